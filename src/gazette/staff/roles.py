"""Who may do what: three roles and small predicates, pure and refused by default."""

from collections.abc import Callable
from typing import Protocol

from django.utils.translation import gettext_lazy as _

REPORTER, EDITOR, ADMINISTRATOR = "reporter", "editor", "administrator"
ROLES = ((REPORTER, _("Reporter")), (EDITOR, _("Editor")), (ADMINISTRATOR, _("Administrator")))
RANK = {REPORTER: 1, EDITOR: 2, ADMINISTRATOR: 3}


class Colleague(Protocol):
    """What the predicates ask of a user; an anonymous visitor has no role."""

    is_active: bool


def rank(user: Colleague | None) -> int:
    """0 for whoever does not work here, up to 3 for an administrator."""
    if user is None or not user.is_active:
        return 0
    return RANK.get(getattr(user, "role", ""), 0)


def works_here(user: Colleague | None) -> bool:
    return rank(user) >= RANK[REPORTER]


def may_write(user: Colleague | None) -> bool:
    """Write and change stories, photos and topics."""
    return works_here(user)


def may_publish(user: Colleague | None) -> bool:
    """Publish, update, correct and kill; launch fronts; change sections, people and pages of the house."""
    return rank(user) >= RANK[EDITOR]


def may_administer(user: Colleague | None) -> bool:
    """Invite colleagues, set roles, take a story down, clear the sample."""
    return rank(user) >= RANK[ADMINISTRATOR]


def anyone(user: Colleague | None) -> bool:
    return True


def nobody(user: Colleague | None) -> bool:
    return False


PREDICATES: dict[str, Callable[[Colleague | None], bool]] = {
    "anyone": anyone, "reporter": works_here, "editor": may_publish, "administrator": may_administer, "closed": nobody,
}  # fmt: skip
