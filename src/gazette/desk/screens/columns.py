"""Columns that several lists of the newsroom have."""

from wagtail.admin.ui.tables import Column, DateColumn


class StandingColumn(Column):
    """The status in words, with a dot of its colour."""

    cell_template_name = "desk/standing_cell.html"


class PublishedColumn(DateColumn):
    """When a story was first published, no more exactly than that is known."""

    cell_template_name = "desk/published_cell.html"


class RetiredColumn(Column):
    """Says “Retired” of what no longer takes stories, and nothing of the rest."""

    cell_template_name = "desk/retired_cell.html"
