"""The windows in which a story, section, topic or person is chosen; all are searched by words."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import BaseSnippetChooseView, ChooseResultsView, ChooseView, SnippetChooserViewSet

from gazette.stories.models import Story

from .columns import StandingColumn

MOST_WORDS = 8


class WordsForm(BaseFilterForm):
    """One field; every word of it must stand in the name or the slug."""

    q = forms.CharField(label=_("Search"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")}))
    looked_in: tuple[str, ...] = ("name", "slug")

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        self.search_query = self.cleaned_data["q"].strip()
        self.is_searching = bool(self.search_query)
        for word in self.search_query.split()[:MOST_WORDS]:
            found = Q()
            for field in self.looked_in:
                found |= Q(**{f"{field}__icontains": word})
            objects = objects.filter(found)
        return objects


class HeadlinesForm(WordsForm):
    looked_in = ("headline", "slug")


class Searched(BaseSnippetChooseView):
    """What a window and its results share."""

    filter_form_class = WordsForm
    results_template_name = "desk/choose_results.html"


class Stories(Searched):
    """Stories that readers have or may get, the last edited first. No word of a body is read for it."""

    filter_form_class = HeadlinesForm
    ordering = ("-edited", "-pk")

    def get_object_list(self) -> QuerySet[Story]:
        return Story.objects.filter(killed=None).select_related("section").defer("body", "notes")

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,
            Column("section", label=_("Section"), accessor="section"),
            StandingColumn("standing", label=_("Status"), accessor="standing"),
        ]


class ChooseName(Searched, ChooseView):
    """The window."""


class ChooseNameResults(Searched, ChooseResultsView):
    """Its list, while somebody types."""


class ChooseStory(Stories, ChooseView):
    """The window."""


class ChooseStoryResults(Stories, ChooseResultsView):
    """Its list, while somebody types."""


class NameChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChooseName
    choose_results_view_class = ChooseNameResults


class StoryChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChooseStory
    choose_results_view_class = ChooseStoryResults
