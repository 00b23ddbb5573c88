"""Pictures are found by what they are; until now the quality of their crops was part of that, and other code found none of them."""

from django.db import migrations

from gazette.record.names import Picture
from gazette.record.pictures import likeness


def forwards(apps, schema_editor) -> None:
    states, payloads = apps.get_model("record", "NameState"), apps.get_model("record", "Payload")
    for state in states.objects.filter(kind="picture").exclude(slug="").iterator(chunk_size=500):
        if payload := payloads.objects.filter(entry=state.entry).first():  # none when it was erased
            state.slug = likeness(Picture.from_json(payload.data))
            state.save(update_fields=["slug"])


class Migration(migrations.Migration):

    dependencies = [("record", "0002_editions")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
