"""The few words of furniture, in the languages the paper can be printed in."""

from datetime import date

from gazette.house.days import long_date

WORDS = {
    "en": ("Continued on Page {n}", "From Page {n}", "Inside today", "Advertisement", "Corrections", "Page {n}", "edition"),
    "de": ("Fortsetzung auf Seite {n}", "Von Seite {n}", "Heute im Blatt", "Anzeige", "Berichtigungen", "Seite {n}", "Ausgabe"),
    "fr": ("Suite page {n}", "Suite de la page {n}", "À lire aujourd’hui", "Publicité", "Rectificatifs", "Page {n}", "édition"),
    "es": ("Pasa a la página {n}", "Viene de la página {n}", "Hoy en páginas interiores", "Publicidad", "Correcciones", "Página {n}", "edición"),
    "pt": ("Continua na página {n}", "Da página {n}", "Nesta edição", "Publicidade", "Correções", "Página {n}", "edição"),
    "it": ("Continua a pagina {n}", "Da pagina {n}", "Oggi all’interno", "Pubblicità", "Correzioni", "Pagina {n}", "edizione"),
    "pl": ("Dokończenie na stronie {n}", "Ze strony {n}", "Dziś w numerze", "Ogłoszenie", "Sprostowania", "Strona {n}", "wydanie"),
}
SIGNED = {"en": ("By {names}", "and"), "de": ("Von {names}", "und"), "fr": ("Par {names}", "et"), "es": ("Por {names}", "y"),
          "pt": ("Por {names}", "e"), "it": ("Di {names}", "e"), "pl": ("{names}", "i")}  # fmt: skip
KEYS = ("onward", "back", "inside", "advertisement", "corrections", "page", "edition")


def word(key: str, language: str, **values: object) -> str:
    """One wording; English where the language has none."""
    row = WORDS.get(language.split("-")[0], WORDS["en"])
    return row[KEYS.index(key)].format(**values)


def signed(names: tuple[str, ...], language: str) -> str:
    """A byline as the language writes it: “By Ada Brand and Jo Wen”."""
    pattern, joint = SIGNED.get(language.split("-")[0], SIGNED["en"])
    joined = f" {joint} ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)
    return pattern.format(names=joined) if joined else ""


def dated(day: date, language: str) -> str:
    """The date of a folio: as English papers write it, else in figures that every language reads."""
    return long_date(day) if language.split("-")[0] == "en" else f"{day.day}. {day.month}. {day.year}"
