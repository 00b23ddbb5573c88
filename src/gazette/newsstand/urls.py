"""The public addresses that the newsroom's process answers; the front door mounts them at the root."""

from django.urls import path

from . import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("as-of/<str:time>/", views.as_of, {"path": ""}, name="as-of-front"),
    path("as-of/<str:time>/<path:path>", views.as_of, name="as-of"),
    path("oembed", views.oembed, name="oembed"),
]
