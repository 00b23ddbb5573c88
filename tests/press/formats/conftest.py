"""A small paper in the record, with a story that uses every block and a picture."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from gazette.press.press import build
from gazette.record import pictures
from gazette.record.copy import Block, Byline, Copy, Figure, Source
from gazette.record.reading import Reading
from tests.record.making import NOON, lay_ground, publish, record_name, revise

BODY = (
    Block("p1", "paragraph", {"text": 'An <b>opening</b> with a <a href="/about/ethics/">link</a> and 80th‑anniversary & more.'}),
    Block("h1", "heading", {"text": "A subhead"}),
    Block("q1", "quote", {"text": "“We are open.”", "who": "Ana Brandt"}),
    Block("u1", "pullquote", {"text": "We are open.", "who": ""}),
    Block("l1", "list", {"ordered": True, "items": ["one", "<i>two</i>"]}),
    Block("i1", "picture", {"picture": "pic", "caption": "In the <i>text</i>", "alt": "", "credit": "", "decorative": False}),
    Block("g1", "gallery", {"pictures": [{"picture": "pic", "caption": "", "alt": "", "credit": "", "decorative": False}]}),
    Block("f1", "factbox", {"title": "At a glance", "rows": [["What", "A tunnel"], ["", "It is long."]]}),
    Block("t1", "table", {"caption": "Tolls", "head": ["Year", "Cents"], "rows": [["2024", "40"], ["2025", "<b>45</b>"]]}),
    Block("e1", "embed", {"provider": "youtube", "url": "https://www.youtube.com/watch?v=abc", "title": "A film"}),
)


@pytest.fixture
def paper(db, tmp_path, monkeypatch) -> Copy:
    """The corrected story of a paper that also has a plain one."""
    monkeypatch.setattr("gazette.press.press.active", lambda: type("Settings", (), {"pictures": tmp_path})())
    lay_ground(base_url="https://test.example", publisher="Test Press", email="desk@test.example", hubs=("https://hub.example/",))
    buffer = io.BytesIO()
    Image.new("RGB", (1600, 1067), "#a3151b").save(buffer, "JPEG")
    master = pictures.take(buffer.getvalue(), tmp_path)
    record_name("picture", id="pic", master=master.hash, width=master.width, height=master.height, alt="A red door", credit="Mathew / Gazette",
                creator="Mathew Prism", source_type="digitalArt", at=NOON - timedelta(days=1))  # fmt: skip
    record_name("place", id="ethics", slug="ethics", title="Our ethics", body="<p>We are fair.</p>", policy="ethicsPolicy", at=NOON - timedelta(days=1))
    publish(at=NOON - timedelta(hours=1), language="zh-Hans", headline="老茶馆")
    copy = publish(slug="tunnel", headline="Tunnel “Reopens” & Closes", standfirst="It is open.", byline=(Byline(person="nellie"),), topics=("port",),
                   lead=Figure("pic", "The door"), body=BODY, sources=(Source("A report", "https://example.org/r"),), people=("Ana Brandt",),
                   places=("North Quay",), dateline="PORT ELLERY", story="0123456789abcdef0123456789abcdef")  # fmt: skip
    return revise(copy, at=NOON + timedelta(hours=1), kind="correct", note="The tunnel has two tubes, not one.")


@pytest.fixture
def page(paper):
    """The rendition of an address, as the public would get it two hours later."""
    return lambda address: build(address, Reading(), now=NOON + timedelta(hours=2))
