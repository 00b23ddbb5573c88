"""A stranger's paper to print: ragged items of others as one snapshot, with a long name, few pictures, wrong credits and other languages.

``python -m tests.edition.strangers SAMPLES OUT [SIZE]`` makes one, so that it can be looked at.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from PIL import Image

from gazette.edition.edition import Edition, make
from gazette.edition.from_copy import story_of
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Amends, Piece, Section, Shot, Snapshot, Story
from gazette.edition.wording import signed
from gazette.record.copy import Copy
from tests.paper.strangers import SECTIONS, Found, gather

from .making import DAY

NAME = "Süddünenländische Nachrichtenrundschau für Jedermann"
CAPTION = "A picture that belongs to none of this, described at greater length than anybody who made up a page by hand would ever have let pass."

EUROPE = (
    ("de", "Straßenbahnhaltestellenverzeichnis neu aufgelegt",
     "Die Verkehrsgesellschaft hat das Straßenbahnhaltestellenverzeichnis überarbeitet. „Wir haben jede Haltestelle aufgesucht“, sagte der "
     "Geschäftsführer, „und vier nicht gefunden.“ Die Donaudampfschifffahrtsgesellschaft äußerte sich nicht.",
     "Der Gemeinderat beschließt über die Finanzierung in der übernächsten Sitzung; die Mitglieder des Haushaltsausschusses waren verhindert."),
    ("fr", "L’eau monte, la mairie attend",
     "« Nous ne pouvons rien promettre », a déclaré la maire ; pourtant, l’hôtel de ville a fait distribuer des sacs de sable aujourd’hui à seize heures.",
     "Les habitants de la rue des Tanneurs, eux, n’avaient pas attendu l’avertissement : ils montaient déjà leurs meubles à l’étage."),
    ("es", "¿Quién paga el puente? Nadie lo sabe todavía",
     "—No hay dinero —dijo el concejal—, y tampoco hay prisa. ¡Que esperen los coches! El ayuntamiento aprobará los presupuestos en septiembre.",
     "Los vecinos del barrio consideran insuficientes las explicaciones del departamento de infraestructuras y transportes metropolitanos."),
    ("pl", "Święto rzeki odbędzie się mimo powodzi",
     "„Nie odwołujemy niczego” – powiedziała burmistrzyni. Źródła zbliżone do magistratu twierdzą, że wątpliwości zgłosił rzecznik straży pożarnej.",
     "Przedsiębiorstwo wodociągowe zapowiedziało nadzwyczajne posiedzenie w najbliższy czwartek."),
    ("tr", "İstanbul’da yağmur bekleniyor",
     "Meteoroloji yetkilileri öğleden sonra kuvvetli yağış uyarısında bulundu, ışıklar erken yandı ve ağaçlar devrildi."),
    ("ru", "Мост открыт", "Мост открыли на две недели раньше срока."),
    ("el", "Η γέφυρα άνοιξε", "Η γέφυρα άνοιξε δύο εβδομάδες νωρίτερα."),
)  # fmt: skip


def snapshot(samples: Path, wanted: int, *, name: str = NAME, language: str = "en") -> Snapshot:
    """So many items of every origin by turns, and our own in the languages the samples lack; what print refuses is among them."""
    stories = (*islice(_stories(gather(samples)), wanted), *_europe())
    return Snapshot(
        name, DAY, tuple(Section(slug, told) for slug, told in SECTIONS.items()), tuple(sorted(stories, key=lambda story: -story.weight)),
        language=language, monogram="SNR", motto="Was andere schrieben, und was davon übrig blieb", volume="Jahrgang CXLVII, Nr. 10 342",
        price="Zwei Euro achtzig", address="süddünenländische-nachrichtenrundschau.example", imprint="Verlag der Rundschau, Am Alten Deich 1a",
        amends=(Amends("An earlier item", "We misspelled Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch."),),
    )  # fmt: skip


def _stories(found: Iterable[Found]) -> Iterator[Story]:
    for number, each in enumerate(found):
        copy = each.item.copy
        names = tuple(dict.fromkeys(line.person or line.desk for line in copy.byline if line.person or line.desk))
        byline, shots = signed(names, copy.language), _shots(copy, each.folder)
        yield story_of(copy, byline=byline, section=copy.section, shots=shots, story=f"{number}-{copy.slug}"[:90])


def _europe() -> Iterator[Story]:
    """Short items in languages of the Latin alphabet, none of which is the paper's own."""
    for language, headline, *said in EUROPE:
        yield Story(f"europe-{language}", "languages", headline, tuple(Piece("paragraph", text) for text in said), 2, language=language, byline="N.N.")


def _shots(copy: Copy, folder: Path | None) -> dict[str, Shot]:
    """The pictures that are files; the rest of what a copy names is lost, as it is to whoever takes such copy in."""
    made = {}
    for name in {figure.picture for figure in copy.figures()}:
        path = folder / name if folder and name else None
        if path and path.is_file():
            with Image.open(path) as image:
                made[name] = Shot(name, str(path), *image.size, caption=CAPTION, alt="A photograph")
    return made


def main(samples: Path, out: Path, size: str = "tabloid", pages: int = 16, wanted: int = 150) -> Edition:
    """Write one stranger's paper as a file."""
    edition = make(snapshot(samples, wanted), SIZES[size], pages=pages)
    out.write_bytes(edition.pdf)
    return edition


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
