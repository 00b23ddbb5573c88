"""Every page of the sample paper: well formed, whole, linked, and within its budgets."""

import re

import brotli
import pytest
from lxml import html as parser

from gazette.press import assets
from gazette.press.context import Context, Memory
from gazette.press.kinds import matched
from gazette.press.pages import PAGES
from gazette.record.reading import Reading

from .sample import NOW, lay

pytestmark = pytest.mark.django_db  # or no database is made when these run alone


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """Every page of the sample by its address."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        lay()
        reading, memory, made = Reading(), Memory(), {}
        for kind in PAGES:
            for address in kind.every(reading):
                found = matched(PAGES, address)
                assert found[0] is kind, f"{address} is answered by {found[0].name}, not {kind.name}"
                page = kind.build(Context(reading, NOW, memory=memory), found[1])
                if page:
                    assert page.address == address
                    made[address] = page
        transaction.set_rollback(True)
    return made


def documents(pages):
    return {address: parser.fromstring(page.body.decode()) for address, page in pages.items() if page.type.startswith("text/html")}


def test_every_page_has_one_headline_a_title_and_its_language(pages):
    for address, page in documents(pages).items():
        assert len(page.findall(".//h1")) == 1, address
        assert page.findtext(".//title"), address
        assert page.get("lang") == "en" and page.get("dir") == "ltr"


def test_no_id_is_given_twice(pages):
    for address, page in documents(pages).items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), (address, [i for i in ids if ids.count(i) > 1])


def test_nothing_is_styled_or_scripted_inside_a_page(pages):
    for address, page in pages.items():
        markup = page.body.decode()
        assert not re.search(r"<[^>]+ (style|on\w+)=", markup), address
        assert not re.search(r"<script(?! src| type=.application/ld\+json)", markup), address


def test_every_link_into_the_paper_leads_to_a_page(pages):
    others = re.compile(r"/(search/|newsroom/|feed\.|manifest|assets/|pictures/|(.*/)?feed\.(xml|atom|json))")
    for address, page in documents(pages).items():
        for link in page.xpath("//a/@href"):
            path = link.split("#")[0]
            if path.startswith("/") and not others.match(path):
                assert path in pages, f"{address} links to {path}, which is not there"


def test_links_within_a_page_lead_somewhere(pages):
    for address, page in documents(pages).items():
        ids = set(page.xpath("//@id"))
        for link in page.xpath("//a/@href[starts-with(., '#')]"):
            assert link[1:] in ids, (address, link)


def test_every_picture_has_its_size_and_says_what_it_shows(pages):
    for address, page in documents(pages).items():
        for image in page.findall(".//img"):
            assert image.get("width") and image.get("height") and image.get("alt") is not None, address
            assert image.get("alt"), f"{address}: a picture without words"


def test_the_front_and_the_stories_keep_to_their_number_of_elements(pages):
    for address, page in documents(pages).items():
        count = sum(1 for element in page.iter() if isinstance(element.tag, str))
        limit = 900 if not re.match(r"/\d{4}/", address) else 400
        if "versions" not in address:
            assert count <= limit, (address, count)


def test_a_story_of_usual_length_comes_in_fifteen_kilobytes_with_sheet_and_script(pages):
    kept = assets.assets()
    around = len(brotli.compress(kept["gazette.css"].body, quality=11)) + len(brotli.compress(kept["js/ages.js"].body, quality=11))

    weight = len(brotli.compress(pages["/2025/11/08/beijing-parade-retold/"].body, quality=5))

    assert weight + around <= 15 * 1024


def test_a_story_says_its_date_exactly_and_the_script_may_make_it_an_age(pages):
    story = parser.fromstring(pages["/2025/11/08/beijing-parade-retold/"].body.decode())

    age = story.find(".//p[@class='kick']/time")
    assert age.get("class") == "age" and age.text == "November 8, 2025"
    assert "ago" not in story.find(".//main").text_content()
