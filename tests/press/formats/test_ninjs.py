"""ninjs, by IPTC's own schema."""

import json
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

SCHEMAS = Path(__file__).parent / "schemas"


def validator() -> jsonschema.Draft202012Validator:
    geojson = json.loads((SCHEMAS / "geojson.json").read_text())
    registry = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", Resource.from_contents(geojson))
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / "ninjs-schema_3.1.json").read_text()), registry=registry)


def test_a_story_with_everything_stands_by_the_schema(page, paper):
    said = json.loads(page(paper.path + "ninjs.json").body)

    validator().validate(said)
    assert said["headlines"][0]["value"] == paper.headline
    assert said["edNote"] == "The tunnel has two tubes, not one."
    assert said["version"] == "2" and said["firstCreated"] == paper.published and said["versionCreated"] == paper.updated
    assert said["by"] == "Nellie Quill"
    assert said["associations"][0]["renditions"][0]["width"] == 480


def test_the_schema_would_catch_a_field_of_our_own(page, paper):
    said = json.loads(page(paper.path + "ninjs.json").body)

    with pytest.raises(jsonschema.ValidationError):
        validator().validate({**said, "ours": "x"})


def test_what_was_never_published_has_none(page):
    assert page("/2026/03/10/nothing/ninjs.json") is None
