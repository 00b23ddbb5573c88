"""A story as a page of plain text: what the paper began with, and what ``read --format text`` gives back."""

from collections.abc import Iterator
from datetime import datetime

from gazette.house.days import MONTHS, age, day_of, long_date
from gazette.house.text import plain
from gazette.record.copy import Block, Copy
from gazette.record.names import Paper

TYPE = "text/plain; charset=utf-8"


def write(copy: Copy, *, paper: Paper, section: str, moment: datetime) -> str:
    """Nameplate and date of the moment, headline, standfirst, section and age, and the body in its order."""
    when = f"{section} {_age(copy, paper, moment)}".strip()
    head = "\n".join((paper.monogram, paper.name, long_date(day_of(moment, paper.zone))))
    lead = [plain(copy.lead.caption)] if copy.lead and copy.lead.caption else []
    parts = [head, copy.headline, copy.standfirst, when, *lead, *(part for block in copy.body for part in _paragraphs(block))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _age(copy: Copy, paper: Paper, moment: datetime) -> str:
    """Its age then; of what is known to the day, month or year only and was too near then, that."""
    day = day_of(copy.published_at(), paper.zone)
    known = {"year": str(day.year), "day": f"{MONTHS[day.month - 1]} {day.day}, {day.year}"}.get(copy.exact, f"{MONTHS[day.month - 1]} {day.year}")
    return age(copy.published_at(), moment, paper.zone, copy.exact) or known


def _paragraphs(block: Block) -> Iterator[str]:
    value = block.value
    if block.type == "list":
        marks = (f"{n}." for n in range(1, len(value["items"]) + 1)) if value.get("ordered") else ("•" for _ in value["items"])
        yield "\n".join(f"{mark} {plain(item)}" for mark, item in zip(marks, value["items"], strict=True))
    elif block.type in ("quote", "pullquote"):
        yield plain(value["text"]) + (f"\n— {value['who']}" if value.get("who") else "")
    elif block.type == "factbox":
        yield "\n".join([value["title"], *(": ".join(filter(None, (label, plain(words)))) for label, words in value["rows"])]).strip()
    elif block.type == "table":
        rows = ([value["head"]] if value.get("head") else []) + value["rows"]
        yield "\n".join([*filter(None, [value.get("caption", "")]), *("\t".join(map(plain, row)) for row in rows)])
    elif block.type == "gallery":
        yield "\n".join(plain(figure["caption"]) for figure in value["pictures"] if figure.get("caption"))
    elif block.type == "embed":
        yield f"{value.get('title', '')} {value['url']}".strip()
    else:
        yield plain(value.get("caption", "") if block.type == "picture" else value["text"])
