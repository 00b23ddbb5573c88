"""Columns that several lists of the newsroom have."""

from wagtail.admin.ui.tables import Column


class StandingColumn(Column):
    """The status in words, with a dot of its colour."""

    cell_template_name = "desk/standing_cell.html"


class RetiredColumn(Column):
    """Says “Retired” of what no longer takes stories, and nothing of the rest."""

    cell_template_name = "desk/retired_cell.html"
