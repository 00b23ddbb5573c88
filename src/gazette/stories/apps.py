"""The stories room as a Django app."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "gazette.stories"
    label = "stories"
    default_auto_field = "django.db.models.BigAutoField"
