"""Templates kept as compiled: the next process compiles none of them, and never takes one that another code made."""

import sys

import pytest
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader

from gazette.press.compiled import kept_compiled


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A template and the code that says how it is compiled."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "page.html").write_text("{{ word }}!")
    (tmp_path / "how.py").write_text("one")
    return tmp_path


def environment(folder):
    """As a new process makes it, with what it compiled itself."""
    made, compiled = Environment(loader=FileSystemLoader(folder), bytecode_cache=kept_compiled(folder, folder / "how.py")), []
    compiling = made._compile
    made._compile = lambda source, filename: (compiled.append(filename), compiling(source, filename))[1]
    return made, compiled


def set_once(folder):
    made, compiled = environment(folder)
    assert made.get_template("page.html").render(word="Extra") in ("Extra!", "Extra?")
    return len(compiled)


def test_a_template_is_compiled_once_and_again_when_it_or_the_code_that_compiles_it_changed(folder):
    first, then = set_once(folder), set_once(folder)
    (folder / "page.html").write_text("{{ word }}?")
    of_other_words = set_once(folder)
    (folder / "how.py").write_text("two")

    assert (first, then, of_other_words, set_once(folder), set_once(folder)) == (1, 0, 1, 1, 0)
    assert len(list((folder / "__pycache__").iterdir())) == 1


def test_where_nothing_may_be_written_templates_are_compiled_each_time(folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert (set_once(folder), set_once(folder)) == (1, 1)

    (folder / "__pycache__").rmdir()
    (folder / "__pycache__").write_text("in the way")
    assert kept_compiled(folder) is None


def test_a_full_disk_stops_no_page(folder, monkeypatch):
    def full(*said):
        raise OSError("no space left on device")

    monkeypatch.setattr(FileSystemBytecodeCache, "dump_bytecode", full)

    assert (set_once(folder), set_once(folder)) == (1, 1)
