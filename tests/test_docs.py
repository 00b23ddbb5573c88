"""The documents tell the truth: what they name exists, and what exists is named."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from gazette.cli import parser
from gazette.house.settings import Settings
from gazette.keeping.bench import BENCHES
from gazette.keeping.commands import COMMANDS
from gazette.press.press import kinds
from gazette.press.wording import languages
from gazette.wire.formats import FORMATS

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)[^)]*\)")
PATH = re.compile(r"`((?:src|tests|sample|docs|scripts)/[\w./-]+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_and_path_of_a_document_leads_somewhere(document):
    text = document.read_text("utf-8")

    lost = [link for link in LINK.findall(text) if "://" not in link and not link.startswith("mailto:") and not (document.parent / link).exists()]
    lost += [path for path in PATH.findall(text) if not (ROOT / path).exists()]

    assert lost == []


def test_the_walk_names_files_and_each_is_there():
    named = PATH.findall((ROOT / "docs/understand/walk.md").read_text("utf-8"))

    assert len(named) > 15
    assert all((ROOT / path).exists() for path in named)


def test_every_setting_is_in_the_reference():
    text = (ROOT / "docs/reference/settings.md").read_text("utf-8")

    assert [f.name for f in fields(Settings) if f.metadata and f"`{f.name}`" not in text] == []


def test_every_language_of_the_furniture_is_named():
    (named,) = re.findall(r"\((`en`.*?)\)", (ROOT / "docs/do/change-the-look.md").read_text("utf-8"))

    assert set(re.findall(r"`(\w+)`", named)) == set(languages())


def test_every_format_we_read_is_described():
    text = (ROOT / "docs/do/take-in.md").read_text("utf-8").casefold()

    assert [name for name in FORMATS if name not in text] == []


@pytest.mark.parametrize("address", ["/", "/city/", "/2026/11/24/slug/", "/2026/11/24/slug/versions/", "/2026/11/24/slug/ninjs.json", "/topic/port/",
                                     "/by/nellie/", "/archive/", "/corrections/",
                                     "/today/", "/today/2026-11-24/", "/today/2026-11-24/3/", "/today/2026-11-24/paper.pdf", "/today/2026/",
                                     "/about/", "/feed.xml", "/feed.atom", "/feed.json", "/sitemap.xml",
                                     "/news-sitemap.xml", "/robots.txt", "/.well-known/tdmrep.json", "/trust.txt", "/ads.txt",
                                     "/.well-known/security.txt", "/manifest.webmanifest"])  # fmt: skip
def test_an_address_in_the_reference_is_one_the_press_answers(address):
    assert any(kind.pattern.fullmatch(address) for kind in kinds())


def test_no_document_names_a_path_of_a_machine():
    homes = re.compile(r"(?<![\w.])/(?:home|root|Users|tmp)/")

    assert [document.name for document in DOCUMENTS if homes.search(document.read_text("utf-8"))] == []


def test_every_bench_is_named_in_the_reference_and_told_of_where_its_figures_are_kept():
    named = re.search(r"only these: ([\w, ]+)", (ROOT / "docs/reference/commands.md").read_text("utf-8"))
    told = re.findall(r"^- \*\*([a-z]+)\*\*: ", (ROOT / "docs/measured/README.md").read_text("utf-8"), re.M)

    assert named and named[1].strip().split(", ") == list(BENCHES)
    assert sorted(told) == sorted(BENCHES)


def test_every_command_and_its_options_are_in_the_reference():
    text = (ROOT / "docs/reference/commands.md").read_text("utf-8")

    for name in COMMANDS:
        part = text.partition(f"## `{name}`\n")[2].partition("\n## ")[0]
        options = [option for action in parser(name)[0]._actions for option in action.option_strings if option.startswith("--")]
        assert [option for option in options if option not in part and option not in ("--help", "--paper", "--json")] == [], name
