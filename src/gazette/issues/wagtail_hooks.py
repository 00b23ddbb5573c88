"""The printed edition's place in the newsroom."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import deeds, screens


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("edition/", screens.issues, name="issues"),
        path("edition/fit/<int:story>/", screens.fit, name="issue_fit"),
        path("edition/plan/", deeds.plan, name="issue_plan"),
        path("edition/<int:pk>/", screens.builder, name="issue"),
        path("edition/<int:pk>/arrange/", deeds.arrange, name="issue_arrange"),
        path("edition/<int:pk>/make/", deeds.make, name="issue_make"),
        path("edition/<int:pk>/cancel/", deeds.cancel, name="issue_cancel"),
        path("edition/<int:pk>/progress/", screens.progress, name="issue_progress"),
        path("edition/<int:pk>/stories/<int:story>/", deeds.story, name="issue_story"),
        path("edition/<int:pk>/pages/<int:number>/", deeds.page, name="issue_page"),
        path("edition/<int:pk>/book/", deeds.book, name="issue_book"),
        path("edition/<int:pk>/bookings/<int:ad>/drop/", deeds.drop, name="issue_drop"),
        path("edition/<int:pk>/bookings/<int:ad>/rebook/", deeds.rebook, name="issue_rebook"),
        path("edition/<int:pk>/release/", deeds.release, name="issue_release"),
        path("edition/<int:pk>/take-back/", deeds.take_back, name="issue_take_back"),
        path("edition/<int:pk>/made/<str:token>/<str:name>", screens.kept, name="issue_kept"),
    ]


@hooks.register("register_admin_menu_item")
def edition() -> MenuItem:
    return MenuItem(_("Edition"), reverse("issues"), name="edition", icon_name="doc-full-inverse", order=250)
