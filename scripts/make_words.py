"""Compiles the house's words for Wagtail's screens (django.po) into the file Django reads (django.mo); needs no gettext installed.

``python scripts/make_words.py`` after a change of the .po file; a test fails while the two differ.
"""

import ast
import re
import struct
from pathlib import Path

WORDS = Path(__file__).parents[1] / "src/gazette/desk/locale/en/LC_MESSAGES/django.po"
PAIR = re.compile(r'^msgid (".*")\nmsgstr (".*")$', re.MULTILINE)
MAGIC, HEADER = 0x950412DE, 28  # of GNU's format: its number, and the bytes before the tables


def pairs(text: str) -> dict[str, str]:
    """What Wagtail says, and what we say instead; each on one line of the file."""
    return {ast.literal_eval(said): ast.literal_eval(ours) for said, ours in PAIR.findall(text)}


def compiled(words: dict[str, str]) -> bytes:
    """GNU's binary catalogue: two tables of lengths and places, sorted, then the words, each ended by a zero."""
    said = sorted(word.encode() for word in words)
    ours = [words[word.decode()].encode() for word in said]
    place = HEADER + 16 * len(said)
    table, letters = [], b""
    for word in (*said, *ours):
        table += [len(word), place + len(letters)]
        letters += word + b"\0"
    return struct.pack(f"<7I{len(table)}I", MAGIC, 0, len(said), HEADER, HEADER + 8 * len(said), 0, 0, *table) + letters


if __name__ == "__main__":
    WORDS.with_suffix(".mo").write_bytes(compiled(pairs(WORDS.read_text("utf-8"))))
