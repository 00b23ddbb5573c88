"""The keeping room as a Django app: it has a page of the newsroom, and no tables."""

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "gazette.keeping"
    label = "keeping"
