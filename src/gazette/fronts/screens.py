"""The screens of the fronts: arrange, launch, roll back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import PreviewSidePanel
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.views.generic.preview import PreviewOnCreate, PreviewOnEdit
from wagtail.admin.viewsets.model import ModelViewSet

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.record.models import Entry
from gazette.staff.staleness import Fresh, seen_in

from . import actions
from .models import Front


class Previewed:
    """What both of a front's editors have: the whole page beside the form, as readers would get it."""

    object: Front | None
    request: HttpRequest

    def get_side_panels(self) -> Any:
        front = self.object or Front()
        address = reverse("front_preview", args=[front.pk]) if front.pk else reverse("front_preview_new")
        return MediaContainer([*super().get_side_panels(), PreviewSidePanel(front, self.request, preview_url=address)])  # type: ignore[misc]


class FrontEditView(Previewed, Fresh, EditView):
    """The front being arranged, with what was launched before beside it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(launches=actions.launches(self.object), **kwargs)

    def get_success_url(self) -> str:
        return self.get_edit_url()

    def save_instance(self) -> Front:
        """Save the arrangement; “Launch” sends it to the readers as well."""
        front: Front = super().save_instance()
        if self.request.POST.get("launch"):
            try:
                actions.launch(front, by=self.request.user, at=clock.now())
                self.success_message = gettext_lazy("“%(object)s” is launched.")
            except Mistake as mistake:
                messages.error(self.request, str(mistake))
                self.success_message = gettext_lazy("The arrangement is saved; it was not launched.")
        return front

    def get_success_buttons(self) -> list[Any]:
        return []


class FrontCreateView(Previewed, CreateView):
    """A new front; one stays on its page."""

    def get_success_url(self) -> str:
        return self.get_edit_url()


class FrontPreview(PreviewOnEdit):
    model = Front


class NewFrontPreview(PreviewOnCreate):
    model = Front


class FrontViewSet(ModelViewSet):
    """Fronts of the paper and of sections."""

    model = Front
    name = "fronts"
    icon = "site"
    menu_label = gettext_lazy("Fronts")
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ["__str__", "edited"]
    add_view_class = FrontCreateView
    edit_view_class = FrontEditView
    create_template_name = "fronts/create.html"
    edit_template_name = "fronts/edit.html"
    edit_handler = ObjectList([FieldPanel("section"), FieldPanel("packages")])


@require_POST
def roll_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Bring back the front of an earlier launch, unless somebody arranged it anew since the list was opened."""
    front = get_object_or_404(Front, pk=pk)
    if request.POST.get("seen") != seen_in(front):
        messages.error(request, _("Somebody has saved this front since you opened it. Nothing was changed; look at it and ask again."))
        return redirect("fronts:edit", pk)
    entry = get_object_or_404(Entry, number=number, kind="front")
    if entry not in actions.launches(front, 1000):
        return HttpResponse(_("That launch belongs to another front."), status=400)
    try:
        actions.roll_back(front, entry, by=request.user, at=clock.now())
    except Mistake as mistake:
        messages.error(request, str(mistake))
    else:
        messages.success(request, _("The earlier front is back."))
    return redirect("fronts:edit", pk)
