"""Files of the photo room, for colleagues only; and withdrawing a picture."""

import mimetypes
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images.views import multiple
from wagtail.images.views.images import EditView

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.record import pictures
from gazette.staff.staleness import Fresh, last_to_save, seen_in

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


class UploadedEditView(multiple.EditView):
    """What is known of a picture just uploaded, on the page of uploads. It is refused once when somebody else has saved it since; sent again it replaces."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.model = self.get_model()  # its permissions are looked up by it
        with transaction.atomic():
            photo = get_object_or_404(Photo.objects.select_for_update(of=("self",)), pk=kwargs[self.pk_url_kwarg])
            if seen_in(photo) == request.POST.get("seen"):
                return super().post(request, *args, **kwargs)
            return self._refused(request, photo)

    def _refused(self, request: HttpRequest, photo: Photo) -> HttpResponse:
        if not self.permission_policy.user_has_permission_for_instance(request.user, "change", photo):
            raise PermissionDenied
        stands = Photo.objects.get(pk=photo.pk)  # the form writes into the one it is given
        form = self.get_edit_form_class()(request.POST, request.FILES, instance=photo, prefix=f"{self.edit_object_form_prefix}-{photo.pk}", user=request.user)
        form.is_valid()
        form.add_error(None, refusal(stands, form, _("press “Update” again to save yours over it.")))
        words = {self.context_object_name: stands, "edit_action": reverse(self.edit_object_url_name, args=[photo.pk]),
                 "delete_action": reverse(self.delete_object_url_name, args=[photo.pk]), "form": form}  # fmt: skip
        answer = {"success": False, self.context_object_id_name: photo.pk}
        return JsonResponse({**answer, "form": render_to_string(self.edit_form_template_name, words, request=request)})


def refusal(stands: Photo, form: Any, deed: str) -> str:
    """Who saved it since, and what stands in the fields that were sent otherwise."""
    theirs = [f"{field.label}: {getattr(stands, name, '')}" for name, field in form.fields.items() if name in form.changed_data and name != "file"]
    return _("%(who)s has saved it since you opened it. Nothing was changed. There it says: %(theirs)s. Take over what you need, then %(deed)s") % {
        "who": last_to_save(stands), "theirs": "; ".join(theirs), "deed": deed,
    }  # fmt: skip


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
