"""The story list and the story editor."""

from typing import Any

import django_filters
from django.contrib.admin.utils import quote
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.actions.edit import EditAction
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.record.reading import Reading
from gazette.staff.models import Person, User
from gazette.staff.roles import may_publish
from gazette.stories import actions
from gazette.stories.models import GENRES, Section, Story
from gazette.stories.stops import Stale

from .. import pending
from ..models import PendingAct
from .choosing import StoryChooserViewSet
from .columns import PublishedColumn, StandingColumn
from .forms import RowsPanel, StoryForm
from .topics import TopicsInput

STANDINGS = {
    "draft": Q(live=False, killed=None),
    "live": Q(live=True),
    "changed": Q(live=True, has_unpublished_changes=True),
    "killed": Q(killed__isnull=False),
}
STANDING_WORDS = (("draft", _("Draft")), ("live", _("Live")), ("changed", _("Live, with changes")), ("killed", _("Killed")))

REMEMBERED = 7 * 24 * 3600  # seconds for which a tab's own last save is remembered


class StoryFilter(WagtailFilterSet):
    """Each choice is answered by an index of its own."""

    section = django_filters.ModelChoiceFilter(label=_("Section"), queryset=Section.objects.all())
    standing = django_filters.ChoiceFilter(label=_("Status"), choices=STANDING_WORDS, method="by_standing")
    genre = django_filters.ChoiceFilter(label=_("Genre"), choices=GENRES)
    byline__person = django_filters.ModelChoiceFilter(label=_("Author"), queryset=Person.objects.all())
    edited_by = django_filters.ModelChoiceFilter(label=_("Last edited by"), queryset=User.objects.all())
    edited = django_filters.DateFromToRangeFilter(label=_("Edited"))

    class Meta:
        model = Story
        fields: list[str] = []

    def by_standing(self, rows: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        return rows.filter(STANDINGS[value])


class StoryIndexView(IndexView):
    """Stories, the last edited first. No word of a body is read for it."""

    default_ordering = "-edited"
    page_title = _("Stories")
    bulk_actions_column = None

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("headline", label=_("Story"), accessor=str, get_url=self.get_edit_url),
            Column("slug", label=_("Slug"), accessor="slug"),
            Column("section", label=_("Section"), accessor="section"),
            StandingColumn("standing", label=_("Status"), accessor="standing"),
            PublishedColumn("published", label=_("Published"), accessor="published", sort_key="published"),
            DateColumn("edited", label=_("Edited"), accessor="edited", sort_key="edited"),
        ]

    def get_base_queryset(self) -> QuerySet[Story]:
        return Story.objects.select_related("section").defer("body", "notes")


class Saved:
    """What the editor's two views share: publication waits behind an undo button, and one stays on the page."""

    object: Story
    request: Any
    action: str
    new_revision: Any
    _told: str = ""

    def publish_action(self) -> None:
        """Ask for publication of what was just saved."""
        try:
            act = pending.ask(self.object, by=self.request.user, at=clock.now(), seen=actions.seen_at(self.new_revision))
        except Mistake as mistake:
            messages.error(self.request, str(mistake))
            self._told = gettext("Saved as a draft; it was not published.")
        else:
            self._told = gettext("It goes out in a moment. Undo it below, or press Publish again to send it now.") if act else gettext("Published.")

    def get_success_message(self, instance: Any = None) -> str:
        return self._told or gettext("“%(story)s” is saved as a draft.") % {"story": self.object}

    def get_success_url(self) -> str:
        return reverse("stories:edit", args=[quote(self.object.pk)])

    def get_success_buttons(self) -> list[Any]:
        return []

    # A tab saves by itself again and again; Wagtail's form does not learn what it wrote, so we remember it by the tab's token.
    def save_instance(self) -> Story:
        story: Story = super().save_instance()  # type: ignore[misc]
        if token := self.request.POST.get("tab"):
            seen = actions.seen_at(self.new_revision)
            transaction.on_commit(lambda: cache.set(f"tab:{token[:40]}:{story.pk}", seen, REMEMBERED))
        return story

    def last_saved(self) -> str:
        """What this tab last saved; empty when it has saved nothing yet."""
        token = self.request.POST.get("tab") or ""
        return cache.get(f"tab:{token[:40]}:{self.object.pk}", "") if token else ""

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's, without its checks: they read a part of the page that ours do not have, and what stops a story the editor says itself."""
        panels = super().get_side_panels()  # type: ignore[misc]
        return MediaContainer(panel for panel in panels if not isinstance(panel, ChecksSidePanel))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tab = self.request.POST.get("tab") or get_random_string(24)
        return super().get_context_data(tab=tab, may_publish=may_publish(self.request.user), **kwargs)  # type: ignore[misc]


class StoryCreateView(Saved, CreateView):
    """The editor, empty but for the paper's language."""

    def get_initial_form_instance(self) -> Story:
        return Story(language=active().language)


