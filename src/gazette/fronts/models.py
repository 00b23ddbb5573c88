"""Front: the first page of the paper or of a section, being arranged; launched ones are in the record."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin

from gazette.house import clock

from .blocks import PackagesBlock


class Front(PreviewableMixin, models.Model):
    """An ordered choice of stories, as it is being arranged."""

    section = models.OneToOneField("stories.Section", models.CASCADE, null=True, blank=True, verbose_name=_("of the section"),
                                   help_text=_("Leave empty for the front of the paper."))  # fmt: skip
    packages = StreamField(PackagesBlock(), verbose_name=_("packages"), blank=True)
    edited = models.DateTimeField(default=clock.now, editable=False)
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["section__order", "pk"]
        verbose_name = _("front")
        verbose_name_plural = _("fronts")

    def __str__(self) -> str:
        return str(self.section or _("The front of the paper"))

    def clean(self) -> None:
        if self.section is None and Front.objects.filter(section=None).exclude(pk=self.pk).exists():
            raise ValidationError({"section": _("The paper has its front already. Choose a section.")})

    def serve_preview(self, request: Any, mode_name: str) -> HttpResponse:
        """The whole page as readers would get it; Wagtail asks with what stands in the form."""
        from .previewing import preview

        return HttpResponse(preview(self, at=clock.now()))

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.edited = clock.now()
        super().save(*args, **kwargs)
