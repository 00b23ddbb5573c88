"""Makes .venv from the lock file: run by ./gazette with any Python 3.11, before anything is installed."""

import contextlib
import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PTH = "../../../../src\n"  # from .venv/lib/python3.x/site-packages to src, so that a checkout can be moved
PIP = ["-P", "-m", "pip", "--no-input", "--disable-pip-version-check"]
# Debian keeps the wheel in a directory of its own, other builds beside ensurepip.
PIP_WHEEL = (
    "import ensurepip, pathlib, sysconfig\n"
    "places = sysconfig.get_config_var('WHEEL_PKG_DIR') or '', pathlib.Path(ensurepip.__file__).parent / '_bundled'\n"
    "print(next((str(wheel) for place in places if place for wheel in pathlib.Path(place).glob('pip-*.whl')), ''))"
)
LOCKED = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--progress-bar", "off"]
VENV_PACKAGE = "apt-get install -y python3-venv"
MISLEADING = ("PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV")


class CannotInstall(Exception):
    """What is missing, and the line that mends it."""


def install(root: Path) -> None:
    """Bring `root`/.venv to requirements.lock. A second caller waits for the first and finds it done."""
    with one_at_a_time(root):
        venv = root / ".venv"
        if is_at(venv, root / "requirements.lock", "lock"):
            return
        make_usable(venv)
        install_lock(venv, root / "requirements.lock", "lock", what="the paper")
        link_source(venv)
        (venv / ".installed-python").write_text(os.path.realpath(venv / "bin/python"))


def install_tests(root: Path) -> None:
    """Bring `root`/.venv to requirements-test.lock as well, when it is not there yet."""
    with one_at_a_time(root):
        lock = root / "requirements-test.lock"
        if not is_at(root / ".venv", lock, "test-lock"):
            make_usable(root / ".venv")
            install_lock(root / ".venv", lock, "test-lock", what="the test set")


@contextlib.contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Hold the installer's lock, a file that stays; a pip that outlives us goes on holding it."""
    try:
        handle = (root / ".installing.lock").open("w")
    except OSError as error:
        why = f"{root} cannot be written ({error.strerror}). Clone the paper where you may write."
        raise CannotInstall(why) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another call is installing; waiting for it ...\n")
            fcntl.flock(handle, fcntl.LOCK_EX)
        os.set_inheritable(handle.fileno(), True)
        yield


def is_at(venv: Path, lock: Path, stamp: str) -> bool:
    """Whether `venv` holds exactly what `lock` says, put there by the Python it has now."""
    try:
        same_lock = (venv / f".installed-{stamp}").read_bytes() == lock.read_bytes()
        same_python = (venv / ".installed-python").read_text() == os.path.realpath(venv / "bin/python")
    except OSError:
        return False
    return same_lock and same_python and not (venv / ".installing").exists()


def make_usable(venv: Path) -> None:
    """Leave a whole environment, whoever made it; a half-made one is made again."""
    is_new_enough = runs(venv, "import sys; sys.exit(sys.version_info < (3, 11))")
    if (venv / ".installing").exists() or not is_new_enough:
        make(venv)


def make(venv: Path) -> None:
    """Make the environment afresh and without pip, which the paper does not run on and which weighs as much as Django."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise CannotInstall(f"this Python cannot make an environment. Run: {as_root(VENV_PACKAGE)}")
    say("making .venv ...")
    if venv.exists() and not venv.is_dir():
        raise CannotInstall(f"{venv} is a file and stands where the environment belongs. Move it away.")
    python = getattr(sys, "_base_executable", "") or sys.executable
    run([python, "-P", "-m", "venv", "--clear", "--without-pip", str(venv)], "making .venv")


def with_pip(venv: Path) -> dict[str, str]:
    """Surroundings in which the environment's Python has a pip: its own, or, read where it lies, the wheel its Python comes with."""
    if runs(venv, "import pip._internal"):
        return clean()
    wheel = subprocess.run([venv / "bin/python", "-P", "-c", PIP_WHEEL], capture_output=True, text=True, env=clean()).stdout.strip()
    if not wheel:
        raise CannotInstall(f".venv has no pip. Run: {as_root(VENV_PACKAGE)}")
    return {**clean(), "PYTHONPATH": wheel}


