"""Finished files spoiled afterwards, as a bug of the drawing or a bad hand would: each takes a PDF and gives another."""

import io
from collections.abc import Callable, Iterable
from typing import Any

import pikepdf
from PIL import Image

BODY, CAPTION = 8.3, (7.4, 6.2)  # points: A4's text, its captions and credits
SPACE = -20  # thousandths of an em after a space's own width; more is between words only

Instructions = list[Any]


def a_word_lost(pdf: bytes) -> bytes:
    """The second half of a line."""
    return _page(pdf, lambda told: _retold(told, _line(told), lambda parts: parts[: len(parts) // 2]))


def two_words_fused(pdf: bytes) -> bytes:
    """A space taken back behind a word."""

    def change(told: Instructions) -> None:
        at = next(n for n in _lines(told) if any(isinstance(part, pikepdf.String) is False and part < SPACE * 3 for part in told[n].operands[0]))
        widest = min(part for part in told[at].operands[0] if not isinstance(part, pikepdf.String))
        _retold(told, at, lambda parts: [160 if part == widest else part for part in parts])

    return _page(pdf, change)


def a_baseline_shifted(pdf: bytes) -> bytes:
    return _page(pdf, lambda told: _moved(told, _line(told), 0.0, 0.3))


def a_line_over_a_picture(pdf: bytes) -> bytes:
    def change(told: Instructions) -> None:
        left, bottom = (float(number) for number in told[_picture(told) - 1].operands[4:6])
        at = _line(told)
        x, y = (float(number) for number in told[_matrix(told, at)].operands[4:6])
        _moved(told, at, left + 20 - x, bottom + 40 - y)

    return _page(pdf, change)


def a_line_not_to_be_seen(pdf: bytes) -> bytes:
    def change(told: Instructions) -> None:
        at = _line(told)
        ink = max(n for n in range(at) if str(told[n].operator) == "scn")
        told[ink] = pikepdf.ContentStreamInstruction([1, 1, 1], told[ink].operator)

    return _page(pdf, change)


def a_caption_missing(pdf: bytes) -> bytes:
    def change(told: Instructions) -> None:
        for n in reversed([n for n in _texts(told, CAPTION) if n > _picture(told)][:2]):
            del told[n]

    return _page(pdf, change)


def a_hole(pdf: bytes) -> bytes:
    """A picture and its caption gone from the page."""

    def change(told: Instructions) -> None:
        del told[_picture(told)]

    return _page(a_caption_missing(pdf), change)


def a_jump_to_nowhere(pdf: bytes) -> bytes:
    """A link to a page that is not one of the file's."""

    def change(file: pikepdf.Pdf) -> None:
        note = next(note for page in file.pages for note in page.obj.get("/Annots", ()) if note.Subtype == "/Link")
        lost = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page))
        note.Dest = pikepdf.Array([lost, pikepdf.Name.XYZ, 0, 0, 0])
        if "/A" in note:
            del note["/A"]

    return _file(pdf, change)


def a_face_not_embedded(pdf: bytes) -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        face = next(each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor")
        for name in ("/FontFile2", "/FontFile3"):
            if name in face:
                del face[name]

    return _file(pdf, change)


def a_picture_coarse(pdf: bytes) -> bytes:
    """A picture with a quarter of its pixels each way."""

    def change(file: pikepdf.Pdf) -> None:
        picture = next(each for each in file.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image")
        with Image.open(io.BytesIO(picture.read_raw_bytes())) as image:
            small, made = image.reduce(4), io.BytesIO()
            small.save(made, "JPEG")
        picture.write(made.getvalue(), filter=pikepdf.Name.DCTDecode)
        picture.Width, picture.Height = small.size

    return _file(pdf, change)


def a_picture_cut_short(pdf: bytes) -> bytes:
    """Half of a picture's bytes gone, as after a full disk; the file around it is sound."""

    def change(file: pikepdf.Pdf) -> None:
        picture = next(each for each in file.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image")
        known = picture.read_raw_bytes()
        picture.write(known[: len(known) // 2], filter=pikepdf.Name.DCTDecode)

    return _file(pdf, change)


def a_stream_garbled(pdf: bytes) -> bytes:
    """The words of a page packed so that they cannot be unpacked."""

    def change(file: pikepdf.Pdf) -> None:
        file.pages[0].Contents = file.make_stream(b"not packed at all" * 40)
        file.pages[0].Contents.write(b"not packed at all" * 40, filter=pikepdf.Name.FlateDecode)

    return _file(pdf, change)


def a_damaged_file(pdf: bytes) -> bytes:
    return pdf[: len(pdf) * 3 // 4].replace(b"endobj", b"endobx", 40) + b"\n%%EOF"


def _file(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        change(file)
        made = io.BytesIO()
        file.save(made, deterministic_id=True)
    return made.getvalue()


def _page(pdf: bytes, change: Callable[[Instructions], object]) -> bytes:
    def changed(file: pikepdf.Pdf) -> None:
        page = file.pages[0]
        told = list(pikepdf.parse_content_stream(page))
        change(told)
        page.Contents = file.make_stream(pikepdf.unparse_content_stream(told))

    return _file(pdf, changed)


def _texts(told: Instructions, sizes: Iterable[float]) -> list[int]:
    """Where words of these sizes are shown."""
    found, size = [], 0.0
    for n, each in enumerate(told):
        if str(each.operator) == "Tf":
            size = float(each.operands[1])
        elif str(each.operator) == "TJ" and size in sizes:
            found.append(n)
    return found


def _lines(told: Instructions) -> list[int]:
    """Where whole lines of the text are shown."""
    return [n for n in _texts(told, (BODY,)) if len(told[n].operands[0]) > 30]


def _line(told: Instructions) -> int:
    return _lines(told)[4]


def _picture(told: Instructions) -> int:
    return next(n for n, each in enumerate(told) if str(each.operator) == "Do")


def _matrix(told: Instructions, at: int) -> int:
    return max(n for n in range(at) if str(told[n].operator) == "cm")


def _moved(told: Instructions, at: int, x: float, y: float) -> None:
    n = _matrix(told, at)
    numbers = list(told[n].operands)
    told[n] = pikepdf.ContentStreamInstruction([*numbers[:4], float(numbers[4]) + x, float(numbers[5]) + y], told[n].operator)


def _retold(told: Instructions, at: int, change: Callable[[list[Any]], list[Any]]) -> None:
    told[at] = pikepdf.ContentStreamInstruction([pikepdf.Array(change(list(told[at].operands[0])))], told[at].operator)
