"""The log-in form, slowed down for whoever guesses."""

from typing import Any

from django import forms
from django.core.cache import cache
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

TRIES = 8  # wrong passwords a name or an address may send …
WINDOW = 300  # … within so many seconds


class LoginForm(WagtailLoginForm):
    """Wagtail's own form; after too many wrong passwords it asks to wait, whoever is right."""

    def clean(self) -> dict[str, Any]:
        keys = self._keys()
        if any(cache.get(key, 0) >= TRIES for key in keys):
            raise forms.ValidationError(_("Too many wrong passwords. Wait five minutes and try again, or ask an administrator for a new link."))
        try:
            return super().clean()
        except forms.ValidationError:
            for key in keys:
                cache.add(key, 0, WINDOW)
                cache.incr(key)
            raise

    def _keys(self) -> list[str]:
        name = (self.cleaned_data.get("username") or "").casefold()[:150]
        address = self.request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1].strip() or self.request.META.get("REMOTE_ADDR", "")
        return [f"login:name:{name}"] + ([f"login:from:{address}"] if address else [])
