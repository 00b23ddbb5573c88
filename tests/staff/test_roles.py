"""Who may do what, as a table of truth; and every address of the newsroom's process with who may use it."""

import re
from types import SimpleNamespace

import pytest
from django.urls import URLPattern, get_resolver

from gazette.staff import roles
from gazette.staff.backend import ASKED
from gazette.staff.door import routes
from gazette.staff.roles import PREDICATES
from tests.stories.making import make_user

TABLE = {
    # predicate             nobody reporter editor administrator dismissed
    "works_here":         (False, True,  True,  True,  False),
    "may_write":          (False, True,  True,  True,  False),
    "may_publish":        (False, False, True,  True,  False),
    "may_administer":     (False, False, False, True,  False),
    "anyone":             (True,  True,  True,  True,  True),
    "nobody":             (False, False, False, False, False),
}  # fmt: skip
CAST = (None, *(SimpleNamespace(is_active=True, role=role) for role in ("reporter", "editor", "administrator")),
        SimpleNamespace(is_active=False, role="administrator"))  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_each_predicate_answers_as_the_table_says(name):
    assert tuple(getattr(roles, name)(colleague) for colleague in CAST) == TABLE[name]


def test_the_table_names_every_predicate():
    assert {predicate.__name__ for predicate in PREDICATES.values()} | {"may_write"} == set(TABLE)


@pytest.mark.django_db
def test_what_is_not_named_is_refused_even_to_an_administrator():
    joseph, nellie = make_user("administrator"), make_user("reporter")

    assert joseph.has_perm("wagtailadmin.access_admin")
    assert not joseph.has_perm("wagtailcore.add_site")
    assert not joseph.is_superuser
    assert {perm for perm in ASKED if nellie.has_perm(perm)} == set(ASKED) - {"stories.publish_story"}


def addresses(resolver, prefix=""):
    """Every route as the resolver spells it."""
    for entry in resolver.url_patterns:
        part = str(entry.pattern)
        route = prefix + (part.removeprefix("^") if prefix else part)
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from addresses(entry, route)


def test_every_address_is_listed_with_who_may_use_it():
    assert sorted(set(addresses(get_resolver())) - set(routes())) == []


def test_nothing_is_listed_that_is_no_address():
    assert sorted(set(routes()) - set(addresses(get_resolver()))) == []


def concrete(route):
    """An address a route matches."""
    said = {"int": "1", "str": "x", "path": "x", "slug": "x"}
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda m: said[m.group(1) or "str"], route)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["reporter", "editor", "administrator"])
def test_no_listed_address_lets_a_stranger_in(client, who):
    for route in [route for route, may in routes().items() if may == who and "(?P" not in route]:
        answer = client.get(concrete(route))

        assert answer.status_code == 302 and "/newsroom/login/" in answer["Location"], route


@pytest.mark.django_db
def test_closed_doors_stay_closed_for_an_administrator(client):
    client.force_login(make_user("administrator"))

    for route in [route for route, may in routes().items() if may == "closed" and not set("^(*") & set(route)]:
        assert client.get(concrete(route)).status_code == 404, route


@pytest.mark.django_db
def test_a_reporter_is_kept_from_an_editors_acts(client):
    client.force_login(make_user("reporter"))

    for route in [route for route, may in routes().items() if may in ("editor", "administrator")]:
        assert client.get(concrete(route)).status_code == 403, route
