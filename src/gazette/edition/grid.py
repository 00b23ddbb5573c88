"""The paper's own page: one of the sizes with what ``[print]`` in ``gazette.toml`` says otherwise. Millimetres in, points out."""

from dataclasses import replace

from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings

from .presses import Press
from .sheet import MM, SIZES, Sheet

NARROWEST, WIDEST = 38, 110  # millimetres of a column: fewer letters do not justify, more do not read
NEWEST = {"tabloid": 8, "broadsheet": 4, "a4": 12}  # pages of a first edition, when none are asked for
MOST = 64


def sheet_of(settings: Settings, size: str = "") -> Sheet:
    """The sheet of a size, with the paper's own measures when it is the paper's own size. Raises Mistake for what cannot be printed."""
    size = size or settings.page_size
    if size not in SIZES:
        raise Mistake(f"“{size}” is no size. Choose {', '.join(SIZES)}.")
    sheet = SIZES[size]
    if size != settings.page_size:
        return sheet
    sheet = replace(
        sheet, width=settings.page_width * MM or sheet.width, height=settings.page_height * MM or sheet.height, columns=settings.page_columns or sheet.columns,
        gutter=settings.page_gutter * MM or sheet.gutter, margin=_margins(settings) or sheet.margin, leading=settings.page_leading or sheet.leading,
        body=settings.page_body or sheet.body,
    )  # fmt: skip
    return _checked(sheet)


def press_of(settings: Settings) -> Press:
    """The press the printer's file is meant for. Raises Mistake when its profile is not there."""
    profile = settings.directory / settings.press_profile
    if settings.press_profile and not profile.is_file():
        raise Mistake(f"[print] press_profile names {profile}, which is not there. Put the printer's ICC profile there, or take the line out.")
    return Press(settings.press_condition, profile.read_bytes() if settings.press_profile else b"", settings.press_bleed)


def pages_of(asked: int | None) -> int | None:
    """A number of pages that can be printed, or None for as many as there is copy. Raises Mistake."""
    if asked is not None and not 1 <= asked <= MOST:
        raise Mistake(f"{asked} pages cannot be printed. Ask for 1 to {MOST}.")
    return asked


def _margins(settings: Settings) -> tuple[float, float, float, float] | None:
    if not settings.page_margins:
        return None
    try:
        left, top, right, bottom = (float(part) * MM for part in settings.page_margins.split())
    except ValueError:
        raise Mistake(f"[print] page_margins is “{settings.page_margins}”. Write left, top, right and bottom in mm, like “12 12 12 14”.") from None
    return left, top, right, bottom


def _checked(sheet: Sheet) -> Sheet:
    column = sheet.column / MM if sheet.columns > 0 else 0
    if not NARROWEST <= column <= WIDEST:
        raise Mistake(f"[print] gives columns of {column:.0f} mm; {NARROWEST} to {WIDEST} can be set. Change page_columns, page_width or page_margins.")
    if sheet.rows < 40:
        raise Mistake(f"[print] gives pages of {sheet.rows} lines; at least 40 are needed. Change page_height, page_leading or page_margins.")
    if not 6 <= sheet.body <= sheet.leading <= 16:
        raise Mistake("[print] page_body must be 6 points or more, and page_leading at least as much and at most 16.")
    return sheet
