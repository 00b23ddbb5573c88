"""Days and months in the languages the paper can be printed in, each date in the order its papers write it (Unicode CLDR, “full” and “long” dates)."""

PATTERNS = {
    "de": "{weekday}, {day}. {month} {year}", "fr": "{weekday} {day} {month} {year}", "es": "{weekday}, {day} de {month} de {year}",
    "pt": "{weekday}, {day} de {month} de {year}", "it": "{weekday} {day} {month} {year}", "pl": "{weekday}, {day} {month} {year}",
    "ar": "{weekday} {day} {month} {year}", "fa": "{weekday} {day} {month} {year}", "he": "{weekday}, {day} ב{month} {year}",
}  # fmt: skip
MONTHS = {language: tuple(said.split()) for language, said in {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
}.items()}  # fmt: skip
WEEKDAYS = {language: tuple(said.split(",")) for language, said in {
    "de": "Montag,Dienstag,Mittwoch,Donnerstag,Freitag,Samstag,Sonntag",
    "fr": "lundi,mardi,mercredi,jeudi,vendredi,samedi,dimanche",
    "es": "lunes,martes,miércoles,jueves,viernes,sábado,domingo",
    "pt": "segunda-feira,terça-feira,quarta-feira,quinta-feira,sexta-feira,sábado,domingo",
    "it": "lunedì,martedì,mercoledì,giovedì,venerdì,sabato,domenica",
    "pl": "poniedziałek,wtorek,środa,czwartek,piątek,sobota,niedziela",
    "ar": "الاثنين,الثلاثاء,الأربعاء,الخميس,الجمعة,السبت,الأحد",
    "fa": "دوشنبه,سه‌شنبه,چهارشنبه,پنجشنبه,جمعه,شنبه,یکشنبه",
    "he": "יום שני,יום שלישי,יום רביעי,יום חמישי,יום שישי,יום שבת,יום ראשון",
}.items()}  # fmt: skip
EDITIONS = {
    "en": tuple(f"{day} edition" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
    "de": tuple(f"{day}sausgabe" for day in WEEKDAYS["de"]),
    "fr": tuple(f"Édition du {day}" for day in WEEKDAYS["fr"]),
    "es": tuple(f"Edición del {day}" for day in WEEKDAYS["es"]),
    "pt": tuple(f"Edição de {day}" for day in WEEKDAYS["pt"]),
    "it": tuple(f"Edizione di {day}" for day in WEEKDAYS["it"]),
    "pl": tuple(f"Wydanie {day}" for day in ("poniedziałkowe", "wtorkowe", "środowe", "czwartkowe", "piątkowe", "sobotnie", "niedzielne")),
}  # fmt: skip
FIGURES = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
