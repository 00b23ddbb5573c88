"""What the runner keeps between its rounds: acts that wait behind an undo button, and when it last looked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

VERBS = (("publish", _("Publish")), ("update", _("Update")), ("correct", _("Correct")))


class PendingAct(models.Model):
    """A publication that waits for its moment. Done ones are gone; failed ones stay until someone has seen them."""

    story = models.ForeignKey("stories.Story", models.CASCADE, related_name="pending")
    verb = models.CharField(max_length=12, choices=VERBS)
    words = models.JSONField(default=dict)  # note, text, was, now_is, kind: the verb's own
    seen = models.CharField(max_length=80, blank=True)  # the draft that is meant, as actions.seen_at spells it
    by = models.ForeignKey("staff.User", models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField()
    due = models.DateTimeField()
    failed = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story"], name="one_act_a_story")]
        indexes = [models.Index(fields=["due"], name="act_due", condition=models.Q(failed=None))]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.story}"


class Watch(models.Model):
    """One row: when the runner last looked, and whether it distrusts the clock."""

    looked = models.DateTimeField()
    distrust = models.TextField(blank=True)
