"""Photo: a picture as the newsroom keeps it, private until a published copy shows it."""

import uuid
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from gazette.house import clock
from gazette.house.settings import active
from gazette.record import names, pictures
from gazette.record.reading import Reading
from gazette.staff.models import stable_id
from gazette.staff.naming import record_name
from gazette.staff.pressing import press_after_commit

KINDS = (("photo", _("Photograph")), ("illustration", _("Illustration")))
# IPTC's digital source types that a desk meets; the last word of the address of each.
SOURCE_TYPES = (
    ("", _("Not said")), ("digitalCapture", _("Taken with a camera")), ("negativeFilm", _("Scanned from film or print")),
    ("humanEdits", _("Taken with a camera, altered by a person")), ("digitalCreation", _("Drawn by a person")),
    ("algorithmicMedia", _("Made by software without a model")), ("compositeWithTrainedAlgorithmicMedia", _("Partly made by a model")),
    ("trainedAlgorithmicMedia", _("Made by a model")),
)  # fmt: skip


class Photo(AbstractImage):
    """A photograph or illustration with what must be known before it may be printed."""

    uid = models.CharField(max_length=64, unique=True, default=stable_id, editable=False)
    alt = models.TextField(_("text instead of the picture"), blank=True, help_text=_("What a reader who cannot see it should know."))
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("As printed beside the picture."))
    creator = models.CharField(_("who made it"), max_length=255, blank=True)
    copyright = models.CharField(_("copyright"), max_length=255, blank=True)
    rights_note = models.TextField(_("note on rights"), blank=True, help_text=_("For the desk; never published."))
    rights_expire = models.DateTimeField(_("rights expire"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=KINDS, default="photo")
    source_type = models.CharField(_("how it was made"), max_length=60, choices=SOURCE_TYPES, blank=True)
    withdrawn = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_why = models.CharField(_("why it was withdrawn"), max_length=255, blank=True)
    master = models.CharField(max_length=64, blank=True, editable=False)  # sha256 of the cleaned master
    master_width = models.PositiveIntegerField(default=0, editable=False)
    master_height = models.PositiveIntegerField(default=0, editable=False)

    admin_form_fields = (
        "title", "file", "alt", "caption", "credit", "creator", "copyright", "kind", "source_type", "rights_expire", "rights_note",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip
    search_auto_update = False  # found by plain queries, so that a save costs the same however many there are
    wagtail_reference_index_ignore = True  # the record knows where a picture ran

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def get_upload_to(self, filename: str) -> str:
        """Originals are kept under names nobody can guess."""
        return f"{uuid.uuid4().hex}{PurePath(filename).suffix.lower()[:6]}"

    @property
    def default_alt_text(self) -> str:
        return self.alt or self.title

    @property
    def focus(self) -> tuple[float, float]:
        """Where to look, from 0 to 1 from the top left."""
        if self.focal_point_x is None or not self.width or not self.height:
            return (0.5, 0.35) if self.height and self.width and self.height > self.width else (0.5, 0.5)  # faces stand high in upright pictures
        return (round(min(self.focal_point_x / self.width, 1), 3), round(min((self.focal_point_y or 0) / self.height, 1), 3))

    def is_expired(self, at: datetime) -> bool:
        return self.rights_expire is not None and self.rights_expire <= at

    def clean_master(self) -> None:
        """Make the cleaned master if there is none, and take over what the file says of itself where nothing is said yet."""
        if self.master:
            return
        with self.open_file() as file:
            master = pictures.take(file.read(), active().pictures)
        self.master, self.master_width, self.master_height = master.hash, master.width, master.height
        for field in ("alt", "caption", "credit", "creator", "copyright", "source_type"):
            found = getattr(master.metadata, field)
            if found and not getattr(self, field) and not (field == "source_type" and found not in dict(SOURCE_TYPES)):
                setattr(self, field, found[:255])

    def as_named(self, at: datetime) -> names.Picture:
        """What the public may know of this picture at a moment."""
        state = "withdrawn" if self.withdrawn else "expired" if self.is_expired(at) else "added"
        return names.Picture(
            id=self.uid, master=self.master, width=self.master_width, height=self.master_height, focus=self.focus, alt=self.alt,
            caption=self.caption, credit=self.credit, creator=self.creator, copyright=self.copyright, kind=self.kind,
            source_type=self.source_type, state=state,
        )  # fmt: skip

    def save(self, *args: Any, at: datetime | None = None, **kwargs: Any) -> None:
        """Save, and tell the record when the public already knows the picture."""
        before = Photo.objects.filter(pk=self.pk).values_list("file", flat=True).first() if self.pk else None
        if before is not None and before != self.file.name:
            self.master = ""
        self.clean_master()
        with transaction.atomic():
            super().save(*args, **kwargs)
            at = at or clock.now()
            if Reading().picture(self.uid) and record_name("picture", self.as_named(at), at=at):
                press_after_commit(f"picture {self.title}")

    def publish(self, *, at: datetime) -> None:
        """Put it in the record, when a copy about to be published shows it. The caller holds the transaction."""
        record_name("picture", self.as_named(at), at=at)


class Rendition(AbstractRendition):
    """A small version for the newsroom's own screens; the public gets crops of the cleaned master."""

    image = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")]
