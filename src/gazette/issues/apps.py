"""The issues room as a Django app."""

from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "gazette.issues"
    label = "issues"
    default_auto_field = "django.db.models.BigAutoField"
