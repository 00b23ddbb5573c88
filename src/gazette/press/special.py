"""An address that answers otherwise than its file would, and whether a web server's configuration can say so."""

from dataclasses import dataclass

from .headers import Fields, caching, joined, public

UNSAID = set("${}*\n\r\0")  # variables, placeholders and globs of the two configurations
SAFE = "/%:@!&'()*+,;=~"  # letters that stand as they are in a Location


@dataclass(frozen=True)
class Special:
    """An address that answers otherwise than a file would. ``file`` is empty where there are no words."""

    address: str
    status: int
    type: str
    location: str
    headers: Fields
    file: str

    def is_sayable(self) -> bool:
        """Can a configuration file say it? No page of ours needs what it cannot."""
        words = (self.address, self.type, self.file, *(value for _, value in self.headers))
        return not UNSAID & set("".join(words))

    def fields(self, *, secure: bool) -> Fields:
        """All header fields of its answer but those of its body."""
        return joined((*self.headers, ("Cache-Control", caching(self.address, self.status))), public(self.type, secure=secure))


def quoted(text: str) -> str:
    """A word of either configuration."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
