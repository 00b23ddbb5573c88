"""The press an edition is meant for; what makes the file for it stands in press_file.py, which the newsroom need not load."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Press:
    """The press a file is meant for. ``bleed`` is in millimetres.

    With the printer's own ICC ``profile`` pictures are separated by it and it goes into the file, which then calls itself
    PDF/X-4. Without one they are separated plainly and the condition is only named, so it does not.
    """

    condition: str = "IFRA26"  # newspapers printed cold, ISO 12647-3
    profile: bytes = b""
    bleed: float = 0.0
