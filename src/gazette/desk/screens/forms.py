"""The forms of the story editor and of the acts beside it."""

from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

from .languages import LanguageField


class Lines(forms.Field):
    """A list of words, written one to a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(value or [])

    def to_python(self, value: Any) -> list[str]:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(self.prepare_value(initial)) != self.to_python(data)


class Rows(BaseChildFormSet):
    """The names or sources of a draft. A row in which nothing is written is no fault and is not kept; Wagtail treats it as one taken away."""

    def _should_delete_form(self, form: forms.ModelForm) -> bool:
        return super()._should_delete_form(form) or not self._is_written(form)

    def _is_written(self, form: forms.ModelForm) -> bool:
        ours = {self.model._meta.pk.name, ORDERING_FIELD_NAME, DELETION_FIELD_NAME}
        return any(str(form[name].value() or "").strip() for name in form.fields.keys() - ours)


class RowsPanel(InlinePanel):
    """Names or sources one below the other."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = Rows
        return options


class StoryForm(WagtailAdminModelForm):
    people = Lines(label=_("People named"), required=False, help_text=_("One to a line."))
    places = Lines(label=_("Places named"), required=False, help_text=_("One to a line."))
    language = LanguageField()


class PersonForm(WagtailAdminModelForm):
    same_as = Lines(label=_("Addresses elsewhere"), required=False, help_text=_("One to a line."))


class CorrectionForm(forms.Form):
    """Correct with a note: what we said, what is right, and the sentence readers see."""

    was = forms.CharField(label=_("What we said"), widget=forms.Textarea(attrs={"rows": 2}), required=False,
                          help_text=_("Copy the wrong words from the story. If they stand there exactly once, they are replaced."))  # fmt: skip
    now_is = forms.CharField(label=_("What is right"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    text = forms.CharField(label=_("What readers are told"), widget=forms.Textarea(attrs={"rows": 2}),
                           help_text=_("One plain sentence: what was wrong and what is right."))  # fmt: skip
    kind = forms.ChoiceField(
        label=_("It is a"), choices=(("correction", _("correction: we were wrong")), ("clarification", _("clarification: we were unclear")))
    )


class UpdateForm(forms.Form):
    note = forms.CharField(
        label=_("What is new"), widget=forms.Textarea(attrs={"rows": 2}), help_text=_("One sentence for readers; it stands in the list of versions.")
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One plain sentence. Readers will see it at the story’s address.")
    )
