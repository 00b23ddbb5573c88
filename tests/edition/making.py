"""The one factory of stories to print: the sample paper's own, small ones for a test, and whole papers at random."""

import random
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from gazette.edition.from_copy import story_of
from gazette.edition.snapshot import Amends, Box, HouseAd, Piece, Section, Shot, Snapshot, Story
from gazette.edition.wording import signed
from gazette.house.settings import load
from gazette.wire.formats import markdown

SAMPLE = Path(__file__).parents[2] / "sample"
DAY = date(2025, 11, 8)
SECTIONS = (Section("city", "City"), Section("world", "World"), Section("sport", "Sport"))
SAID = """river harbor council tram morning figures officer residents statement bridge levy survey catalog winter engineers committee
    neighbor hospital nurses ferry signal market evening question answer printed measured reported announced considered responsibilities
    in of the and to a for with on at by from it was had said that no one more"""
WORDS = SAID.split()
SHORT = WORDS[WORDS.index("in") :]


def make_story(name: str = "bridge", *, words: int = 160, **fields: Any) -> Story:
    """A story whose every sentence holds a word of its own, so that a lost one is seen."""
    return Story(**{"id": name, "section": "city", "headline": f"The {name.title()} Opens Again", "pieces": paragraphs(name, words), **fields})


