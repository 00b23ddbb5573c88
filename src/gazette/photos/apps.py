"""The photos room as a Django app."""

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "gazette.photos"
    label = "photos"
    default_auto_field = "django.db.models.BigAutoField"
