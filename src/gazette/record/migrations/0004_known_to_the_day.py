"""Where a story stands says how exactly its first publication is known, as its copies did all along."""

from django.db import migrations, models
from django.db.models.fields.json import KT

COARSE = ("day", "month", "year")


def forwards(apps, schema_editor) -> None:
    standings, payloads = apps.get_model("record", "Standing"), apps.get_model("record", "Payload")
    told = payloads.objects.filter(entry__kind="publish", entry__taken_in=True).annotate(known=KT("data__copy__exact"))
    for story, exact in [(story, known) for story, known in told.values_list("entry__subject", "known") if known in COARSE]:
        standings.objects.filter(story=story).update(exact=exact)


class Migration(migrations.Migration):

    dependencies = [("record", "0003_pictures_by_likeness")]

    operations = [
        migrations.AddField("standing", "exact", models.CharField(db_default="minute", max_length=8)),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
