"""Every address the newsroom's process answers; who may use which is listed in staff/routes.toml."""

from django.urls import include, path
from wagtail.admin import urls as wagtail

urlpatterns = [
    path("newsroom/", include(wagtail)),
]
