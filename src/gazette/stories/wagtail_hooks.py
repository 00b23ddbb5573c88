"""The verbs' names in Wagtail's journal."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

VERBS = {
    "gazette.publish": (_("Publish"), _("Published")),
    "gazette.update": (_("Update"), _("Published an update")),
    "gazette.correct": (_("Correct"), _("Published a correction")),
    "gazette.kill": (_("Kill"), _("Killed")),
    "gazette.takedown": (_("Take down"), _("Taken down")),
    "gazette.withdraw": (_("Withdraw"), _("Withdrew the picture")),
    "gazette.launch": (_("Launch"), _("Launched the front")),
}


@hooks.register("register_log_actions")
def name_the_verbs(actions: Any) -> None:
    for action, (label, message) in VERBS.items():
        actions.register_action(action, label, message)
