"""The search page: what a reader asked for, read kindly, and what the record has for it."""

from datetime import date, timedelta
from itertools import islice
from urllib.parse import urlencode

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from gazette.house.clock import now
from gazette.house.days import day_of
from gazette.press.context import Context
from gazette.press.pages.search import Filter, Hit, search_page
from gazette.press.wording import Wording, wording
from gazette.record.copy import GENRES, Copy
from gazette.record.reading import Reading

from . import oembed as embedding
from . import past
from .budget import Budget
from .marking import excerpt, marked
from .notice import asked, only_read, too_often, unindexed
from .search import MOST, STRETCH, Found, Question, behind, catch_up, look_up
from .terms import MOST_LETTERS, terms

BUDGET = Budget(at_once=20, a_minute=40)
SPANS = (("The last week", 7), ("The last month", 31), ("The last year", 366))
AUTHORS = 8  # of what was found, offered to narrow the search
NARROWING = ("section", "author", "genre", "from", "to", "order")

as_of = only_read(past.as_of)
oembed = only_read(embedding.oembed)


@only_read
def search(request: HttpRequest) -> HttpResponse:
    """Answers ``?q=`` with section, author (slugs), genre, from, to (days), order=best and page."""
    reading = Reading()
    ctx = Context(reading, now())
    if not BUDGET.allows(request.META.get("HTTP_X_FORWARDED_FOR", "")):
        return too_often(ctx, BUDGET.wait())
    keep_up()
    said = {name: text for name in ("q", *NARROWING, "page") if (text := asked(request.GET, name))}
    question = read(said, reading)
    found = look_up(question, reading)
    say = wording(reading.paper().language)
    page = search_page(
        ctx, said.get("q", "")[:MOST_LETTERS], filters(said, question, found, reading, say) if not question.is_empty else (),
        hits(ctx, question, found), message(said, question, found, say), total=min(found.total, MOST),
        hidden={name: said[name] for name in NARROWING if name in said},
        previous=_turned(said, question.page - 1) if question.page > 1 else "", following=_turned(said, question.page + 1) if found.more else "",
    )  # fmt: skip
    return unindexed(HttpResponse(page))


def keep_up() -> None:
    """Take in the few entries nobody told the index about; a long way behind is the runner's work, not a reader's."""
    try:
        if 0 < behind() <= STRETCH:
            catch_up(limit=1)
    except OperationalError:
        pass  # the database is being written to: the index answers as it is


def read(said: dict[str, str], reading: Reading) -> Question:
    """A question from the address. What names nothing of ours narrows nothing."""
    page = said.get("page", "")
    return Question(
        terms(said.get("q", "")),
        section=reading.by_slug("section", said.get("section", "")) or "",
        author=reading.by_slug("person", said.get("author", "")) or "",
        genre=said["genre"] if said.get("genre") in GENRES else "",
        start=_day(said.get("from", "")),
        end=_day(said.get("to", "")),
        best=said.get("order") == "best",
        page=max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 5 else 1,
    )


def hits(ctx: Context, question: Question, found: Found) -> list[Hit]:
    """What was found, its words marked."""
    shown = []
    for story, copy in found.copies.items():
        card = ctx.card(story)
        if card:
            shown.append(Hit(card, excerpt(_lines(copy), question.terms), marked(copy.headline, question.terms)))
    return shown


def filters(said: dict[str, str], question: Question, found: Found, reading: Reading, say: Wording) -> list[Filter]:
    """The ways to narrow the question, as links."""
    today = day_of(now(), reading.paper().zone)
    sections = [(section.name, section.slug) for section in reading.sections()]
    spans = [(say(words), (today - timedelta(days=days)).isoformat()) for words, days in SPANS]
    shown = [
        _filter(say("Order"), "order", said, [(say("Newest first"), ""), (say("Best first"), "best")]),
        _filter(say("Section"), "section", said, [(say("All sections"), ""), *sections]),
        _filter(say("Time"), "from", said, [(say("Any time"), ""), *spans]),
        _filter(say("Kind"), "genre", said, [(say("Every kind"), ""), *((say(genre.capitalize()), genre) for genre in GENRES)]),
    ]
    people = authors(question, found, reading)
    if people:
        shown.append(_filter(say("Author"), "author", said, [(say("Everybody"), ""), *people]))
    return shown


def authors(question: Question, found: Found, reading: Reading) -> list[tuple[str, str]]:
    """Who wrote what was found, as (name, slug): who is asked for first, then as the stories come, a few of them."""
    writers = (line.person for copy in found.copies.values() for line in copy.byline if line.person)
    people = (reading.person(ref) for ref in islice(dict.fromkeys((*filter(None, (question.author,)), *writers)), AUTHORS))
    return [(person.name, person.slug) for person in people if person]


def message(said: dict[str, str], question: Question, found: Found, say: Wording) -> str:
    """Why there is nothing, or that there is more than was counted; empty when the results speak for themselves."""
    if found.total > MOST:
        return say("More than {count} stories were found. Narrow the search to see fewer.", count=MOST)
    if found.copies or not said.get("q") and question.is_empty:
        return ""
    if question.is_empty:
        return say("There is no word in what you typed. Try a name, a place or a word from a headline.")
    return say("Nothing was found. Try fewer or other words, or look in the archive by day.")


def _filter(label: str, name: str, said: dict[str, str], choices: list[tuple[str, str]]) -> Filter:
    return Filter(label, tuple((words, _with(said, name, value), said.get(name, "") == value) for words, value in choices))


def _with(said: dict[str, str], name: str, value: str) -> str:
    kept = {key: text for key, text in said.items() if key not in (name, "page")}
    return "/search/?" + urlencode({**kept, name: value} if value else kept)


def _turned(said: dict[str, str], page: int) -> str:
    return "/search/?" + urlencode({**said, "page": str(page)})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _lines(copy: Copy) -> list[str]:
    return [*copy.plain_body(), copy.standfirst, copy.kicker]
