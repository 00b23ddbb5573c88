"""Writes settings into ``gazette.toml`` and leaves every other line of it as it is."""

import json
import os
import re
from pathlib import Path


def set_values(path: Path, table: str, values: dict[str, str]) -> None:
    """Set texts in one table; a setting that stands there is replaced, others are added. The file is exchanged whole."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    for name, value in values.items():
        _set(lines, table, name, f"{name} = {written(value)}")
    half = path.with_name(f".{path.name}.{os.getpid()}")
    half.write_text("\n".join(lines) + "\n", "utf-8")
    os.replace(half, path)


def written(value: str) -> str:
    """A text as TOML writes it, which is as JSON does."""
    return json.dumps(value, ensure_ascii=False)


def _set(lines: list[str], table: str, name: str, line: str) -> None:
    heads = [number for number, words in enumerate(lines) if words.strip() == f"[{table}]"]
    if not heads:
        lines += ["", f"[{table}]", line]
        return
    start = heads[0] + 1
    end = next((number for number in range(start, len(lines)) if lines[number].lstrip().startswith("[")), len(lines))
    found = next((number for number in range(start, end) if re.match(rf"\s*{re.escape(name)}\s*=", lines[number])), None)
    if found is None:
        lines.insert(start, line)
    else:
        lines[found] = line
