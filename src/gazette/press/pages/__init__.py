"""The pages of the paper, one kind a module: every address that is HTML, in the order in which they are tried."""

from gazette.press.kinds import Kind

from . import about, archive, corrections, front, look, names, notices, section, story, today, versions

PAGES: tuple[Kind, ...] = (
    front.KIND,
    story.KIND, versions.KIND, versions.ONE,
    archive.KIND, archive.MONTHS, archive.DAYS,
    corrections.KIND, corrections.MONTHS,
    today.KIND, today.DAYS, today.SHEETS, today.YEARS,
    names.TOPICS, names.AUTHORS,
    about.KIND, about.PLACES,
    notices.LOST, notices.CLOSED,
    look.KIND, look.ICON,
    section.KIND, section.MONTHS,
)  # fmt: skip
