"""The staff room as a Django app."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "gazette.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"
