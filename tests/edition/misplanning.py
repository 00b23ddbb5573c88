"""Sound editions made worse by their own plan: nothing is lost or out of place, but one promise of how pages look is not kept. Each takes a layout."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from gazette.edition.breaking import Line, tracked
from gazette.edition.drawing import draw
from gazette.edition.edition import Edition, make
from gazette.edition.faces import face
from gazette.edition.gate import Measured, measure
from gazette.edition.layout import Element, Frame, Layout, Plate, Rule
from gazette.edition.plates import READER
from gazette.edition.sheet import SIZES

from .making import sample

A4 = SIZES["a4"]
PART = 2  # letters of a word that go over to the next line
LOOSE = 0.41  # em of a space: a looser line gives no letters away
LONG = 4  # letters of a word that is broken so


@cache
def sound() -> Edition:
    """Four pages of the sample paper, of which the gate finds nothing to remark."""
    return make(sample(), A4, pages=4)


def worse(edition: Edition, spoil: Callable[[Layout], Layout]) -> Measured:
    """What the gate finds in an edition whose plan was spoiled before it was drawn."""
    layout = spoil(edition.layout)
    assert layout != edition.layout, "nothing was spoiled"
    pdf = draw(layout, leading=A4.leading, body=A4.body, resolution=READER)
    return measure(pdf, edition.snapshot, layout, A4, jumps=len(edition.jumps))


def a_picture_cut_low(layout: Layout, *, part: float) -> Layout:
    """The largest picture shown less high by a part of the sheet, its caption up under it: a hole below."""
    plate = _largest(layout)
    less = part * layout.width * layout.height / plate.width
    return _inset(layout, plate, 0.0, less)


def a_picture_drawn_in(layout: Layout, *, part: float) -> Layout:
    """The largest picture less high by a part of the sheet, half of it above and half below: white, and no large hole."""
    plate = _largest(layout)
    less = part * layout.width * layout.height / plate.width
    return _inset(layout, plate, less / 2, less / 2)


def _largest(layout: Layout) -> Plate:
    return max((e for page in layout.pages for e in page.elements if isinstance(e, Plate)), key=lambda e: e.width * e.height)


def _inset(layout: Layout, plate: Plate, above: float, below: float) -> Layout:
    """A picture with so much cut off, in points, and as fine as before."""
    left, top, right, bottom = plate.crop
    fine = (bottom - top) / plate.height
    crop = (left, round(top + above * fine), right, round(bottom - below * fine))
    caption = replace(plate.caption, y=plate.caption.y - below)
    small = replace(plate, y=plate.y + above, height=plate.height - above - below, crop=crop, caption=caption)
    return _changed(layout, lambda element: small if element is plate else element)


def lines_spaced(layout: Layout, *, every: int) -> Layout:
    """Letters set tighter and spaces wider by as much, in every so-manieth justified line."""
    count = 0

    def wide(line: Line) -> Line:
        nonlocal count
        spaces = line.text.count(" ")
        if line.last or line.initial or spaces < 4 or len(line.runs) > 1:
            return line
        count += 1
        more = 0.27 * A4.body  # so much each space
        return replace(line, space=line.space + more, track=line.track - more * spaces / tracked(line.runs, hyphen=line.hyphen)) if count % every == 0 else line

    return _changed(layout, lambda element: _relined(element, lambda lines: tuple(map(wide, lines))) if isinstance(element, Frame) else element)


def words_broken(layout: Layout, *, row: int, pause: int, most: int = 999) -> Layout:
    """Words broken at the ends of so many lines in a row, then a pause, ``most`` rows in all."""
    done = 0

    def broken(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        nonlocal done
        made, at = list(lines), 0
        while at + row < len(made) and done < most:
            here = made[max(0, at - 1) : at + row + 1]
            pairs = zip(made[at : at + row], made[at + 1 : at + row + 1], strict=True)
            if not any(line.hyphen for line in here) and all(_may_break(*pair) for pair in pairs):
                for n in range(at, at + row):
                    made[n], made[n + 1] = _sundered(made[n], made[n + 1])
                done += 1
                at += row + pause
            else:
                at += 1
        return tuple(made)

    return _changed(layout, lambda element: _relined(element, broken) if isinstance(element, Frame) else element)


def last_lines_alone(layout: Layout, *, most: int, part: bool = False) -> Layout:
    """The last line of a column over to the head of the next one, where a paragraph ends with it; told as part of a word where wanted."""
    changed: dict[int, Frame] = {}
    for one, other in _columns(layout):
        ends = one.paragraphs[-1]
        if (
            len(changed) < 2 * most
            and id(one) not in changed
            and _is_free_below(other, layout)
            and ends.role == "p"
            and len(ends.lines) > 1
            and ends.lines[-1].last
            and other.paragraphs[0].role == "p"
        ):
            before = replace(ends.lines[-2], hyphen=part or ends.lines[-2].hyphen)
            changed[id(one)] = replace(one, paragraphs=(*one.paragraphs[:-1], replace(ends, lines=(*ends.lines[:-2], before))))
            changed[id(other)] = replace(other, paragraphs=(replace(ends, lines=(_part(ends.lines[-1]) if part else ends.lines[-1],)), *other.paragraphs))
    return _changed(layout, lambda element: changed.get(id(element), element))


def _part(line: Line) -> Line:
    """A line without its spaces, as part of a word is."""
    return replace(line, runs=(replace(line.runs[0], text=line.text.replace(" ", "")),))


def _columns(layout: Layout) -> Iterator[tuple[Frame, Frame]]:
    """Each column of a story with the one it goes on in."""
    before: dict[str, Frame] = {}
    for frame in (e for page in layout.pages for e in page.elements if isinstance(e, Frame)):
        if frame.story in before:
            yield before[frame.story], frame
        before[frame.story] = frame


def _is_free_below(frame: Frame, layout: Layout) -> bool:
    """Is there nothing in the line and a half under a column?"""
    (page,) = (page for page in layout.pages if any(e is frame for e in page.elements))
    foot = frame.y + len(frame.lines) * A4.leading
    return not any(
        foot - 1 < e.y < foot + 1.5 * A4.leading and e.x < frame.x + frame.width and frame.x < e.x + getattr(e, "width", 0.0)
        for e in page.elements
        if not isinstance(e, Rule)
    )


def _may_break(line: Line, following: Line) -> bool:
    word = line.text.rpartition(" ")[2]
    plain = len(line.runs) == len(following.runs) == 1 and line.runs[0].face == following.runs[0].face and not line.initial and not following.initial
    return (
        plain
        and not line.last
        and not following.last
        and following.track > -0.02
        and word.isalpha()
        and len(word) >= LONG
        and line.space < LOOSE * A4.body
        and following.text.count(" ") > 4
    )


def _sundered(line: Line, following: Line) -> tuple[Line, Line]:
    """The last letters of a line over to the next, which is set tighter for them."""
    run, onward = line.runs[0], following.runs[0]
    over = run.text[-PART:]
    tight = (face(run.face).width(over, A4.body)) / len(onward.text)
    return (replace(line, runs=(replace(run, text=run.text[:-PART]),), hyphen=True),
            replace(following, runs=(replace(onward, text=over + onward.text),), track=following.track - tight))  # fmt: skip


def _relined(frame: Frame, change: Callable[[tuple[Line, ...]], tuple[Line, ...]]) -> Frame:
    return replace(frame, paragraphs=tuple(replace(p, lines=change(p.lines)) if p.role == "p" else p for p in frame.paragraphs))


def _changed(layout: Layout, change: Callable[[Element], Element]) -> Layout:
    return replace(layout, pages=tuple(replace(page, elements=tuple(change(e) for e in page.elements)) for page in layout.pages))
