"""The script of the page in a real browser: ages, today, and what is still live."""

import json
import shutil
import subprocess
from datetime import datetime, timedelta
from functools import reduce
from pathlib import Path

import pytest

from gazette.house.days import long_date
from gazette.press import assets
from gazette.press.wording import wording

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGE = """<!doctype html><html lang="LANGUAGE" data-dates="DATES"><body><b data-today></b><script>
const ago=(s)=>new Date(Date.now()-s*1000).toISOString();
const put=(tag,change)=>{const made=document.createElement(tag);change(made);document.body.append(made)};
for(const s of [90,7300,90000,86400*400,-50])put("time",t=>{t.className="age";t.dateTime=ago(s);t.textContent="exact"});
for(const s of [600,90000])put("i",l=>{l.hidden=true;l.dataset.live=ago(s)});
FIRST</script><script>SCRIPT</script><script>
document.documentElement.dataset.said=JSON.stringify({ages:[...document.querySelectorAll("time")].map(t=>t.textContent),live:[...document.querySelectorAll("[data-live]")].map(l=>!l.hidden),today:document.querySelector("[data-today]").textContent})
</script></body></html>"""


def read(folder, language, first=""):
    """What the script made of a page with known times, in a browser to which something was done first."""
    assert CHROMIUM, "This test needs a Chromium: apt-get install chromium."
    page: Path = folder / "page.html"
    made = {"SCRIPT": assets.assets()["js/ages.js"].body.decode(), "LANGUAGE": language, "DATES": wording(language).dates, "FIRST": first}
    page.write_text(reduce(lambda text, name: text.replace(name, made[name]), made, PAGE))
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", f"--user-data-dir={folder / 'profile'}", "--lang=en-US", "--dump-dom"]  # fmt: skip
    dom = subprocess.run([CHROMIUM, *flags, page.as_uri()], capture_output=True, text=True, timeout=60, check=True).stdout
    from lxml import html

    return json.loads(html.fromstring(dom).get("data-said"))


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """An English page, read by a browser without its tables of languages: looking there costs a phone more than all the rest of the script."""
    return read(tmp_path_factory.mktemp("ages"), "en", "Intl=undefined;Date.prototype.toLocaleDateString=undefined;")


def test_exact_dates_become_ages_in_the_largest_whole_unit(said):
    assert said["ages"][:4] == ["1 minute ago", "2 hours ago", "1 day ago", "1 year ago"]


def test_a_time_that_has_not_come_stays_as_it_was_written(said):
    assert said["ages"][4] == "exact"


def test_live_is_said_for_four_hours_after_the_last_post(said):
    assert said["live"] == [True, False]


def test_the_masthead_is_given_the_readers_day(said):
    now = datetime.now()

    assert said["today"] in (long_date(now.date()), long_date((now - timedelta(minutes=2)).date()))


def test_a_paper_in_another_language_has_its_ages_from_the_browser(tmp_path):
    said = read(tmp_path, "de")

    assert said["ages"][1] == "vor 2 Stunden"


def test_today_is_written_as_the_language_of_the_paper_writes_dates(tmp_path):
    day = datetime.now().date()

    said = read(tmp_path, "ar")

    assert said["today"] in {wording("ar").long(day), wording("ar").long(day - timedelta(days=1))}
