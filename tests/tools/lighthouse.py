"""Asks Lighthouse for its four marks of a page, as a phone would load it."""

import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from .places import CHROMIUM_FLAGS, NODE, chromium, npm

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3
AGAIN = "NO_NAVSTART"  # the browser's trace lost its beginning; Lighthouse itself says to run again


def median_of(url: str, times: int = 3) -> dict[str, dict]:
    """For each category the middle `mark` of several runs, for speed wavers, with all `marks` and the `faults` of any of them."""
    runs = [report(url) for _ in range(times)]
    return {name: together([each[name] for each in runs]) for name in CATEGORIES}


def together(runs: list[dict]) -> dict:
    """One category of several runs as one."""
    marks = [each["mark"] for each in runs]
    faults = sorted({fault for each in runs for fault in each["faults"]})
    return {"mark": int(statistics.median(marks)), "marks": marks, "faults": faults}


def report(url: str) -> dict[str, dict]:
    """For each category its `mark`, 0 to 100 by Lighthouse's own mobile preset, and the `faults` that cost it something."""
    with tempfile.TemporaryDirectory(prefix="gazette-lighthouse-") as directory:
        out = Path(directory) / "report.json"
        command = [NODE, str(npm("lighthouse/cli/index.js")), url, "--quiet", "--output=json"]
        command += [f"--output-path={out}", f"--only-categories={','.join(CATEGORIES)}"]
        command += [f"--chrome-flags={' '.join(CHROMIUM_FLAGS)} --user-data-dir={directory}/profile"]
        env = {**os.environ, "CHROME_PATH": chromium(), "HOME": directory}
        for _ in range(TRIES):
            done = subprocess.run(command, capture_output=True, text=True, env=env, stdin=subprocess.DEVNULL, timeout=180)
            if AGAIN not in done.stderr:
                break
        if done.returncode or not out.exists():
            raise RuntimeError(f"Lighthouse did not run on {url}: {(done.stderr or done.stdout)[-500:]}")
        return read(json.loads(out.read_text()))


def read(result: dict) -> dict[str, dict]:
    """Marks and faults out of Lighthouse's own report; a mark it could not give is an error."""
    if "runtimeError" in result:
        raise RuntimeError(result["runtimeError"]["message"])
    marks = {}
    for name in CATEGORIES:
        category = result["categories"][name]
        if category["score"] is None:
            raise RuntimeError(f"Lighthouse gave no mark for {name}")
        audits = [result["audits"][each["id"]] for each in category["auditRefs"] if each["weight"]]
        faults = [audit["title"] for audit in audits if audit["score"] is not None and audit["score"] < 1]
        marks[name] = {"mark": round(category["score"] * 100), "faults": faults}
    return marks
