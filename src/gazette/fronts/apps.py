"""The fronts room as a Django app."""

from django.apps import AppConfig


class FrontsConfig(AppConfig):
    name = "gazette.fronts"
    label = "fronts"
    default_auto_field = "django.db.models.BigAutoField"
