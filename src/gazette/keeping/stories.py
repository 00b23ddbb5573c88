"""Finding the story a command means, and the colleague who gives it."""

from typing import Any

from gazette.house.mistakes import Mistake
from gazette.staff.models import User
from gazette.staff.pressing import fault
from gazette.staff.roles import may_administer, may_publish
from gazette.stories.models import Story


def story_called(word: str) -> Story:
    """The story of a slug or an address. A slug used on several days is refused with the list of addresses."""
    if "/" in word:
        parts = word.split("://", 1)[-1].strip("/").split("/")[-4:]
        found = [story for story in Story.objects.filter(slug=parts[-1]) if story.path.strip("/") == "/".join(parts)]
    else:
        found = list(Story.objects.filter(slug=word).order_by("day", "pk"))
    if not found:
        raise Mistake(f"There is no story “{word}”. Give its slug, or its address such as /2025/09/03/slug/.")
    if len(found) > 1:
        where = ", ".join(story.path or f"a draft of {story.edited:%Y-%m-%d}" for story in found)
        raise Mistake(f"“{word}” is the slug of {len(found)} stories: {where}. Give the address.")
    return found[0]


def colleague(name: str, *, administrator: bool = False) -> Any:
    """Who does it: the colleague named, else nobody in particular (whoever may run commands on this machine)."""
    if not name:
        return None
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise Mistake(f"There is no colleague “{name}”. “./gazette staff list” names them.")
    if not (may_administer(user) if administrator else may_publish(user)):
        raise Mistake(f"{user} is {user.get_role_display()} and may not do this. Ask an editor or an administrator.")
    return user


def told(story: Story, deed: str) -> dict[str, Any]:
    """What was done, for the answer. Raises Mistake when it is done in the record, but readers do not see it yet."""
    story.refresh_from_db()
    if why := fault():
        raise Mistake(f"{story.path} {deed} But its pages are not pressed yet: {why}")
    return {"done": deed, "slug": story.slug, "story": story.uid, "address": story.path, "version": story.versions}


def words(done: dict[str, Any]) -> str:
    return f"{done['address']} {done['done']}"
