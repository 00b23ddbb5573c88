"""What the room of printed issues keeps: editions that are sealed and wait for their hour."""

from django.db import models


class PendingRelease(models.Model):
    """A sealed edition that waits. A released one is gone; a failed one stays until someone has seen it."""

    day = models.CharField(max_length=10, unique=True)  # ISO
    edition = models.JSONField()  # record.edition.Edition.as_json()
    seen = models.JSONField(default=dict)  # the drafts it holds, by story: as stories.actions.seen_at spells them
    by = models.ForeignKey("staff.User", models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField()
    due = models.DateTimeField()
    failed = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["due"], name="release_due", condition=models.Q(failed=None))]

    def __str__(self) -> str:
        return self.day
