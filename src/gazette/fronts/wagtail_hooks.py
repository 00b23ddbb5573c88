"""The fronts' place in the newsroom."""

from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.permissions import policy_registry

from gazette.staff.policy import RolePolicy
from gazette.staff.roles import may_publish, works_here

from .models import Front
from .screens import FrontPreview, FrontViewSet, NewFrontPreview, roll_back

policy_registry.register(Front, RolePolicy(Front, {"view": works_here, "add": may_publish, "change": may_publish}), exact_class=True)


@hooks.register("register_admin_viewset")
def fronts() -> Any:
    return FrontViewSet()


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("fronts/<int:pk>/back/<int:number>/", roll_back, name="front_back"),
        path("fronts/preview/", NewFrontPreview.as_view(), name="front_preview_new"),
        path("fronts/preview/<int:pk>/", FrontPreview.as_view(), name="front_preview"),
    ]
