"""The photo room's place in the newsroom."""

from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.permissions import policy_registry

from gazette.staff.policy import RolePolicy
from gazette.staff.roles import may_write

from . import screens
from .lists import PhotoIndexView
from .models import Photo

POLICY = RolePolicy(Photo, {"view": may_write, "choose": may_write, "add": may_write, "change": may_write})
policy_registry.register(Photo, POLICY, exact_class=True)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("images/", PhotoIndexView.as_view()),
        path("images/results/", PhotoIndexView.as_view(results_only=True)),
        path("images/<int:image_id>/", screens.PhotoEditView.as_view()),
        path("images/multiple/<int:image_id>/", screens.UploadedEditView.as_view()),
        path("files/<path:name>", screens.file, name="photo_file"),
        path("crops/<str:uid>/<str:name>", screens.crop, name="photo_crop"),
        path("photos/<int:pk>/withdraw/", screens.WithdrawView.as_view(), name="photo_withdraw"),
    ]
