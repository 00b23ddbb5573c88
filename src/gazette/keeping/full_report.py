"""The whole of the tests, a room at a time so that it can be stopped and resumed, and the page that keeps its result."""

import os
import platform
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

    @property
    def passed(self) -> int:
        return self.tests - self.failed - self.skipped


def run_in_parts(root: Path, faults: list[str], run_pytest: Callable[..., bool]) -> bool:
    """Run every room's tests, keep each result under build/, and write docs/measured/test-full-<commit>.md."""
    commit, kept = commit_of(root), root / "build/test-full" / commit_of(root)
    kept.mkdir(parents=True, exist_ok=True)
    parts = [run_part(name, paths, kept, commit, run_pytest) for name, paths in rooms(root)]
    page = root / f"docs/measured/test-full-{commit}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(report(commit, parts, faults))
    failed = sum(part.failed for part in parts)
    print(f"{page.relative_to(root)} keeps the result.")
    print(f"== {f'{failed} failed, ' if failed else ''}{sum(part.passed for part in parts)} passed in all rooms ==")
    return not failed and bool(parts)


def run_part(name: str, paths: list[str], kept: Path, commit: str, run_pytest: Callable[..., bool]) -> Part:
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


def rooms(root: Path) -> list[tuple[str, list[str]]]:
    """The rooms of tests/ that hold tests, with the paths to give to pytest."""
    top = [str(path.relative_to(root)) for path in sorted((root / "tests").glob("test_*.py"))]
    inside = [path for path in sorted((root / "tests").iterdir()) if path.is_dir() and any(path.rglob("test_*.py"))]
    return [("house-rules", top)] * bool(top) + [(path.name, [str(path.relative_to(root))]) for path in inside]


def read(name: str, result: Path) -> Part:
    """Read the counts out of pytest's own XML."""
    suites = list(ElementTree.parse(result).getroot().iter("testsuite"))
    total = {key: sum(float(suite.get(key, 0)) for suite in suites) for key in COUNTS}
    failed = int(total["failures"] + total["errors"])
    return Part(name, int(total["tests"]), failed, int(total["skipped"]), total["time"])


COUNTS = ("tests", "failures", "errors", "skipped", "time")


def report(commit: str, parts: list[Part], faults: list[str]) -> str:
    """The page: commit, machine, counts."""
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
    lines += [f"| {p.name} | {p.passed} | {p.failed} | {p.skipped} | {p.seconds:.0f} |" for p in [*parts, together(parts)]]
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
        model = next(line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor() or platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.platform()}, Python {platform.python_version()}"
