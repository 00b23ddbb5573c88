"""Settings of a paper: read from its file and the environment, refused in a sentence that names the line."""

from pathlib import Path

import pytest

from gazette.house.mistakes import Mistake
from gazette.house.settings import load
from gazette.record.names import Paper

PRINT = """
[print]
price = "One dollar"
ear_left = ["Weather", "Rain by noon."]
[[print.house_ads]]
title = "See the Press Run"
link = "/about/contact/"
"""


def told(directory: Path, words: str) -> Path:
    (directory / "gazette.toml").write_text(words, "utf-8")
    return directory


def test_what_is_printed_of_the_paper_stands_in_the_record(tmp_path: Path) -> None:
    paper = Paper.from_json(load(told(tmp_path, PRINT)).public())

    assert (paper.price, paper.ear_left, paper.volume) == ("One dollar", ("Weather", "Rain by noon."), "")
    assert paper.house_ads == ({"title": "See the Press Run", "link": "/about/contact/"},)
    assert Paper.from_json(paper.as_json()) == paper


@pytest.mark.parametrize("said", ['house_ads = ["See the press"]', 'house_ads = [{text = "x"}]', 'house_ads = [{title = "x", size = "big"}]', "house_ads = 3"])
def test_a_house_advertisement_that_cannot_be_read_is_refused(tmp_path: Path, said: str) -> None:
    with pytest.raises(Mistake, match="“house_ads” should be a list of tables with title, and if you like text and link, as texts"):
        load(told(tmp_path, f"[print]\n{said}\n"))


def test_tables_are_not_read_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTE_PRICE", "Two dollars")
    assert load(told(tmp_path, PRINT)).price == "Two dollars"

    monkeypatch.setenv("GAZETTE_HOUSE_ADS", "See the press")
    with pytest.raises(Mistake, match="GAZETTE_HOUSE_ADS cannot be set from the environment"):
        load(tmp_path)


@pytest.mark.parametrize("language", ["klingon or so", "en_GB", ""])
def test_a_language_that_is_no_tag_is_refused(tmp_path: Path, language: str) -> None:
    with pytest.raises(Mistake, match=f"gazette.toml: language is “{language}”. Write it as BCP 47 does: en, de, pt-BR."):
        load(told(tmp_path, f'[paper]\nlanguage = "{language}"\n'))


def test_a_host_that_is_no_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Mistake, match="gazette.toml: host is “https://x.example”. Write the name alone"):
        load(told(tmp_path, '[server]\nhost = "https://x.example"\n'))

    monkeypatch.setenv("GAZETTE_HOST", "x.example")
    assert load(tmp_path).host == "x.example"


@pytest.mark.parametrize("table", ["tokens", "tokens_dark"])
def test_a_token_that_would_be_left_out_is_refused_by_its_name(tmp_path: Path, table: str) -> None:
    with pytest.raises(Mistake, match=f"gazette.toml: {table}: “paper” is a colour, and “notacolour” is none. Write one like #0b5d3b."):
        load(told(tmp_path, f'[look]\n{table} = {{ ink = "#111", paper = "notacolour" }}\n'))