def install_lock(venv: Path, lock: Path, stamp: str, *, what: str) -> None:
    """Install `lock` and, once it is whole, keep a copy of it as the stamp."""
    wanted = sum(line[:1].isalnum() for line in lock.read_text().splitlines())
    surroundings = with_pip(venv)
    in_the_middle = venv / ".installing"
    in_the_middle.touch()
    command = [str(venv / "bin/python"), *PIP, "install", *LOCKED, "-r", str(lock)]
    heard: list[str] = []
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, **both, text=True, env=surroundings, close_fds=False) as pip:
        for line in pip.stdout or ():
            heard.append(line)
            told(line, sum(each.startswith("Collecting") for each in heard), wanted, what)
    if pip.returncode:
        if not any(each.startswith("Installing") for each in heard):
            in_the_middle.unlink()  # nothing was touched: the environment is as whole as before
        raise CannotInstall(explain("".join(heard), what))
    shutil.copyfile(lock, venv / f".installed-{stamp}")
    in_the_middle.unlink()
    say(f"{what} is installed.\n")


def link_source(venv: Path) -> None:
    """Let the environment find the project's own source; there is no build step."""
    for packages in venv.glob("lib/python3*/site-packages"):
        (packages / "gazette.pth").write_text(PTH)


def told(line: str, fetched: int, wanted: int, what: str) -> None:
    """Show one short line of progress, where someone is looking."""
    if line.startswith("Collecting") and sys.stderr.isatty():
        say(f"fetching {what}: {fetched} of about {wanted}")
    elif line.startswith("Collecting") and fetched == 1:
        say(f"fetching {what} ({wanted} packages) ...\n")
    elif line.startswith("Installing"):
        say(f"installing {what} ...")


def explain(heard: str, what: str) -> str:
    """One sentence for what pip said at length."""
    errors = [line.strip() for line in heard.splitlines() if line.lstrip().upper().startswith("ERROR")]
    said = errors[-1] if errors else (heard.strip().splitlines() or ["pip said nothing"])[-1]
    if "No matching distribution" in heard or "Connection" in heard or "resolve" in heard:
        return f"{what} could not be fetched ({said}). Is pypi.org, or your mirror, in reach? Run this again."
    return f"{what} could not be installed ({said}). Mend that and run this again; nothing else is needed."


def runs(venv: Path, code: str) -> bool:
    """Whether the environment's own Python runs `code`."""
    try:
        done = subprocess.run([venv / "bin/python", "-P", "-c", code], capture_output=True, env=clean())
    except OSError:
        return False
    return done.returncode == 0


def run(command: list[str], what: str) -> None:
    """Run `command` quietly, or tell why it failed."""
    done = subprocess.run(command, capture_output=True, text=True, env=clean())
    if done.returncode:
        last = " ".join((done.stderr or done.stdout).strip().splitlines()[-1:]) or "no word why"
        raise CannotInstall(f"{what} failed ({last}). Remove .venv and run this again.")


def clean() -> dict[str, str]:
    """The surroundings without what would send pip elsewhere."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}


def as_root(command: str) -> str:
    """`command` as this user has to type it."""
    return command if os.geteuid() == 0 else f"sudo {command}"


def say(words: str) -> None:
    """One line on the error stream, written over itself where that is a screen."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[Kgazette: {words}")
    else:
        sys.stderr.write(f"gazette: {words.rstrip()}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    try:
        install(Path(sys.argv[1]))
    except CannotInstall as error:
        say(f"{error}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        say("stopped; the next call goes on from here.\n")
        sys.exit(130)
