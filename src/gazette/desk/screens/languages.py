"""The language of a story: chosen from those the paper uses and those many use, or any other tag written by hand."""

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gazette.house.language import as_tag, is_language
from gazette.house.settings import active
from gazette.stories.models import Story

COMMON = (
    "en", "de", "fr", "es", "pt", "pt-BR", "it", "nl", "pl", "cs", "uk", "ru", "ro", "hu", "el", "tr", "da", "sv", "nb", "fi", "ar", "he", "fa",
    "hi", "id", "vi", "ja", "ko", "zh-Hans", "zh-Hant",
)  # fmt: skip
RECENT = 200  # stories that are asked which languages the paper writes in


def offered() -> list[tuple[str, str]]:
    """Tags with the names their speakers give them: the paper's own, those of its newest stories, then the common ones."""
    recent = Story.objects.order_by("-edited", "-pk").values_list("language", flat=True)[:RECENT]
    tags = dict.fromkeys((active().language, *recent, *COMMON))
    return [(tag, str(LANG_INFO.get(tag.lower(), {}).get("name_local", ""))) for tag in tags if is_language(tag)]


class LanguageInput(forms.TextInput):
    """One line that offers tags while it is written in; without script and in every browser it is a plain field."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        here = f"{(attrs or {}).get('id', name)}_offered"
        field = super().render(name, value, {**(attrs or {}), "list": here, "autocapitalize": "off", "spellcheck": "false"}, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', field, here, format_html_join("", '<option value="{}">{}</option>', offered()))


class LanguageField(forms.CharField):
    """A language tag as in BCP 47."""

    widget = LanguageInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=gettext_lazy("Language"), max_length=35, help_text=gettext_lazy("Choose one, or write any tag of BCP 47: en, ar, zh-Hans."), **kwargs
        )

    def to_python(self, value: Any) -> str:
        return as_tag(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if not is_language(value):
            raise forms.ValidationError(_("“%(language)s” is no language tag. Write one like en or pt-BR.") % {"language": value})
