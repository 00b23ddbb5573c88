"""The list of photos: what each is called, and what it still lacks before it may be printed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images.views.images import IndexView


class PhotoIndexView(IndexView):
    """Wagtail's list as a sheet of contact prints, without boxes to tick: nothing here is done to many at once."""

    page_title = _("Photos")
    add_item_label = _("Add a photo")
    template_name = "photos/index.html"
    results_template_name = "photos/index_results.html"
    show_other_searches = False
    layout = "grid"
    columns: list[Any] = []
    ORDERING_OPTIONS = {"-created_at": _("Newest"), "created_at": _("Oldest"), "title": _("By title")}

    def decorate_paginated_queryset(self, photos: Any) -> Any:
        """The record knows where a picture ran; nothing is counted here."""
        return photos
