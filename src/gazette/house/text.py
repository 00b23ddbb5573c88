"""Plain text work: folding for search and slugs, words, and the one cleaner of inline markup."""

import html
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import nh3

HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
QUOTES = {**dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc"), "'"), **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), '"')}
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
OF_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
CJK = re.compile(OF_CJK.pattern + "+")
INLINE_TAGS = {"b", "i", "a", "sub", "sup"}
BLOCKING = re.compile(r"<br\s*/?>", re.I)
STRONG = re.compile(r"<(/?)strong\b[^>]*>", re.I)
EMPHASIS = re.compile(r"<(/?)em\b[^>]*>", re.I)
ARTICLES = {"the", "a", "an", "der", "die", "das", "le", "la", "les", "l", "el", "los", "las", "il", "lo", "o", "os", "as", "de", "het"}  # that open a name
TAG = re.compile(r"<[^>]*>")
SAME = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None, "\u200b": None})
PLAINER = SAME | HYPHENS | QUOTES
BEYOND = re.compile("[^\0-\x7f]")
MARKED = re.compile("[<&\u00a0\ufeff\r\0]")  # what a parser of HTML would not hand back as it came


def fold(text: str) -> str:
    """The form in which words are compared: lower case, no accents, plain quotes and hyphens (U+2011 too)."""
    plain = text if text.isascii() else _exchanged(text, PLAINER)
    if plain.isascii():
        return plain.lower()
    plain = unicodedata.normalize("NFKD", _exchanged(plain.casefold(), LETTERS))
    for mark in filter(unicodedata.combining, set(BEYOND.findall(plain))):
        plain = plain.replace(mark, "")
    return plain


def _exchanged(text: str, letters: Mapping[int, str | None]) -> str:
    """What ``translate`` gives for letters beyond ASCII, none of which turns into another of them: only those met are looked for, each at once."""
    for letter in set(BEYOND.findall(text)):
        if ord(letter) in letters:
            text = text.replace(letter, letters[ord(letter)] or "")
    return text


def slugify(text: str, *, limit: int = 80) -> str:
    """A short name for an address: folded words joined by hyphens, cut at a word; empty when nothing is left."""
    words = re.findall(r"[^\W_]+", fold(text).replace("'", ""))
    latin = [w for w in words if w.isascii()] or words
    slug = ""
    for word in latin:
        if slug and len(slug) + 1 + len(word) > limit:
            break
        slug = f"{slug}-{word}" if slug else word[:limit]
    return slug


def initials(name: str) -> str:
    """The first letters of a name for a monogram, three at most: “EG” of The Express Gazette. Articles and small words are passed over where others
    are left; of a script without capitals, whose letters together could make another word, the first alone stands."""
    words = re.findall(r"[^\W_]+", name)
    weighty = [word for word in words if not word[0].islower() and word.casefold() not in ARTICLES] or words
    letters = "".join(word[0] for word in weighty).upper()
    return letters[:3] if letters[:1].isupper() else letters[:1]


def clean_inline(markup: str) -> str:
    """Inline marks a body may hold (b, i, a, sub, sup) and nothing else; links http(s), mailto or on this site."""
    return _cleaned(markup) if MARKED.search(markup) else markup.replace(">", "&gt;")


@lru_cache(maxsize=4096)
def _cleaned(markup: str) -> str:
    markup = STRONG.sub(r"<\1b>", EMPHASIS.sub(r"<\1i>", markup))
    return nh3.clean(markup, tags=INLINE_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"},
                     link_rel=None, strip_comments=True, attribute_filter=_safe_link)  # fmt: skip


def _safe_link(tag: str, attribute: str, value: str) -> str | None:
    return None if value.strip().startswith("//") else value


def plain(markup: str) -> str:
    """The words of inline markup, without marks and entities."""
    bare = TAG.sub("", BLOCKING.sub("\n", markup)) if "<" in markup else markup
    return html.unescape(bare) if "&" in bare else bare


def escape(text: str) -> str:
    """Plain text as inline markup, quotes left as they are."""
    return html.escape(text, quote=False)


def count_words(text: str) -> int:
    """Words as a desk counts them; each CJK character counts as one."""
    if text.isascii() or not OF_CJK.search(text):  # one letter is found in a quarter of the time of a run
        return len(text.split())
    han = sum(len(run) for run in CJK.findall(text))
    return han + len(CJK.sub(" ", text).split())
