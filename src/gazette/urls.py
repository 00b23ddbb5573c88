"""Every address this process answers; who may use which is listed in staff/routes.toml."""

from importlib.util import find_spec

from django.urls import include, path
from wagtail.admin import urls as wagtail

from gazette.desk.screens.clearing import clear
from gazette.desk.screens.home import desk
from gazette.desk.statics import serve
from gazette.keeping.beginning import begin
from gazette.staff.screens import welcome

handler403 = "gazette.staff.shut.refused"
handler404 = "gazette.staff.shut.not_found"
handler500 = "gazette.staff.shut.broken"


def back_up() -> None:
    """A backup beside the others, by the room that keeps the paper."""
    from gazette.house.settings import active
    from gazette.keeping.backup import backup_now

    backup_now(active(), why="before-clearing")


urlpatterns = [
    path("newsroom/", desk, name="desk"),
    path("newsroom/sample/", clear, {"back_up": back_up}, name="clear_sample"),
    path("newsroom/begin/<str:token>/", begin),
    path("newsroom/static/<path:path>", serve),
    path("newsroom/welcome/<str:token>/", welcome, name="welcome"),
    path("newsroom/", include(wagtail)),
]
if find_spec("gazette.newsstand.urls"):
    urlpatterns.append(path("", include("gazette.newsstand.urls")))
