"""The few words of furniture, in the languages the paper can be printed in."""

from datetime import date

from gazette.house.days import long_date

from .dates import EDITIONS, FIGURES, MONTHS, PATTERNS, WEEKDAYS

WORDS = {
    "en": ("Continued on Page {n}", "From Page {n}", "Inside today", "Advertisement", "Corrections", "Page {n}"),
    "de": ("Fortsetzung auf Seite {n}", "Fortsetzung von Seite {n}", "Heute im Blatt", "Anzeige", "Berichtigungen", "Seite {n}"),
    "fr": ("Suite page {n}", "Suite de la page {n}", "À lire aujourd’hui", "Publicité", "Rectificatifs", "Page {n}"),
    "es": ("Pasa a la página {n}", "Viene de la página {n}", "Hoy en páginas interiores", "Publicidad", "Correcciones", "Página {n}"),
    "pt": ("Continua na página {n}", "Continuação da página {n}", "Nesta edição", "Publicidade", "Correções", "Página {n}"),
    "it": ("Segue a pagina {n}", "Segue da pagina {n}", "Oggi all’interno", "Pubblicità", "Correzioni", "Pagina {n}"),
    "pl": ("Dokończenie na stronie {n}", "Dokończenie ze strony {n}", "Dziś w numerze", "Ogłoszenie", "Sprostowania", "Strona {n}"),
    "ar": ("التتمة في الصفحة {n}", "تتمة الصفحة {n}", "في هذا العدد", "إعلان", "تصويبات", "الصفحة {n}"),
    "fa": ("ادامه در صفحه {n}", "ادامه از صفحه {n}", "در این شماره", "آگهی", "اصلاحیه", "صفحه {n}"),
    "he": ("המשך בעמוד {n}", "המשך מעמוד {n}", "בגיליון", "פרסומת", "תיקונים", "עמוד {n}"),
}
SIGNED = {"en": ("By {names}", "and"), "de": ("Von {names}", "und"), "fr": ("Par {names}", "et"), "es": ("Por {names}", "y"),
          "pt": ("Por {names}", "e"), "it": ("Di {names}", "e"), "pl": ("{names}", "i"),
          "ar": ("بقلم {names}", "و"), "fa": ("{names}", "و"), "he": ("מאת {names}", "ו")}  # fmt: skip
ATTACHED = ("ar", "he")  # where “and” is written as one with the word after it
AMENDED = {
    "en": ("Correction", "Clarification"), "de": ("Berichtigung", "Klarstellung"), "fr": ("Rectificatif", "Précision"), "es": ("Corrección", "Aclaración"),
    "pt": ("Correção", "Esclarecimento"), "it": ("Rettifica", "Precisazione"), "pl": ("Sprostowanie", "Wyjaśnienie"),
    "ar": ("تصويب", "توضيح"), "fa": ("اصلاحیه", "توضیح"), "he": ("תיקון", "הבהרה"),
}  # fmt: skip
NUMBERED = {"en": "No. {n}", "de": "Nr. {n}", "fr": "N° {n}", "es": "N.º {n}", "pt": "N.º {n}", "it": "N. {n}", "pl": "Nr {n}",
            "ar": "العدد {n}", "fa": "شماره {n}", "he": "גיליון {n}"}  # fmt: skip
YEARS = {"en": "Vol. {roman}", "de": "{n}. Jahrgang", "fr": "{n}e année", "es": "Año {roman}", "pt": "Ano {roman}", "it": "Anno {roman}", "pl": "Rok {roman}",
         "ar": "السنة {n}", "fa": "سال {n}", "he": "שנה {n}"}  # fmt: skip
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
KEYS = ("onward", "back", "inside", "advertisement", "corrections", "page")


def word(key: str, language: str, **values: object) -> str:
    """One wording; English where the language has none."""
    row = WORDS.get(language.split("-")[0], WORDS["en"])
    return row[KEYS.index(key)].format(**{name: figures(value, language) for name, value in values.items()})


def amended(kind: str, language: str) -> str:
    """What a correction inside a story is called; ``kind`` is correction or clarification."""
    return AMENDED.get(language.split("-")[0], AMENDED["en"])[kind == "clarification"]


def numbered(number: int, language: str) -> str:
    """An edition's number as the language writes it: “No. 12”."""
    return NUMBERED.get(language.split("-")[0], NUMBERED["en"]).format(n=figures(number, language))


def year_of(age: int, language: str) -> str:
    """The year of a paper's life as its volume: “Vol. IX”, the first is 1."""
    if language.startswith("fr") and age == 1:
        return "1re année"
    return YEARS.get(language.split("-")[0], YEARS["en"]).format(n=figures(age, language), roman=_roman(age))


def _roman(number: int) -> str:
    told = ""
    for value, letters in ROMAN:
        told += letters * (number // value)
        number %= value
    return told


def figures(value: object, language: str) -> str:
    """A number in the figures of the language."""
    return str(value).translate(FIGURES.get(language.split("-")[0], {}))


def signed(names: tuple[str, ...], language: str) -> str:
    """A byline as the language writes it: “By Ada Brand and Jo Wen”."""
    pattern, joint = SIGNED.get(language.split("-")[0], SIGNED["en"])
    between = f" {joint}" if language.split("-")[0] in ATTACHED else f" {joint} "
    joined = between.join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)
    return pattern.format(names=joined) if joined else ""


def dated(day: date, language: str) -> str:
    """The date of a folio, spelt as papers of the language write it; in a language we do not know, year, month and day in figures."""
    language = language.split("-")[0]
    if language == "en":
        return long_date(day)
    if language not in PATTERNS:
        return day.isoformat()
    said = PATTERNS[language].format(weekday=WEEKDAYS[language][day.weekday()], day=day.day, month=MONTHS[language][day.month - 1], year=day.year)
    return figures(said.replace(" 1 ", " 1er ", 1) if language == "fr" and day.day == 1 else said, language)


def of_the_day(day: date, language: str) -> str:
    """“Saturday edition”, for the ear; nothing in a language we do not know."""
    return EDITIONS.get(language.split("-")[0], ("",) * 7)[day.weekday()]
