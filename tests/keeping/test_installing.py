"""The front door makes its environment whole, whatever it finds; one tiny wheel stands for the paper's."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLI = "import os, sys, gazette, tinypress\nprint(tinypress.EDITION, os.getcwd(), *sys.argv[1:], sep='|')\n"


def make_wheel(shelf: Path, version: str, *, said: str = "") -> str:
    """Put a wheel on the shelf and give its line for the lock file."""
    wheel = shelf / f"tinypress-{version}-py3-none-any.whl"
    about = f"tinypress-{version}.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tinypress.py", f"EDITION = {said or version!r}\n")
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tinypress\nVersion: {version}\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    return f"tinypress=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


class Checkout:
    """A clone with a space in its path, that needs nothing but one tiny wheel."""

    def __init__(self, directory: Path) -> None:
        self.root, self.shelf = directory / "a clone", directory / "shelf"
        keeping = self.root / "src/gazette/keeping"
        keeping.mkdir(parents=True)
        self.shelf.mkdir()
        shutil.copy(ROOT / "gazette", self.root)
        shutil.copy(ROOT / "src/gazette/keeping/installing.py", keeping)
        (self.root / "src/gazette/__init__.py").touch()
        (self.root / "src/gazette/cli.py").write_text(CLI)
        self.lock("1.0")

    def lock(self, version: str) -> None:
        (self.root / "requirements.lock").write_text(make_wheel(self.shelf, version))

    def start(self, *words: str, cwd: Path | None = None, **env: str) -> subprocess.Popen:
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.shelf), "PIP_CONFIG_FILE": os.devnull}
        python = {"PATH": f"{Path(sys._base_executable).parent}:{os.environ['PATH']}"}  # type: ignore[attr-defined]
        command = [str(self.root / "gazette"), *words]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        surroundings = {**os.environ, **python, **offline, **env}
        return subprocess.Popen(command, cwd=cwd or "/", env=surroundings, text=True, **pipes)

    def call(self, *words: str, cwd: Path | None = None, **env: str) -> tuple[int, str, str]:
        process = self.start(*words, cwd=cwd, **env)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout called once. Tests may leave it as they like, so long as the next call can mend it."""
    checkout = Checkout(tmp_path_factory.mktemp("ready"))
    assert checkout.call("first")[:2] == (0, "1.0|/|first\n")
    return checkout


def test_two_first_calls_at_once_leave_one_whole_environment(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)

    calls = [checkout.start(name) for name in ("one", "two")]
    said = [call.communicate(timeout=180) for call in calls]

    assert [call.returncode for call in calls] == [0, 0], said
    assert [out for out, _ in said] == ["1.0|/|one\n", "1.0|/|two\n"]
    assert sum("making .venv" in err for _, err in said) == 1


def test_a_ready_paper_starts_without_a_word_from_any_directory(ready: Checkout, tmp_path: Path) -> None:
    link = tmp_path / "gz"
    link.symlink_to(ready.root / "gazette")
    ready.call()

    assert ready.call("a b", "--c", cwd=tmp_path, HOME="") == (0, f"1.0|{tmp_path}|a b|--c\n", "")
    assert subprocess.run([link], capture_output=True, text=True, cwd="/").stdout == "1.0|/\n"


def test_what_lies_in_the_directory_of_the_caller_is_not_imported(ready: Checkout, tmp_path: Path) -> None:
    (tmp_path / "gazette.py").write_text("raise SystemExit('the wrong gazette')")

    assert ready.call(cwd=tmp_path, PYTHONPATH=str(tmp_path))[0] == 0


def test_a_changed_lock_is_installed_on_the_next_call(ready: Checkout) -> None:
    ready.lock("2.0")

    assert ready.call()[:2] == (0, "2.0|/\n")
    ready.lock("1.0")
    assert ready.call()[:2] == (0, "1.0|/\n")


def test_an_install_killed_in_the_middle_is_made_again(ready: Checkout) -> None:
    (ready.root / ".venv/.installing").touch()
    for module in (ready.root / ".venv").glob("lib/python3*/site-packages/tinypress.py"):
        module.unlink()

    code, out, err = ready.call()

    assert (code, out) == (0, "1.0|/\n")
    assert "making .venv" in err


def test_an_environment_whose_python_is_gone_is_made_again(ready: Checkout) -> None:
    python = ready.root / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/nowhere/python3")

    assert ready.call()[:2] == (0, "1.0|/\n")


def test_an_environment_made_by_other_means_and_without_pip_is_used(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    venv = checkout.root / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    (venv / "mine").touch()

    assert checkout.call()[:2] == (0, "1.0|/\n")
    assert (venv / "mine").exists()


def test_a_wheel_other_than_the_locked_one_is_refused(ready: Checkout) -> None:
    ready.call()
    ready.lock("3.0")
    make_wheel(ready.shelf, "3.0", said="something else")

    code, out, err = ready.call()

    assert (code, out) == (1, "")
    assert "could not be installed" in err and "Traceback" not in err
    ready.lock("1.0")
    assert ready.call()[:2] == (0, "1.0|/\n")


def test_a_package_out_of_reach_is_told_in_one_sentence(ready: Checkout) -> None:
    (ready.root / "requirements.lock").write_text(f"absent==1.0 --hash=sha256:{'0' * 64}\n")

    code, _, err = ready.call()

    assert code == 1
    assert "could not be fetched" in err and "Traceback" not in err
    ready.lock("1.0")


def test_a_machine_without_python_is_told_the_line_to_run(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "readlink", "dirname", "cat", "cmp", "id"):
        (tools / name).symlink_to(shutil.which(name) or name)

    process = subprocess.run(
        [str(checkout.root / "gazette")], env={"PATH": str(tools)}, capture_output=True, text=True
    )

    assert process.returncode == 1
    assert process.stderr.count("\n") == 1
    assert "apt-get install -y python3 python3-venv" in process.stderr


def test_a_python_without_ensurepip_is_told_the_package(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    script = ROOT / "src/gazette/keeping/installing.py"
    code = (
        "import importlib.util, runpy, sys; find = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name: None if name == 'ensurepip' else find(name)\n"
        f"sys.argv = ['installing', {str(checkout.root)!r}]\n"
        f"runpy.run_path({str(script)!r}, run_name='__main__')"
    )

    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert process.returncode == 1
    assert "apt-get install -y python3-venv" in process.stderr
    assert "Traceback" not in process.stderr
