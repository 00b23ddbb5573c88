"""Why a verb was refused: said in words, with what stopped it."""

from collections.abc import Iterable

from gazette.house.mistakes import Mistake

from .gate import Finding


class Stopped(Mistake):
    """The gate kept a story in. ``findings`` say what to mend."""

    def __init__(self, slug: str, findings: Iterable[Finding], message: str = "") -> None:
        self.slug = slug
        self.findings = tuple(findings)
        super().__init__(message or f"{slug}: " + " ".join(str(finding.text) for finding in self.findings))


class Stale(Mistake):
    """Somebody else saved in between; nothing was written."""
