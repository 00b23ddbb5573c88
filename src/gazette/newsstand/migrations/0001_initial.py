"""The search's mark and list of stories, and its index in the database's own full-text engine."""

from django.db import migrations, models

from gazette.newsstand import engines


def make(apps, editor):
    engines.of(editor.connection).make()


def drop(apps, editor):
    engines.of(editor.connection).drop()


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("reader", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Indexed",
            fields=[
                ("story", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("row", models.BigIntegerField(unique=True)),
            ],
        ),
        migrations.RunPython(make, drop),
    ]
