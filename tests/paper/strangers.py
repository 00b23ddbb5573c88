"""A paper we did not write: three hundred ragged items of others, taken in as they are, into a paper of another name and look.

``python -m tests.paper.strangers DIRECTORY SAMPLES`` makes and presses it. ``words.json`` in it holds, for each address, the words
its original had, read by another reader (lxml) than the one that took it in; ``refused.json`` what was not taken in, and why.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import feedparser
import frontmatter
from lxml import etree, html
from markdown_it import MarkdownIt

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.keeping.founding import found_empty
from gazette.record.copy import Byline, Copy, Figure
from gazette.wire.html import blocks_from_html
from gazette.wire.item import Item

WANTED = 300
TOML = """\
[paper]
name = "Süddünenländische Nachrichtenrundschau für Jedermann"
monogram = "SNR"
motto = "Was andere schrieben"
language = "de"
zone = "Europe/Berlin"
base_url = "{address}"

[look]
tokens = {{ red = "#00524a", red-ink = "#00524a", paper = "#ffffff", sheet = "#eef4f2" }}
tokens_dark = {{ red = "#1d7f72", red-ink = "#7fd8ca" }}
"""
SECTIONS = {"government": "Government & Technology", "world": "World", "wire": "From the Wires, Unedited", "languages": "Sprachen"}
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
UNREAD = ("script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "head", "title", "textarea", "select", "option",
          "audio", "video", "canvas")  # fmt: skip
INLINE = ("a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "del", "ins", "samp", "small", "span", "strong", "sub",
          "sup", "tt", "u", "var")  # marks within a word do not part it
WORD = re.compile(r"\w+")
LANGUAGES = {"ar": "ar", "he": "he", "hi": "hi", "ko": "ko", "th": "th", "zh": "zh-Hant"}
LONG = "Ein Satz, der als Überschrift gedacht war und dann doch nicht aufhören wollte, weil niemand ihn kürzte, auch nicht der Nachtredakteur"


@dataclass(frozen=True)
class Found:
    """An item to be taken in, with the markup of its original body and the folder its pictures may lie in."""

    item: Item
    markup: str
    folder: Path | None = None


def words(markup: str) -> list[str]:
    """The words of a body as a plain reader of HTML finds them."""
    if not markup.strip():
        return []
    tree = html.fromstring(f"<html><body><div>{markup}</div></body></html>".encode(), parser=html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(tree, *UNREAD, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    for element in tree.iter():
        if element.tag not in INLINE:
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    return WORD.findall("".join(tree.itertext()))


def gather(samples: Path) -> Iterator[Found]:
    """Items of every origin by turns, so that whatever number is taken holds some of each."""
    origins = [markdown(samples), wikinews(samples), feeds(samples), languages(samples)]
    while origins:
        for origin in list(origins):
            if taken := list(islice(origin, 3)):
                yield from taken
            else:
                origins.remove(origin)


def markdown(samples: Path) -> Iterator[Found]:
    """Posts of a government office and of a blog: missing pictures, tables, HTML within, many authors, some with real photographs."""
    from gazette.wire.formats import markdown as reader

    photos = sorted(path for path in (samples / "photo-free").rglob("*") if path.suffix in (".jpg", ".jpeg", ".png"))
    for number, path in enumerate(sorted((samples / "markdown").rglob("*.md"))):
        if path.name == "SOURCES.md":
            continue
        text = path.read_text("utf-8")
        for item in reader.read(text, name=path.name, zone="Europe/Berlin", language="en"):
            body = MARKDOWN.render(frontmatter.parse(text)[1])
            copy = item.copy.but(section="government")
            if number % 9 == 0 and photos:
                photo = photos[number // 9 % len(photos)]
                copy = copy.but(lead=Figure(picture=photo.name, caption="Someone else’s caption.", credit="REUTERS/AP/dpa (wrong), all rights, no rights"))
                yield Found(replace(item, copy=copy), body, photo.parent)
            else:
                yield Found(replace(item, copy=copy), body)


def wikinews(samples: Path) -> Iterator[Found]:
    """Plain news with every fact in it, and headlines longer than any slot."""
    from gazette.wire.formats import markdown as reader

    for number, path in enumerate(sorted((samples / "corpus-wikinews").glob("[in]*.md"))):
        text = path.read_text("utf-8")
        for item in reader.read(text, name=path.name, zone="Europe/Berlin", language="en"):
            headline = f"{item.copy.headline}: {LONG}" if number % 4 == 0 else item.copy.headline
            copy = item.copy.but(section="world", headline=headline, priority=1 + number % 3)
            yield Found(replace(item, copy=copy), MARKDOWN.render(frontmatter.parse(text)[1]))


def feeds(samples: Path) -> Iterator[Found]:
    """What feeds send: no title, no date, no author, markup that never ends."""
    files = [path for folder in ("feeds-wild", "feeds-w3c") for path in sorted((samples / folder).rglob("*")) if path.is_file()]
    for path in files:
        for number, entry in enumerate(feedparser.parse(path.read_bytes(), sanitize_html=False).entries[:6]):
            if found := _entry(entry, f"{path.stem}-{number}"):
                yield found


def _entry(entry: feedparser.FeedParserDict, name: str) -> Found | None:
    contents = [part for part in entry.get("content", ()) if part.get("value")] or [entry.get("summary_detail") or {}]
    markup = str(contents[0].get("value") or "")
    if contents[0].get("type") == "text/plain":
        markup = f"<p>{html.tostring(html.Element('p'), encoding='unicode')}</p>" if not markup else "".join(
            f"<p>{etree.tostring(_paragraph(part), encoding='unicode', method='html')}</p>" for part in markup.split("\n\n"))  # fmt: skip
    headline = " ".join(words(entry.get("title", ""))) or " ".join(words(markup)[:14])
    if not headline or len(words(markup)) < 4:
        return None
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    published = datetime(*moment[:6], tzinfo=UTC) if moment and 1990 < moment[0] < 2025 else None
    author = " ".join(str(entry.get("author") or "").split())[:200]
    slug = "".join(character if character.isalnum() and character.isascii() else "-" for character in name.lower()).strip("-")
    copy = Copy(story="", slug=slug[:80], day="", version=1, headline=headline[:400], section="wire", published="", updated="", language="en",
                byline=(Byline(person=author),) if author else (), body=tuple(blocks_from_html(markup, slug)))  # fmt: skip
    return Found(Item(copy, published), markup)


def _paragraph(text: str) -> html.HtmlElement:
    paragraph = html.Element("span")
    paragraph.text = "".join(character for character in text if character >= " " or character in "\n\t")
    return paragraph


def languages(samples: Path) -> Iterator[Found]:
    """Seven other languages, two of them from right to left, as paragraphs of a parallel corpus and as real Japanese stories."""
    folder = samples / "corpus-multilingual"
    for tag, language in LANGUAGES.items():
        path = next(folder.glob(f"*{tag}-*news.tsv"), None)
        lines = [line.split("\t")[-1] for line in path.read_text("utf-8").splitlines()] if path else []
        for start in range(0, min(len(lines), 60), 12):
            yield _lines(f"{tag}-{start}", language, lines[start], lines[start + 1 : start + 12])
    hebrew = [line for line in (folder / "he-IAHLTwiki.txt").read_text("utf-8").splitlines() if len(line) > 60]
    for start in range(0, 24, 8):
        yield _lines(f"he-{start}", "he", hebrew[start][:120], hebrew[start + 1 : start + 8])
    with gzip.open(folder / "ja-wikinews-a.jsonl.gz", "rt", encoding="utf-8") as stories:
        for line in islice(stories, 20):
            story = json.loads(line)
            yield _lines(f"ja-{story['id']}", "ja", story["headline"], [story["body"]])


def _lines(slug: str, language: str, headline: str, lines: Iterable[str]) -> Found:
    markup = "".join(etree.tostring(_p(line), encoding="unicode", method="html") for line in lines)
    copy = Copy(story="", slug=slug, day="", version=1, headline=headline.strip(), section="languages", published="", updated="", language=language,
                body=tuple(blocks_from_html(markup, slug)))  # fmt: skip
    return Found(Item(copy), markup)


def _p(text: str) -> html.HtmlElement:
    paragraph = html.Element("p")
    paragraph.text = text
    return paragraph


def main(directory: Path, samples: Path) -> None:
    """Found the paper, take everything in, press it."""
    now = clock.now()
    found_empty(directory, at=now - timedelta(seconds=2), name="Nobody")
    (directory / "gazette.toml").write_text(TOML.format(address=active().base_url), "utf-8")
    active.cache_clear()
    from gazette.keeping.declaring import declare
    from gazette.staff.pressing import press_held
    from gazette.stories.models import Section

    with press_held():
        declare(active(), at=now - timedelta(seconds=1))
        for order, (slug, name) in enumerate(SECTIONS.items()):
            Section(slug=slug, name=name, order=order).save(at=now - timedelta(seconds=1))
        known, refused = take_all(gather(samples), now)
    (directory / "words.json").write_text(json.dumps(known), "utf-8")
    (directory / "refused.json").write_text(json.dumps(refused), "utf-8")
    from gazette.press.press import press_all

    report = press_all(active(), stop=lambda: _only_late(active()))
    assert not report.faults, report.faults


def take_all(everything: Iterable[Found], now: datetime) -> tuple[dict[str, list[str]], list[str]]:
    """Take in what is wanted of it. Returns address -> the words of its original, and what was refused."""
    from gazette.wire import intake

    known: dict[str, list[str]] = {}
    refused: list[str] = []
    for number, found in enumerate(everything):
        if len(known) == WANTED:
            break
        item = found.item if found.item.published else replace(found.item, published=now - timedelta(hours=2 + number % 200))
        try:
            taken = intake.take_in(item, at=now, folder=found.folder)
        except Mistake as mistake:
            refused.append(str(mistake))
            continue
        known[taken.story.path] = words(found.markup)
    return known, refused


def _only_late(settings: object) -> bool:
    from .making import next_due

    return next_due(settings).endswith(".avif")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

