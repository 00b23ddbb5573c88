"""Words made ready for type: inline markup to runs of one face, odd spaces and hyphens to those the faces have."""

import html
import re
from dataclasses import dataclass

from gazette.house.mistakes import Mistake
from gazette.house.text import CJK, plain
from gazette.record.copy import RIGHT_TO_LEFT

from .snapshot import Story

SAME = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200a": " ", "\u00ad": None,
     "\u200b": None, "\ufeff": None, "\u02bc": "’", "\t": " ", "\u2028": " "}
)  # fmt: skip
JOINERS = re.compile("(?<![\u0600-\u06ff\u0750-\u077f])[\u200c\u200d]")  # which only Arabic letters need
BROKEN = re.compile("[\u00ad\u2010\u2011-]+\\s*")
JOINED = re.compile(r"([–—−/.@?&=_]) (?=\w)")
TOKEN = re.compile(r"(</?(?:b|i|a|sub|sup|br)\b[^>]*>)", re.I)
TURNED = ("ar", "fa", "he")  # Urdu wants Nastaliq, and the others letters, that no face of ours has
OF_TURNED = re.compile("[\u0590-\u08ff]")
FACES = {(False, False): "text", (False, True): "text-italic", (True, False): "text-bold", (True, True): "text-bold-italic"}


@dataclass(frozen=True)
class Run:
    """Letters of one face inside a word."""

    text: str
    face: str = "text"


Word = tuple[Run, ...]


def clean(text: str) -> str:
    """Plain words as the faces can set them."""
    return re.sub(r"\s+", " ", JOINERS.sub("", text.translate(SAME))).strip()


def told(text: str) -> str:
    """Words as they are compared, whether a story says them or a file: hyphens closed, and the breaks after them, after dashes and in addresses."""
    return JOINED.sub(r"\1", clean(BROKEN.sub("", text)))


def letters(text: str) -> str:
    """The same without spaces, which some readers of a file guess."""
    return told(text).replace(" ", "")


def words(markup: str, *, face: str = "text") -> tuple[Word, ...]:
    """Inline markup as words, each a tuple of runs; bold and italic only where the face is the text face."""
    bold = italic = False
    made: list[list[Run]] = [[]]
    for token in TOKEN.split(markup):
        if token.startswith("<"):
            tag, opens = token.strip("</> ").split(" ")[0].lower(), not token.startswith("</")
            bold, italic = (opens if tag == "b" else bold), (opens if tag == "i" else italic)
            if tag == "br":
                made.append([])
            continue
        chosen = FACES[bold, italic] if face == "text" else face
        parts = re.split(r"\s+", JOINERS.sub("", html.unescape(plain(token)).translate(SAME)))
        for number, part in enumerate(parts):
            if number:
                made.append([])
            if part:
                made[-1].append(Run(part, chosen))
    return tuple(tuple(word) for word in made if word)


def spell(word: Word) -> str:
    return "".join(run.text for run in word)


def is_turned(language: str) -> bool:
    """Is the language one that is set from right to left?"""
    return language.split("-")[0] in TURNED


def refuse_unset(story: Story) -> None:
    """Raise Mistake for a script this engine does not set, rather than setting it wrongly in silence."""
    told = story.headline + "".join(piece.text for piece in story.pieces)
    if CJK.search(told):
        raise Mistake(f"{story.id}: Chinese, Japanese and Korean are not set in print yet. Leave the story out of the edition.")
    language = story.language.split("-")[0]
    if language in RIGHT_TO_LEFT and language not in TURNED:
        raise Mistake(
            f"{story.id}: of the languages written from right to left only Arabic, Hebrew and Persian are set in print. Leave the story out of the edition."
        )
    if language not in TURNED and len(OF_TURNED.findall(told)) > len(told) / 2:
        raise Mistake(f"{story.id}: its words are written from right to left, but its language is “{story.language}”. Give the story its language.")
