"""After a takedown: erased words leave the printed paper's plans, the search and the files of the database."""

from datetime import datetime, timedelta

from gazette.record.erasing import fold_in
from gazette.record.models import Entry

AFTER = timedelta(minutes=2)  # within which every room has let go of what was taken down


def erase(story: str) -> bool:
    """Erase what rooms above the record still hold of a story that was taken down. False when a reader of the database was in the way."""
    from gazette.issues.forgetting import erase as let_go
    from gazette.newsstand import search

    let_go({story})
    search.catch_up()
    search.forget()
    return fold_in()


class Erasing:
    """The same beside a newsroom that runs: once for each takedown, and the files again until every room has let go."""

    def __init__(self) -> None:
        self._erased = 0

    def __call__(self, now: datetime) -> bool:
        """False when it is to be asked again soon."""
        newest = Entry.objects.filter(kind="takedown").order_by("-number").values_list("number", "subject", "recorded").first()
        if newest is None:
            return True
        number, story, recorded = newest
        whole = fold_in() if number == self._erased else erase(story)
        self._erased = number if whole else self._erased
        return whole and now - recorded > AFTER