def paragraphs(name: str, words: int, seed: int = 0, *, short: float = 0.0) -> tuple[Piece, ...]:
    """Paragraphs of about 45 words, so many more of them short ones."""
    chance = random.Random(f"{name}{seed}")
    made, count = [], 0
    while count < words:
        length = min(45, max(8, words - count))
        said = [chance.choice(SHORT if short and chance.random() < short else WORDS) for _ in range(length)]
        said[0], said[length // 2] = said[0].title(), f"{name}{count}"
        made.append(Piece("paragraph", " ".join(said) + "."))
        count += length
    return tuple(made)


TURNED = {
    language: said.split()
    for language, said in {
        "ar": """أعلن المجلس البلدي أمس عن فتح الجسر القديم أمام المرور بعد أعمال استمرت سنة وقال المهندسون إن النهر ارتفع في تشرين الثاني كما لم
        يرتفع من قبل ولا يزال السكان ينتظرون الجواب عن سؤالهم إلى متى تبقى المدارس مغلقة والأسواق""",
        "fa": """شورای شهر دیروز اعلام کرد که پل قدیمی پس از یک سال کار باز می‌شود و مهندسان گفتند رودخانه در آبان چنان بالا آمد که پیش از این نیامده بود
        مردم هنوز منتظر پاسخ‌اند که مدرسه‌ها و بازارها تا کی بسته می‌مانند""",
        "he": """מועצת העיר הודיעה אתמול על פתיחת הגשר הישן לתנועה לאחר עבודות שנמשכו שנה והמהנדסים אמרו כי הנהר עלה בנובמבר כפי שלא עלה מעולם
        התושבים עדיין ממתינים לתשובה עד מתי יישארו בתי הספר סגורים והשווקים""",
    }.items()
}  # words of languages written from right to left


def make_turned(name: str, language: str, *, words: int = 160, **fields: Any) -> Story:
    """A story written from right to left, with figures, brackets and Latin words among the others, and a word of its own in every paragraph."""
    chance, made = random.Random(name), []
    for start in range(0, words, 45):
        said = [chance.choice(TURNED[language]) for _ in range(min(45, max(8, words - start)))]
        if len(said) > 20:
            said[3], said[7], said[8] = said[3] + "،" * (language != "he"), f"({said[7]}", f"{said[8]})"
            said[12], said[15], said[17] = str(chance.randint(2, 2030)), "NATO Council", "3.5%"
            if language == "ar":
                said[5:8] = ["أجزاءً", "مثلاً…", f"({said[7].removeprefix('(')}"]
        said[len(said) // 2] = f"{name}{start}"
        made.append(Piece("paragraph", " ".join(said) + "."))
    headline = " ".join(chance.sample(TURNED[language], chance.choice((3, 6, 9))))
    return Story(**{"id": name, "section": "city", "headline": headline, "pieces": tuple(made), "language": language, **fields})


def make_snapshot(*stories: Story, **fields: Any) -> Snapshot:
    return Snapshot(**{"paper": "The Test Gazette", "day": DAY, "sections": SECTIONS, "stories": stories, "monogram": "TG", **fields})


def make_shot(directory: Path, name: str, *, width: int = 1500, height: int = 1000) -> Shot:
    """A drawn picture of a size."""
    path = directory / f"{name}-{width}x{height}.jpg"
    if not path.exists():
        image = Image.new("RGB", (width, height), "#7795a8")
        ImageDraw.Draw(image).ellipse((width * 0.3, height * 0.3, width * 0.7, height * 0.9), fill="#a33")
        image.save(path, quality=80)
    return Shot(name, str(path), width, height, (0.5, 0.6), f"A view of {name} from the river", "Mathew Frame", f"A red disc for {name}")


@cache
def sample() -> Snapshot:
    """Every story of the sample paper as one snapshot, with its own furniture and a correction that is due; fast, for it founds no paper.

    What ``print-edition`` makes of that paper is in ``golden``.
    """
    paper = load(SAMPLE)
    people = {p.get("slug", p.get("id")): p["name"] for p in _table("people.toml", "person")}
    sections = tuple(Section(s["slug"], s["name"]) for s in _table("sections.toml", "section"))
    shots = {p["id"]: _drawn(p) for p in _table("pictures/pictures.toml", "picture")}
    items = [
        next(markdown.read(path.read_text("utf-8"), name=path.name, zone="UTC", language="en", today=DAY)) for path in sorted((SAMPLE / "stories").glob("*.md"))
    ]
    items.sort(key=lambda item: -item.published.timestamp())
    stories = []
    for copy in (item.copy for item in items):
        names = tuple(people.get(b.person, b.person) for b in copy.byline if b.person)
        byline = signed(names, copy.language) if names else ", ".join(b.desk for b in copy.byline)
        stories.append(story_of(copy, byline=byline, section=copy.section, shots=shots, story=copy.slug))
    stories.sort(key=lambda story: -story.weight)
    ads = tuple(HouseAd(ad["title"], ad["text"]) for ad in paper.house_ads)
    return Snapshot(
        paper.name, DAY, sections, tuple(stories), monogram=paper.monogram, volume=paper.volume, price=paper.price, number=1,
        address="expressgazette.example", house_ads=ads, amends=(Amends("After Ilse", "The wall is 3.30 meters high, not 3.03 as we said."),),
        ear_left=paper.ear_left,
    )  # fmt: skip


def at_random(seed: int, directory: Path, *, most: int = 40) -> Snapshot:
    """A paper nobody would plan: briefs and 3,000-word stories, no pictures or four, long words, quotes, tables, odd headlines."""
    chance, turning = random.Random(seed), random.Random(f"turned{seed}")
    pictured = chance.random() > 0.2
    stories = []
    for number in range(chance.randint(6, most)):
        name = f"s{seed}n{number}"
        words = chance.choice((40, 90, 140, 200, 260, 320, 400, 520, 800)) if chance.random() > 0.04 else 3000
        shots = tuple(make_shot(directory, f"p{n}", width=chance.choice((200, 700, 1500, 2400)), height=chance.choice((800, 1000, 1400)))
                      for n in range(chance.choice((0, 0, 1, 1, 2, 4, 6)) if pictured else 0))  # fmt: skip
        stories.append(replace(
            make_story(name, words=words), section=chance.choice(SECTIONS).id, headline=_headline(chance, name), weight=chance.choice((1, 2, 2, 3, 3, 4)),
            pieces=_odd(chance, name, words), standfirst=chance.choice(("", "A standfirst of a few plain words that says what is new here")),
            kicker=chance.choice(("", "Harbor", "Storm Ilse")), byline=chance.choice(("", "By Nellie Quill", "By Ida Press and Joseph Wright")),
            shots=shots, boxes=_boxes(chance, name), language=chance.choice(("en", "en", "en", "de", "fr", "es", "pt", "it", "pl")),
            pullquotes=("Nobody here expects a miracle, only a date",) if chance.random() < 0.3 else (),
        ))  # fmt: skip
    for number, other in enumerate(stories):
        if turning.random() < 0.06:
            words = sum(len(piece.text.split()) for piece in other.pieces)
            stories[number] = make_turned(other.id, turning.choice(tuple(TURNED)), words=words, section=other.section, weight=other.weight, shots=other.shots)
    return make_snapshot(*stories, paper=chance.choice(("The Test Gazette", "Łódź Głos", "Star")))


def _odd(chance: random.Random, name: str, words: int) -> tuple[Piece, ...]:
    made = list(paragraphs(name, words, short=0.35))
    if chance.random() < 0.3:
        made.insert(len(made) // 2, Piece("heading", f"What {name} means"))
    if chance.random() < 0.2:
        made.insert(1, Piece("quote", f"We never saw {name}quoted before, and shall not again"))
    if chance.random() < 0.2:
        made += [Piece("item", f"{name}item{n} on the list", "•") for n in range(3)]
    if chance.random() < 0.15:
        made.append(
            Piece("paragraph", f"{name}Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen at https://example.org/{name}/a/very/long/address.html")
        )
    if chance.random() < 0.2:
        made.append(Piece("paragraph", f"It is <i>{name}italic</i> and <b>{name}bold</b>, R&amp;D said, with “quotes” and 80‑year dashes—all of it."))
    return tuple(made)


def _boxes(chance: random.Random, name: str) -> tuple[Box, ...]:
    if chance.random() < 0.12:
        return (Box("facts", f"The {name} at a glance", (), (("Length", "1.9 km"), ("Cost", f"{name}cost million"), (f"A plain line of {name}plain",))),)
    if chance.random() < 0.1:
        return (Box("table", "In figures", ("Year", "Tons"), tuple((str(2000 + n), f"{n * 37}") for n in range(chance.choice((3, 9, 60))))),)
    return ()


def _headline(chance: random.Random, name: str) -> str:
    return chance.choice((
        f"{name} reopens", f"Council backs the {name} crossing after a nine-hour debate", f"Rain {name}",
        f"Three men on a platform: what the {name} picture was built to say, and to whom it was shown that morning in the square",
        f"Straßenbahnhaltestellenverzeichnis {name}",
    ))  # fmt: skip


def _drawn(said: dict[str, Any]) -> Shot:
    path = SAMPLE / "pictures" / said["file"]
    with Image.open(path) as image:
        width, height = image.size
    return Shot(said["id"], str(path), width, height, tuple(said.get("focus", (0.5, 0.5))), said.get("caption", ""), said.get("credit", ""), said["alt"])


def _table(file: str, name: str) -> list[dict[str, Any]]:
    return tomllib.loads((SAMPLE / file).read_text("utf-8"))[name]
