"""Pressing only what changed gives the same store as pressing everything, whatever a newsroom does."""

import filecmp
import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.house.clock import stopped_at
from gazette.press import facets, planning
from gazette.press.formats import printed
from gazette.press.press import Run, kinds
from gazette.press.store import Store
from gazette.press.touched import Following
from gazette.record import index

from .newsroom import ACTS, Newsroom
from .probes import answered, probes

EACH = 2  # every act is drawn at least this often
LONG = [pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12)]
SEEDS = [1, *LONG]


def press(settings, newsroom, pages):
    """Catch up in a paper's directory; the report must be without faults."""
    report = Run(settings, pages, stopped_at(newsroom.now), f"v{newsroom.version}").go()
    assert report.faults == ()
    return report


def fingerprint(settings, under="/"):
    store = Store(settings.directory)
    try:
        return {address: said for address, said in store.fingerprint().items() if address.startswith(under)}
    finally:
        store.close()


def whole(tmp_path, settings, newsroom, pages):
    """The settings of a fresh paper in which everything was pressed."""
    fresh = replace(settings, directory=tmp_path / f"whole-{random.random()}")
    press(fresh, newsroom, pages)
    return fresh


def sequence(seed):
    """Acts in random order, each several times; stories first, so that there is something to act upon."""
    acts = [act for act in ACTS for _ in range(EACH)]
    random.Random(seed).shuffle(acts)
    return ["publish"] * 3 + ["take_in"] + acts


def files(root: Path):
    return sorted(os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_the_paper_stands_as_if_all_of_it_were_pressed_anew(record, paper, tmp_path, monkeypatch, seed):
    newsroom = Newsroom(seed)
    pages = tuple(kind for kind in kinds() if "crop" not in kind.name)  # this newsroom's pictures have no masters
    monkeypatch.setattr(printed, "_bytes", lambda ctx, hashed, extension: hashed.encode())  # and its editions no files
    press(paper, newsroom, pages)

    for number, act in enumerate(sequence(seed)):
        newsroom.act(act)
        report = press(paper, newsroom, pages)

        assert report.surprises == [], f"seed {seed}: after {act}"
        fresh = whole(tmp_path, paper, newsroom, pages)
        assert fingerprint(paper) == fingerprint(fresh), f"seed {seed}: after act {number}, {act}"
    index.rebuild()
    assert fingerprint(whole(tmp_path, paper, newsroom, pages)) == fingerprint(fresh), f"seed {seed}: after the tables were made again from the entries"
    assert files(paper.store) == files(fresh.store)
    assert filecmp.cmpfiles(paper.store, fresh.store, files(paper.store), shallow=False)[1:] == ([], [])


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_each_question_stands_answered_as_if_all_were_asked_anew(record, paper, tmp_path, seed):
    newsroom = Newsroom(seed)
    press(paper, newsroom, probes(newsroom.version))

    for act in sequence(seed):
        newsroom.act(act)
        report = press(paper, newsroom, probes(newsroom.version))

        assert fingerprint(paper, "/probe/") == answered(newsroom.version, newsroom.now), f"seed {seed}: after {act}"
        assert report.surprises == [], f"seed {seed}: after {act}"
    fresh = whole(tmp_path, paper, newsroom, probes(newsroom.version))
    assert files(paper.store) == files(fresh.store)
    assert filecmp.cmpfiles(paper.store, fresh.store, files(paper.store), shallow=False)[1:] == ([], [])


def left_out(facet, touches):
    """The touches of an act, without those of one facet."""
    for touch in touches:
        asked = "before" if isinstance(touch, Following) else touch.key.split(":")[0]
        if asked != facet:
            yield touch


def test_a_facet_left_out_of_touched_is_found_out(record, paper, tmp_path, monkeypatch):
    newsroom = Newsroom(seed=7)
    press(paper, newsroom, probes(newsroom.version))
    mutants = {facet: replace(paper, directory=tmp_path / f"without-{facet}") for facet in (*facets.FACETS, "before")}
    for settings in mutants.values():
        shutil.copytree(paper.directory, settings.directory)
    touched, by_the_clock = planning.touched, planning.by_the_clock

    for act in (act for act in sequence(7) if act not in ("upgrade", "change_zone")):  # those ask everything anew
        newsroom.act(act)
        truth = answered(newsroom.version, newsroom.now)
        for facet in sorted(mutants):
            monkeypatch.setattr(planning, "touched", lambda change, facet=facet: left_out(facet, touched(change)))
            monkeypatch.setattr(planning, "by_the_clock", lambda facet=facet: left_out(facet, by_the_clock()))
            report = press(mutants[facet], newsroom, probes(newsroom.version))
            if report.surprises or fingerprint(mutants[facet], "/probe/") != truth:
                del mutants[facet]
        monkeypatch.undo()

    assert sorted(mutants) == []
