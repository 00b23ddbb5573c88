"""What is wanted of each page of an issue, as a short print: a page was made up as asked while its print is still the same."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from .models import Issue


@dataclass(frozen=True)
class Asked:
    """Every wish of an issue, read at one moment: of stories (with the page they are wanted on), pages and bookings, each as plain words."""

    issue: str
    stories: tuple[tuple[str, int, bool, str], ...]  # story, page, is it left out, everything said of it
    pages: tuple[tuple[int, str], ...]
    bookings: tuple[tuple[int, str], ...]
    is_single: bool  # an issue of one page, which takes every advertisement

    def print_of(self, number: int, here: Collection[str], printed: Collection[str]) -> str:
        """Of a page on which these stories stand, of all that are ``printed``.

        A story that stands nowhere and is wanted concerns every page, since it may find its place on it; a booking for any inner page concerns
        every page but the first, unless there is no other.
        """
        anywhere = 0 if number > 1 or self.is_single else number
        stories = [said for ref, page, out, said in self.stories if ref in here or page == number or (ref not in printed and not page and not out)]
        told = (self.issue, stories, dict(self.pages).get(number, ""), [said for page, said in self.bookings if page in (anywhere, number)])
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def asked_of(issue: Issue) -> Asked:
    """Read from the rows."""
    wishes = issue.wishes.select_related("story").order_by("pk")
    pages = {sheet.number: repr((sheet.section_id, sheet.candidate)) for sheet in issue.sheets.defer("kept") if sheet.section_id or sheet.candidate}
    if issue.notice:
        pages[1] = repr((pages.get(1, ""), issue.notice))
    return Asked(
        f"{issue.size} {issue.pages}",
        tuple((w.story.uid, w.page or 0, w.out, repr((w.story.uid, w.out, w.page, w.section_id, w.top, w.least, w.most, w.jump, w.trim, w.cut, w.headline)))
              for w in wishes),
        tuple(pages.items()),
        tuple((ad.page or 0, repr((ad.pk, ad.columns, ad.tall))) for ad in issue.advertisements.all()),
        issue.pages == 1,
    )  # fmt: skip
