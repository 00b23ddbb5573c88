"""Write requirements.lock and requirements-test.lock anew from the .in files, with the hash of every wheel.

Needs uv in the Python that runs it, any other than .venv's, which has no pip. Versions already locked stay; `--upgrade` takes the newest.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ["--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:", "--quiet"]
# Wagtail names pillow-heif, but its wheels carry x265 and so stand under the GPL. Willow does without it
# (and we then refuse HEIC photographs); the installer therefore takes the lock as it is, with --no-deps.
LEFT_OUT = ["--no-emit-package", "pillow-heif"]


def lock(name: str, *more: str) -> None:
    """Resolve `name`.in into `name`.lock."""
    command = ["uv", "pip", "compile", *RULES, *LEFT_OUT, *more, f"{name}.in", "-o", f"{name}.lock"]
    subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True)


if __name__ == "__main__":
    lock("requirements", *sys.argv[1:])
    lock("requirements-test", "--constraint", "requirements.lock", *sys.argv[1:])
