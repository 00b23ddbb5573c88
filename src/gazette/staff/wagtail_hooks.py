"""Colleagues' place in the newsroom, and Wagtail's questions about them."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from . import screens
from .models import Person
from .policy import RolePolicy
from .roles import may_administer, may_publish, works_here

policy_registry.register(Person, RolePolicy(Person, {"view": works_here, "choose": works_here, "add": may_publish, "change": may_publish}), exact_class=True)


class ColleaguesItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may_administer(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("colleagues/", screens.colleagues, name="colleagues"),
        path("colleagues/<int:pk>/", screens.change, name="colleague_change"),
    ]


@hooks.register("register_admin_menu_item")
def colleagues() -> MenuItem:
    return ColleaguesItem(_("Colleagues"), reverse("colleagues"), name="colleagues", icon_name="group", order=800)
