"""The builder's forms: the issue, a story's wishes, a booked advertisement, the hour of release."""

import io
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps, UnidentifiedImageError

from gazette.record.pictures import MOST_BYTES, MOST_PIXELS
from gazette.stories.models import Section

from .models import SIZES, Advertisement, StoryWish

WHITE = (255, 255, 255)


class PlanForm(forms.Form):
    """Which paper."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    size = forms.ChoiceField(label=gettext_lazy("Size"), choices=SIZES, initial="tabloid")
    pages = forms.IntegerField(label=gettext_lazy("Pages"), min_value=1, max_value=64, required=False, help_text=gettext_lazy("Empty: as the copy asks."))


class ArrangeForm(PlanForm):
    day = None  # type: ignore[assignment]
    notice = forms.CharField(label=gettext_lazy("Beside the nameplate"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 4, "cols": 24}),
                             help_text=gettext_lazy("The weather, a notice: short lines, the first as a heading."))  # fmt: skip


class WishForm(forms.ModelForm):
    """What is wanted of a story. ``cuts`` are what may be cut at its end."""

    section = forms.ModelChoiceField(Section.objects.all(), label=gettext_lazy("In print under"), required=False, empty_label=gettext_lazy("its own section"))

    class Meta:
        model = StoryWish
        fields = ("page", "top", "section", "least", "most", "jump", "trim", "cut", "headline", "out")

    def __init__(self, *args: Any, cuts: list[tuple[int, str]] = [], columns: int = 6, pages: int = 64, **kwargs: Any) -> None:  # noqa: B006
        super().__init__(*args, **kwargs)
        spans = [("", _("free"))] + [(n, str(n)) for n in range(1, columns + 1)]
        self.fields["least"] = forms.TypedChoiceField(label=self.fields["least"].label, choices=spans, coerce=int, empty_value=None, required=False)
        self.fields["most"] = forms.TypedChoiceField(label=self.fields["most"].label, choices=spans, coerce=int, empty_value=None, required=False)
        places = [("", _("any"))] + [(n, str(n)) for n in range(1, pages + 1)]
        self.fields["page"] = forms.TypedChoiceField(label=self.fields["page"].label, choices=places, coerce=int, empty_value=None, required=False)
        kept = (self.instance.cut, _("the last %(count)d paragraphs") % {"count": self.instance.cut})
        options = [(0, _("nothing")), *cuts, *([kept] if self.instance.cut and self.instance.cut not in dict(cuts) else [])]
        self.fields["cut"] = forms.TypedChoiceField(label=_("Cut at its end"), choices=options, coerce=int, empty_value=0, required=False)


class BookingForm(forms.ModelForm):
    """An advertisement with its artwork, cleaned: right way up, RGB, nothing hidden in it."""

    class Meta:
        model = Advertisement
        fields = ("name", "artwork", "columns", "tall", "page")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="ad_%s", **kwargs)  # its page is not the page of the open story

    def clean_artwork(self) -> ContentFile:
        upload = self.cleaned_data["artwork"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large. Forty megabytes are the most."))
        try:
            with Image.open(io.BytesIO(upload.read()), formats=("JPEG", "PNG", "WEBP", "AVIF")) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise forms.ValidationError(_("The picture has too many pixels. Ask for a smaller one."))
                clean = _flat(image)
        except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
            raise forms.ValidationError(_("That is no picture this house can print. Ask for a JPEG, PNG, WebP or AVIF file.")) from None
        self.instance.width, self.instance.height = clean.size
        buffer = io.BytesIO()
        clean.save(buffer, "JPEG", quality=95, subsampling=0)
        return ContentFile(buffer.getvalue(), name=upload.name.rsplit(".", 1)[0][:60] + ".jpg")


class ReleaseForm(forms.Form):
    """When readers may have it; empty is now."""

    due = forms.DateTimeField(label=gettext_lazy("Release at"), required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
                              help_text=gettext_lazy("Empty: now."))  # fmt: skip


def _flat(image: Image.Image) -> Image.Image:
    """As it is printed: on white paper."""
    rgba = (ImageOps.exif_transpose(image) or image).convert("RGBA")
    paper = Image.new("RGB", rgba.size, WHITE)
    paper.paste(rgba, mask=rgba.getchannel("A"))
    return paper
