"""Files of the photo room, for colleagues only; and withdrawing a picture."""

import mimetypes
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images.views.images import EditView

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.record import pictures
from gazette.staff.staleness import Fresh

from . import actions
from .models import Photo


def file(request: HttpRequest, name: str) -> HttpResponse:
    """An original or a small version of it; the door has asked who is looking."""
    try:
        path = Path(default_storage.path(name))
    except SuspiciousFileOperation:
        raise Http404(name) from None
    if not path.is_file():
        raise Http404(name)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    headers = {"Cache-Control": "private, max-age=86400", "Content-Security-Policy": "default-src 'none'"}
    return HttpResponse(path.read_bytes(), content_type=kind, headers=headers)


def crop(request: HttpRequest, uid: str, name: str) -> HttpResponse:
    """A crop of a picture that may not be public yet, for the preview of a story."""
    picture = get_object_or_404(Photo, uid=uid).as_named(clock.now())
    for shape in pictures.crops(picture):
        for extension in shape.formats:
            if pictures.address(picture, shape, extension).rsplit("/", 1)[1] == name:
                data = pictures.make(picture, shape, extension, active().pictures)
                return HttpResponse(data, content_type=pictures.TYPES[extension], headers={"Cache-Control": "private, max-age=86400"})
    raise Http404(name)


class PhotoEditView(Fresh, EditView):
    """What is known of a picture; a save that comes too late is refused."""


class WithdrawForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("Why"), max_length=255, help_text=gettext_lazy("Kept in the newsroom; readers only no longer see the picture."))


class WithdrawView(WagtailAdminTemplateMixin, FormView):
    """Take a picture off every page."""

    template_name = "photos/withdraw.html"
    form_class = WithdrawForm
    page_title = gettext_lazy("Withdraw")
    header_icon = "image"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.photo = get_object_or_404(Photo, pk=kwargs["pk"])
        self.page_subtitle = self.photo.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": reverse("wagtailimages:edit", args=[self.photo.pk]), "label": self.photo.title}
        return [*self.breadcrumbs_items, here, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(photo=self.photo, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            actions.withdraw(self.photo, why=form.cleaned_data["why"], by=self.request.user, at=clock.now())
        except Mistake as mistake:
            form.add_error(None, str(mistake))
            return self.form_invalid(form)
        messages.success(self.request, _("Withdrawn. No page shows it any more."))
        return redirect("wagtailimages:edit", self.photo.pk)
