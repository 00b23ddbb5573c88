"""Refuses a save on what somebody changed meanwhile, on every form of the newsroom that writes a row over."""

import hashlib
import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.log_actions import registry as journal

Change = tuple[str, str]  # a field's label, and what stands in it now

BY_ITSELF = ("file_size", "file_hash")  # Wagtail works these out when a picture is looked at


def seen_in(row: Model) -> str:
    """What an editor had before the eyes: the row's fields, hashed."""
    fields = [field for field in row._meta.concrete_fields if field.name not in BY_ITSELF]
    said = [(field.attname, field.value_to_string(row) if field.value_from_object(row) is not None else None) for field in fields]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def last_to_save(row: Model) -> str:
    """Who saved a row last, as the journal knows."""
    last = journal.get_logs_for_instance(row).select_related("user").first()
    return str(last.user) if last and last.user else _("Somebody else")


class Fresh:
    """For an edit view of Wagtail's: a form opened before somebody else's save is refused, and both values are kept.

    The page's template holds ``seen``; “Save mine over it” sends the token of what it means to replace as ``overrule``.
    """

    model: Any
    object: Any
    request: Any
    form: Any
    is_stale = False
    produced_error_code: str
    produced_error_message: str

    def is_valid(self, form: Any) -> bool:
        valid = bool(super().is_valid(form))  # type: ignore[misc]
        if self._is_older_than(self._stands()):
            self.is_stale = True
            self.produced_error_code, self.produced_error_message = "stale", self._refusal()
            return False
        return valid

    def save_instance(self) -> Any:
        """Once more inside the transaction, with the row held, so that nobody can save in between."""
        if self._is_older_than(self._stands(held=True)):
            raise PermissionDenied(self._refusal())
        return super().save_instance()  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stands = self._stands()
        if not self.is_stale:
            seen = self.request.POST.get("overrule") or self.request.POST.get("seen") or seen_in(stands)
            return super().get_context_data(seen=seen, **kwargs)  # type: ignore[misc]
        seen = self.request.POST.get("seen", "")  # so that saving again is refused again unless one means it
        return super().get_context_data(seen=seen, overrule=seen_in(stands), theirs=self._theirs(stands), **kwargs)  # type: ignore[misc]

    def _stands(self, *, held: bool = False) -> Model:
        rows = self.model._default_manager
        row: Model = (rows.select_for_update(of=("self",)) if held else rows).get(pk=self.object.pk)
        return row

    def _is_older_than(self, row: Model) -> bool:
        return seen_in(row) not in (self.request.POST.get("seen"), self.request.POST.get("overrule"))

    def _refusal(self) -> str:
        return _(
            "%(who)s has saved it since you opened it. Nothing was changed. What you wrote is still below, and beside it what stands there now: "
            "take over what you need, then press “Save mine over it”."
        ) % {"who": last_to_save(self.object)}

    def _theirs(self, row: Model) -> list[Change]:
        """The fields in which what stands differs from what was sent."""
        return [
            (str(field.label), _shown(row, name))
            for name, field in self.form.fields.items()
            if name in self.form.initial and _plain(getattr(row, name, None)) != _plain(self.form.cleaned_data.get(name))
        ]


def _plain(value: Any) -> str:
    return "" if value is None else str(getattr(value, "pk", value))


def _shown(row: Model, name: str) -> str:
    get: Any = getattr(row, f"get_{name}_display", None)
    value = get() if get else getattr(row, name, None)
    return "" if value is None else str(value)
