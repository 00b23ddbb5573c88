"""What a typewriter wrote as type sets it: quotation marks of the story's language, apostrophes, dashes and points of omission."""

import re

MARKS = {"en": "“”‘’", "de": "„“‚‘", "fr": "«»‹›", "es": "«»“”", "pt": "“”‘’", "it": "«»“”", "pl": "„”«»",
         "de-ch": "«»‹›", "pt-pt": "«»“”", "ar": "«»“”", "fa": "«»“”"}  # fmt: skip  # double and single, by language and region
PADDED = ("fr",)  # a space inside the marks
TAGS = re.compile(r"(<[^>]*>)")
ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
OPENING = " \n\u00a0([{—–“„«‘‚‹"
CUT = re.compile(r"(?:em|tis|twas|til|n|cause|round|\d0s)\b", re.I)  # words whose beginning an apostrophe stands for
DASHES = ((re.compile(r"(?<=\d)--(?=\d)"), "–"), (re.compile(r"(?<!-)---?(?!-)"), "—"), (re.compile(r"(?<=\S) - (?=\S)"), " – "),
          (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"))  # fmt: skip


def typographic(markup: str, language: str) -> str:
    """Inline markup with typewriter marks exchanged; tags and addresses stay as they are. Feet and inches after a figure do too."""
    if not any(mark in markup for mark in ("'", '"', "&#", "&quot;", "--", " - ", "...")):
        return markup
    setter = _Setter(language.lower())
    return "".join(part if part.startswith("<") else setter.set(part) for part in TAGS.split(markup))


class _Setter:
    """Remembers over the tags of a paragraph what stood before, and which quotation is open."""

    def __init__(self, language: str) -> None:
        spoken = language.split("-")[0]
        self.marks = MARKS.get(language) or MARKS.get(spoken, MARKS["en"])
        self.space = "\u00a0" if spoken in PADDED else ""
        self.before, self.open, self.inner = " ", False, False

    def set(self, text: str) -> str:
        text = re.sub("&quot;|&#34;|&#x22;", '"', re.sub("&#39;|&#x27;|&apos;", "'", text))
        kept, made, at = [found.span() for found in ADDRESS.finditer(text)], [], 0
        for start, end in (*kept, (len(text), len(text))):
            made += [self._words(text[at:start]), text[start:end]]
            self.before = text[end - 1] if end > start else self.before
            at = end
        return "".join(made)

    def _words(self, text: str) -> str:
        for pattern, mark in DASHES:
            text = pattern.sub(mark, text)
        made = []
        for at, letter in enumerate(text):
            after = text[at + 1 : at + 8]
            made.append(self._double(after) if letter == '"' else self._single(after) if letter == "'" else letter)
            self.before = letter
        return "".join(made)

    def _double(self, after: str) -> str:
        if self.before in OPENING or self.before in "'\"" and not self.open:
            self.open = True
            return self.marks[0] + (self.space if after[:1].strip() else "")
        if self.before.isdigit() and not self.open:
            return '"'
        self.open = False
        return (self.space if self.before.strip() else "") + self.marks[1]

    def _single(self, after: str) -> str:
        if (self.before in OPENING or self.before == '"') and after[:1].isalnum() and not CUT.match(after):
            self.inner = True
            return self.marks[2]
        if self.inner and self.before.strip() and not after[:1].isalnum():
            self.inner = False
            return self.marks[3]
        return "'" if self.before.isdigit() and not after[:1].isalpha() else "’"
