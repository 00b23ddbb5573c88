"""The children that make crops do not outlive the process that began them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

BEGIN = """import os, time
from gazette.keeping.pool import children
if __name__ == "__main__":
    with children(1) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""
SOURCE = Path(__file__).parents[2] / "src"


def is_there(process: int) -> bool:
    """Running, that is, and not merely waiting to be buried."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "begin.py").write_text(BEGIN)
    parent = subprocess.Popen([sys.executable, tmp_path / "begin.py"], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(SOURCE)})
    child = int(parent.stdout.readline()) if parent.stdout else 0
    assert is_there(child)

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    patience = 200
    while is_there(child) and patience:
        time.sleep(0.05)
        patience -= 1
    assert not is_there(child)
