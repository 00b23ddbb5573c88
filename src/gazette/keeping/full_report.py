"""Runs all tests, a room at a time so that it can be stopped and resumed, and writes down the result."""

import os
import platform
import re
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Part:
    """What one room's tests came to."""

    name: str
    tests: int
    failed: int
    skipped: int
    seconds: float
    figures: tuple[str, ...] = ()

    @property
    def passed(self) -> int:
        return self.tests - self.failed - self.skipped


RunPytest = Callable[..., bool]
LONGEST = ("edition",)  # papers made at random, by the dozen
ALONE = "alone"  # marks tests that measure time
MEASURES = re.compile(rf"^@pytest\.mark\.{ALONE}\b", re.MULTILINE)


def run_in_parts(root: Path, faults: list[str], run_pytest: RunPytest) -> bool:
    """Run every room's tests, each kept under build/, and write docs/measured/test-full-<commit>.md anew after each."""
    commit, kept = commit_of(root), root / "build/test-full" / commit_of(root)
    kept.mkdir(parents=True, exist_ok=True)
    page = root / f"docs/measured/test-full-{commit}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    parts: list[Part] = []
    waiting = shares(root)
    while waiting:
        parts.append(run_part(*waiting.pop(0), kept, commit, run_pytest))
        page.write_text(report(commit, parts, faults, tuple(name for name, _ in waiting)))
    failed = sum(part.failed for part in parts)
    print(f"{page.relative_to(root)} keeps the result.")
    passed = sum(part.passed for part in parts)
    print(f"== {failed} failed, {passed} passed ==" if failed else f"== {passed} passed ==")
    return not failed and bool(parts)


def run_part(name: str, paths: list[str], kept: Path, commit: str, run_pytest: RunPytest) -> Part:
    """Run one room, unless this very commit has passed it before."""
    result = kept / f"{name}.xml"
    if result.exists() and not commit.endswith("-changed") and not (before := read(name, result)).failed:
        print(f"== {name}: passed before at {commit}")
        return before
    result.unlink(missing_ok=True)
    passed = run_pytest([*paths, f"--junitxml={result}"], full=True)
    part = read(name, result) if result.exists() else Part(name, 0, 0, 0, 0.0)
    if passed or part.failed:
        return part
    result.unlink(missing_ok=True)  # pytest itself failed: never to be taken for a pass
    return Part(name, part.tests + 1, 1, part.skipped, part.seconds)


def shares(root: Path) -> list[tuple[str, list[str]]]:
    """What is run one after the other, with the words to give to pytest: first what measures time, with nothing beside it, then each room."""
    measuring = [name for name, paths in rooms(root) if any(MEASURES.search(test.read_text("utf-8")) for path in paths for test in tests_at(root / path))]
    found = [(f"{name}-{ALONE}", [*paths, "-n", "0", "-m", ALONE]) for name, paths in rooms(root) if name in measuring]
    return found + [(name, [*paths, "-m", f"not {ALONE}"] if name in measuring else paths) for name, paths in rooms(root)]


def tests_at(path: Path) -> list[Path]:
    """The file of tests, or those of the room."""
    return [path] if path.is_file() else sorted(path.rglob("test_*.py"))


def rooms(root: Path) -> list[tuple[str, list[str]]]:
    """The rooms of tests/ that hold tests, with the paths to give to pytest; the longest last."""
    top = [str(path.relative_to(root)) for path in sorted((root / "tests").glob("test_*.py"))]
    inside = sorted((path for path in (root / "tests").iterdir() if any(path.rglob("test_*.py"))), key=lambda path: (path.name in LONGEST, path.name))
    named = [(path.name, [str(path.relative_to(root))]) for path in inside]
    return [("whole-paper", top), *named] if top else named


def read(name: str, result: Path) -> Part:
    """Read the counts out of pytest's own XML."""
    suites = list(ElementTree.parse(result).getroot().iter("testsuite"))
    total = {key: sum(float(suite.get(key, 0)) for suite in suites) for key in COUNTS}
    failed = int(total["failures"] + total["errors"])
    return Part(name, int(total["tests"]), failed, int(total["skipped"]), total["time"], figures(result))


def figures(result: Path) -> tuple[str, ...]:
    """What the tests measured and said of it, as the property “figures”."""
    said = ElementTree.parse(result).getroot().iter("property")
    return tuple(each.get("value", "") for each in said if each.get("name") == "figures")


COUNTS = ("tests", "failures", "errors", "skipped", "time")


def report(commit: str, parts: list[Part], faults: list[str], waiting: tuple[str, ...] = ()) -> str:
    """The page: commit, machine, counts, and which rooms have not been run yet."""
    lines = [
        f"# All tests at {commit}",
        "",
        f"- when: {time.strftime('%Y-%m-%d %H:%M UTC', time.gmtime())}",
        f"- machine: {machine()}",
        f"- ruff, import contracts, mypy: {'faults in ' + ', '.join(faults) if faults else 'no fault'}",
        "",
        "| tests | passed | failed | skipped | seconds |",
        "|---|---:|---:|---:|---:|",
    ]
    for part in (*parts, together(parts)):
        counts = f"{part.passed} | {part.failed} | {part.skipped} | {part.seconds:.0f}"
        lines.append(f"| {part.name} | {counts} |")
    lines += ["", f"Not run yet at this commit: {', '.join(waiting)}."] if waiting else []
    measured = [f"- {figure}" for part in parts for figure in part.figures]
    lines += ["", "## Figures", "", *measured] if measured else []
    return "\n".join(lines) + "\n"


def together(parts: list[Part]) -> Part:
    """The sum of all rooms."""
    counts = (sum(getattr(part, key) for part in parts) for key in ("tests", "failed", "skipped", "seconds"))
    return Part("together", *counts)


def commit_of(root: Path) -> str:
    """The short name of the commit, marked when the tree holds other changes than measured results."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True).stdout.strip()

    changed = git("status", "--porcelain", "--", ".", ":!docs/measured")
    return (git("rev-parse", "--short=10", "HEAD") or "no-commit") + ("-changed" if changed else "")


def machine() -> str:
    """The machine in one line: processor, cores, memory, system, Python."""
    try:
        info = Path("/proc/cpuinfo").read_text()
        model = info.split("model name", 1)[1].splitlines()[0].split(":", 1)[1].strip()
    except (OSError, IndexError):
        model = platform.processor() or platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.platform()}, Python {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}"
