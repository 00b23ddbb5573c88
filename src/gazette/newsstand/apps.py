"""The newsstand as a Django app: its search index. The serving of stored pages knows nothing of it."""

from django.apps import AppConfig


class NewsstandConfig(AppConfig):
    name = "gazette.newsstand"
    label = "newsstand"
    default_auto_field = "django.db.models.BigAutoField"
