"""Templates hold the partials they include: quicker, and not one byte other."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
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


def test_what_a_template_asks_for_is_what_python_would_find():
    source = (
        "{% macro box(p, kind='plain') %}<i class='{{ kind }}'>{{ p.real }}{{ caller() if caller is defined }}</i>{% endmacro %}"
        "{% set sum = namespace(total=0) %}{% for n in numbers %}{% set sum.total = sum.total + n %}{{ loop.index }}:{{ say('<{n}>', n=n) }} {% endfor %}"
        "{{ box(2, kind='<') }}{% call box(3) %}!{% endcall %}{{ say(*words, **{'class': 4, 'n': 5}) }}{{ sum.total }}"
    )
    values = {"numbers": [1, 2], "say": str.format, "words": ["{class}{n}"]}

    made = Setting(**HOW).from_string(source).render(values)

    assert made == Environment(**HOW).from_string(source).render(values)
    assert "1:&lt;1&gt; 2:&lt;2&gt; <i class='&lt;'>2</i>" in made


@pytest.mark.parametrize(("source", "fault"), [("{{ number.rael }}", AttributeError), ("{{ numbre }}", UndefinedError)])
def test_what_is_not_there_is_a_fault_and_never_a_gap(source, fault):
    with pytest.raises(fault):
        Setting(**HOW).from_string(source).render(number=1)
