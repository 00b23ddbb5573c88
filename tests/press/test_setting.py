"""Templates hold the partials they include: quicker, and not one byte other."""

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from gazette.press.setting import Setting, Whole

PARTS = {
    "page.html": '<head>\n  {% include "head.html" %}\n</head>\n{% if shown %}{% include "line.html" %}{% endif %}\n'
                 '{% include "line.html" %}\n\n<p>{{ say("end") }}</p>\n',
    "head.html": '{% set both = "a" ~ "b" %}\n<title>{{ both }}</title>\n{% include "deeper.html" %}\n',
    "deeper.html": "{% for word in words %}\n<b>{{ word }}</b>\n{% endfor %}\n",
    "line.html": "<i>{{ words[0] }}</i>{% if shown %}\n!{% endif %}\n",
}  # fmt: skip
HOW = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}


def test_a_template_with_its_partials_in_it_sets_what_one_that_includes_them_sets():
    apart, whole = Environment(loader=DictLoader(PARTS), **HOW), Setting(loader=Whole(DictLoader(PARTS)), **HOW)

    for shown in (False, True):
        values = {"shown": shown, "words": ["<one>", "two"], "say": str.upper}
        made = whole.get_template("page.html").render(values)

        assert made == apart.get_template("page.html").render(values)
        assert "&lt;one&gt;" in made and "END" in made
    assert "include" not in whole.loader.get_source(whole, "page.html")[0]


def test_markup_is_set_as_it_is_and_all_else_is_made_safe():
    class Drawing:
        def __html__(self):
            return "<svg>"

    set = Setting(**HOW).from_string("{{ markup }} {{ words }} {{ number }} {{ drawing }}").render

    assert set(markup=Markup("<b>"), words="<i>", number=3, drawing=Drawing()) == "<b> &lt;i&gt; 3 <svg>"
