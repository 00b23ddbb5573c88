"""Picture files that come along with a story: taken in once, however often they are named."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.core.files.base import ContentFile

from gazette.house.ids import stable
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.photos.models import Photo
from gazette.record import pictures as masters


class Pictures:
    """Finds photos by stable id or by file, and remembers which files it made."""

    def __init__(self) -> None:
        self._made: list[Path] = []
        self._known: dict[str, str] = {}

    def take(self, word: str, folder: Path | None, *, at: datetime) -> str:
        """The stable id of the photo a word means: a file beside the story, or one the newsroom has. Empty when neither."""
        if word not in self._known:
            self._known[word] = self._file(word, folder) or Photo.objects.filter(uid=word).values_list("uid", flat=True).first() or ""
        return self._known[word]

    def destroy(self) -> None:
        """Take back the files of a transaction that failed."""
        for path in self._made:
            path.unlink(missing_ok=True)

    def _file(self, word: str, folder: Path | None) -> str:
        path = _inside(folder, word)
        if path is None:
            return ""
        if path.stat().st_size > masters.MOST_BYTES:
            raise Mistake(f"{word} is {path.stat().st_size // 2**20} MB. Send a picture of at most {masters.MOST_BYTES // 2**20} MB.")
        data = path.read_bytes()
        ref = stable("file", hashlib.sha256(data).hexdigest())
        if not Photo.objects.filter(uid=ref).exists():
            self._keep(ref, path, data)
        return ref

    def _keep(self, ref: str, path: Path, data: bytes) -> None:
        settings = active()
        before = set(settings.pictures.glob("*.jpg"))
        try:
            master = masters.take(data, settings.pictures)
        except Mistake as mistake:
            raise Mistake(f"{path.name}: {mistake}") from None
        self._made += set(settings.pictures.glob(f"{master.hash}.jpg")) - before
        photo = Photo(uid=ref, title=path.stem, master=master.hash, master_width=master.width, master_height=master.height)
        for field in ("alt", "caption", "credit", "creator", "copyright"):
            setattr(photo, field, getattr(master.metadata, field)[:255])
        photo.file.save(path.name, ContentFile(data), save=False)
        photo.width, photo.height = photo.file.width, photo.file.height  # what is saved like this is not measured by itself
        self._made.append(Path(photo.file.path))
        photo.save()


def _inside(folder: Path | None, word: str) -> Path | None:
    """The file a word names, if it lies in or under the folder; nothing outside it is ever opened."""
    if folder is None or not word or "://" in word or "\0" in word:
        return None
    path = (folder / word).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