class QuietEdit(EditAction):
    """A save by itself: kept like any other, but without a line in the journal for each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "log_action": None})


class StoryEditView(Saved, EditView):
    """The editor. A save on a draft that is no longer the newest is refused on every road, and the text is kept."""

    @cached_property
    def action_class(self) -> type[EditAction]:
        return QuietEdit if self.expects_json_response else EditAction

    @property
    def posted_seen(self) -> str:
        """What this editor has before the eyes: what the tab last saved by itself, else what it loaded."""
        post = self.request.POST
        loaded = post.get("loaded_revision_id") or ""
        return self.last_saved() or (f"{loaded}@{post.get('loaded_revision_created_at', '')}" if loaded else "")

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = self.autosave_enabled and not self.live_object.killed

    def is_valid(self, form: Any) -> bool:
        if self.live_object.killed:
            self.produced_error_code = "killed"
            self.produced_error_message = gettext("This story was withdrawn. Nothing of it is saved any more.")
            return False
        try:
            self.refuse_stale()
        except Stale as stale:
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = (
                str(stale)
                + " "
                + gettext("Your text is still below. Open the newest draft in another tab, take over what you need from it, then press “Save mine over it”.")
            )
            self.is_stale = True
            return False
        return super().is_valid(form)

    def refuse_stale(self) -> None:
        """Compare what was seen with what is there now; “Save mine over it” names the draft it means to replace."""
        newest = Story.objects.select_related("latest_revision").get(pk=self.object.pk).latest_revision
        overrule = self.request.POST.get("overrule")
        actions.locked(self.object, seen=overrule if overrule and overrule == actions.seen_at(newest) else self.posted_seen)

    def save_instance(self) -> Story:
        """Once more inside the transaction, with the row held, so that nobody can save in between."""
        try:
            self.refuse_stale()
        except Stale as stale:
            raise PermissionDenied(str(stale)) from None
        return super().save_instance()

    def form_valid(self, form: Any) -> Any:
        with transaction.atomic():
            return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        newest = self.live_object.latest_revision
        if getattr(self, "is_stale", False):
            # The form keeps the ids it came with, so that saving again is refused again unless one means it.
            context["overrule"] = actions.seen_at(newest)
            context["loaded_revision_created_at"] = self.request.POST.get("loaded_revision_created_at", "")
            context["stale_revision_id"] = self.request.POST.get("loaded_revision_id", "")
        else:
            asks = self.request.method == "GET" and not self.live_object.killed
            context["findings"] = actions.findings(self.live_object, at=clock.now()) if asks else ()
        if self.live_object.killed:
            context["ending"] = Reading().standing(self.live_object.uid)
        context["act"] = PendingAct.objects.filter(story=self.object.pk).first()
        context["story"] = self.live_object
        return context


class StoryViewSet(SnippetViewSet):
    """Wagtail's screens for stories, without those that would publish, schedule or delete past the verbs."""

    model = Story
    icon = "doc-full"
    menu_label = _("Stories")
    menu_name = "stories"
    menu_order = 100
    add_to_admin_menu = True
    admin_url_namespace = "stories"
    base_url_path = "stories"
    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 40
    list_export: list[str] = []
    search_fields = ["headline", "slug"]
    search_backend_name = None
    filterset_class = StoryFilter
    index_view_class = StoryIndexView
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    edit_template_name = "desk/story_edit.html"
    create_template_name = "desk/story_create.html"
    chooser_viewset_class = StoryChooserViewSet
    chooser_per_page = 20

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("section"), FieldPanel("genre"), FieldPanel("priority")]),
                    FieldRowPanel([FieldPanel("kicker"), FieldPanel("dateline")]),
                    FieldPanel("headline", widget=AdminAutoHeightTextInput(attrs={"rows": 1, "placeholder": " "})),
                    FieldPanel("standfirst", widget=AdminAutoHeightTextInput(attrs={"placeholder": " "})),
                    RowsPanel("byline", heading=_("Byline"), label=_("name")),
                    MultiFieldPanel(
                        [
                            FieldPanel("lead"),
                            FieldPanel("lead_caption"),
                            FieldRowPanel([FieldPanel("lead_alt"), FieldPanel("lead_credit"), FieldPanel("lead_decorative")]),
                        ],
                        heading=_("Lead picture"),
                    ),
                    FieldPanel("body"),
                ],
                heading=_("Story"),
            ),
            ObjectList(
                [
                    FieldPanel("slug"),
                    FieldPanel("topics", widget=TopicsInput),
                    FieldRowPanel([FieldPanel("people"), FieldPanel("places")]),
                    FieldRowPanel([FieldPanel("language"), FieldPanel("ai_use")]),
                    RowsPanel("sources", heading=_("Where this comes from (public)"), label=_("source")),
                ],
                heading=_("Filing"),
            ),
            ObjectList([FieldPanel("notes"), FieldPanel("embargo_until"), FieldPanel("hold")], heading=_("Notes and holds")),
        ],
        base_form_class=StoryForm,
    )


def back_to(story: Story) -> Any:
    return redirect("stories:edit", quote(story.pk))
