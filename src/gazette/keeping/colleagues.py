"""Colleagues from the command line: links that let one person in, and the list of who works here."""

import secrets
from datetime import datetime
from typing import Any

from gazette.house.mistakes import Mistake
from gazette.record.reading import Reading
from gazette.staff.models import INVITATION_LASTS, Invitation, User


def invite(name: str, *, role: str, at: datetime) -> dict[str, Any]:
    """A link for a new colleague."""
    return _told(Invitation.objects.create(note=name, role=role, made=at), name)


def reset(name: str, *, at: datetime) -> dict[str, Any]:
    """A link with which a colleague chooses a new password. Raises Mistake for a name that nobody has."""
    user = User.objects.filter(username__iexact=name).first()
    if user is None:
        known = ", ".join(User.objects.values_list("username", flat=True)) or "nobody yet; “./gazette staff add NAME --role administrator” invites someone"
        raise Mistake(f"There is no colleague “{name}”. Here work: {known}.")
    Invitation.objects.filter(user=user, used=None).update(used=at)  # an older link ends with the new one
    return _told(Invitation.objects.create(note=str(user), role=user.role, user=user, made=at), str(user))


def everyone() -> list[dict[str, Any]]:
    """Who works here, and who is invited."""
    here = [{"name": user.username, "role": user.role, "said": str(user) if user.is_active else f"{user} (gone)"} for user in User.objects.order_by("username")]
    invited = [{"name": "(invited)", "role": one.role, "said": one.note} for one in Invitation.objects.filter(used=None, user=None).order_by("pk")]
    return here + invited


def new_password() -> str:
    """One that can be read out on the telephone."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


def _told(invitation: Invitation, name: str) -> dict[str, Any]:
    link = f"{Reading().paper().base_url}/newsroom/welcome/{invitation.token}/"
    return {"name": name, "role": invitation.role, "link": link, "until": f"{invitation.made + INVITATION_LASTS:%Y-%m-%d}"}
