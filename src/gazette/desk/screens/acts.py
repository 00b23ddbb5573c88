"""The acts beside the editor: update and correct with a note, kill, take down, undo; each a small form of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.stories import actions
from gazette.stories.mending import draft_words, published_words, replace_words
from gazette.stories.models import Story

from .. import pending
from ..models import PendingAct
from .forms import CorrectionForm, ReasonForm, UpdateForm
from .stories import back_to


class ActView(WagtailAdminTemplateMixin, FormView):
    """A form that asks for one act on one story."""

    template_name = "desk/act.html"
    verb: Any = ""
    explained: Any = ""
    header_icon = "doc-full"
    grave = False  # an act that cannot be undone wears the colour of warning

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.story = get_object_or_404(Story, pk=kwargs["pk"])
        self.page_title = self.verb
        self.page_subtitle = str(self.story)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": edit_address(self.story), "label": str(self.story)}, {"url": "", "label": self.verb}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(story=self.story, verb=self.verb, grave=self.grave, explained=self.explained, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            told = self.act(form.cleaned_data)
        except Mistake as mistake:
            form.add_error(None, str(mistake))
            return self.form_invalid(form)
        messages.success(self.request, told)
        return back_to(self.story)

    def act(self, said: dict[str, str]) -> str:
        raise NotImplementedError

    def seen(self) -> str:
        return actions.seen_at(self.story.latest_revision)


class CorrectView(ActView):
    form_class = CorrectionForm
    verb = gettext_lazy("Correct")
    explained = gettext_lazy(
        "The newest draft goes out as the corrected story. The correction is shown with it, on the page of corrections and in the feeds, and stays."
    )

    def act(self, said: dict[str, str]) -> str:
        if said["was"] and said["now_is"]:
            self._mend(said)
        act = pending.ask(self.story, by=self.request.user, at=clock.now(), seen=self.seen(), verb="correct", words=said)
        return _("The correction goes out in a moment.") if act else _("Corrected.")

    def _mend(self, said: dict[str, str]) -> None:
        """Replace the wrong words, unless they were published and someone has put the draft right already."""
        try:
            replace_words(self.story, said["was"], said["now_is"])
        except Mistake:
            if said["was"] in published_words(self.story) and said["now_is"] in draft_words(self.story):
                return
            raise
        self.story.save_revision(user=self.request.user, clean=False)


class UpdateView(ActView):
    form_class = UpdateForm
    verb = gettext_lazy("Update with a note")
    explained = gettext_lazy("The newest draft goes out; readers find the note in the list of versions.")

    def act(self, said: dict[str, str]) -> str:
        act = pending.ask(self.story, by=self.request.user, at=clock.now(), seen=self.seen(), verb="update", words=said)
        return _("The update goes out in a moment.") if act else _("Updated.")


class KillView(ActView):
    form_class = ReasonForm
    verb = gettext_lazy("Kill")
    grave = True
    explained = gettext_lazy("Its words are hidden everywhere at once, on past days too. The address stays and says why. This cannot be undone.")

    def act(self, said: dict[str, str]) -> str:
        actions.kill(self.story, reason=said["reason"], by=self.request.user, at=clock.now())
        return _("Killed. Its address now gives the reason.")


class TakedownView(ActView):
    form_class = ReasonForm
    verb = gettext_lazy("Take down")
    grave = True
    explained = gettext_lazy(
        "Its words are erased, in the record and in the newsroom, drafts included. Backups keep them until they are replaced. This cannot be undone."
    )

    def act(self, said: dict[str, str]) -> str:
        actions.takedown(self.story, reason=said["reason"], by=self.request.user, at=clock.now())
        return _("Taken down.")


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a waiting publication back, or put a failed one away."""
    act = PendingAct.objects.filter(pk=pk).select_related("story").first()
    if act is None:
        messages.error(request, _("Too late: it is out. Update, correct or kill it."))
        return redirect("wagtailadmin_home")
    pending.take_back(act)
    messages.success(request, _("Taken back. “%(story)s” was not published.") % {"story": act.story})
    return back_to(act.story)


@require_POST
def now(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a waiting publication out at once."""
    act = get_object_or_404(PendingAct.objects.select_related("story", "by"), pk=pk)
    try:
        pending.carry_out(act, clock.now())
    except Mistake as mistake:
        messages.error(request, str(mistake))
    else:
        messages.success(request, _("Published."))
    return back_to(act.story)


@require_GET
def waiting(request: HttpRequest, pk: int) -> JsonResponse:
    """Is it still waiting? Asked by the page that counts down."""
    act = PendingAct.objects.filter(pk=pk).first()
    return JsonResponse({"waiting": bool(act and not act.failed), "failed": act.why if act and act.failed else ""})


def edit_address(story: Story) -> str:
    return reverse("stories:edit", args=[story.pk])
