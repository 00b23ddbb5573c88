"""Logging in, being invited, and not locking oneself out."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from gazette.house import clock
from gazette.staff.models import Invitation, User
from gazette.staff.screens import invite
from gazette.staff.shut import broken
from tests.record.making import lay_ground
from tests.stories.making import make_user

pytestmark = pytest.mark.django_db
SECRET = "a long enough secret"


def knock(client, password, username="ida"):
    return client.post("/newsroom/login/", {"username": username, "password": password, "next": "/newsroom/"})


def test_a_colleague_logs_in_and_stands_at_the_desk(client):
    make_user("editor")
    cache.clear()

    assert knock(client, SECRET)["Location"] == "/newsroom/"
    assert b"Drafts" in client.get("/newsroom/").content


def test_too_many_wrong_passwords_keep_even_the_right_one_out(client):
    make_user("editor")
    cache.clear()

    for _ in range(8):
        knock(client, "wrong")

    assert "Too many wrong passwords" in knock(client, SECRET).content.decode()
    cache.clear()


def test_an_invitation_lets_one_person_in_once(client):
    link = f"/newsroom/welcome/{invite(note='Ana', role='reporter', by=None).token}/"

    client.post(link, {"username": "ana", "name": "Ana Brandt", "password": "harbor bell at dawn"})

    assert User.objects.get(username="ana").role == "reporter"
    assert client.get("/newsroom/stories/").status_code == 200
    assert client.get(link).status_code == 410


def test_an_old_invitation_is_refused(client):
    invitation = invite(note="Ana", role="editor", by=None)
    Invitation.objects.update(made=clock.now() - timedelta(days=8))

    assert client.get(f"/newsroom/welcome/{invitation.token}/").status_code == 410


def test_a_weak_password_is_refused(client):
    link = f"/newsroom/welcome/{invite(note='Ana', role='editor', by=None).token}/"

    client.post(link, {"username": "ana", "name": "Ana", "password": "short"})

    assert not User.objects.filter(username="ana").exists()


def test_the_last_administrator_cannot_leave(client):
    joseph = make_user("administrator")
    client.force_login(joseph)

    client.post(f"/newsroom/colleagues/{joseph.pk}/", {"deed": "leave"})
    client.post(f"/newsroom/colleagues/{joseph.pk}/", {"deed": "role", "role": "reporter"})

    joseph.refresh_from_db()
    assert joseph.is_active and joseph.role == "administrator"


def test_a_door_that_does_not_open_stands_in_the_papers_own_look(client):
    client.force_login(make_user("reporter"))

    lost, refused = client.get("/newsroom/nowhere/"), client.get("/newsroom/colleagues/")

    assert (lost.status_code, refused.status_code) == (404, 403)
    assert all(b"desk-monogram" in door.content and b"To the desk" in door.content for door in (lost, refused))


def test_a_reader_never_sees_the_newsrooms_door():
    lay_ground()
    rosa = Client(enforce_csrf_checks=True)

    for path in ("/as-of/", "/search/deep/", "/nowhere/"):
        lost = rosa.get(path)
        assert (lost.status_code, lost["Cache-Control"], lost["X-Robots-Tag"]) == (404, "no-store", "noindex"), path
        assert "frame-ancestors 'none'" in lost["Content-Security-Policy"]
        assert b"/newsroom/" not in lost.content and b"There is no such page" in lost.content and b"The Test Gazette" in lost.content
    for path in ("/search/", "/as-of/2026-03-10/", "/oembed"):
        sent = rosa.post(path, {"q": "ferry"})
        assert (sent.status_code, sent["Allow"]) == (405, "GET, HEAD"), path
        assert b"/newsroom/" not in sent.content and b"Nothing can be sent here" in sent.content


def test_no_page_of_the_newsroom_may_fetch_from_or_send_to_another_host(client):
    make_user("editor")
    login = client.get("/newsroom/login/")["Content-Security-Policy"]
    client.force_login(User.objects.get())
    rules = {rule.split()[0]: rule.split()[1:] for rule in client.get("/newsroom/stories/")["Content-Security-Policy"].split("; ")}

    assert "default-src 'self'" in login
    for what in ("default-src", "script-src", "style-src", "connect-src", "img-src", "form-action", "frame-ancestors"):
        assert [source for source in rules[what] if "." in source or source in ("*", "https:", "http:")] == [], what
    assert rules["object-src"] == rules["base-uri"] == ["'none'"]


def test_a_form_that_stood_open_too_long_says_what_to_do(client):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/newsroom/login/", {"username": "ida", "password": "x"})

    assert answer.status_code == 403 and b"This form is too old" in answer.content and b"desk-monogram" in answer.content


def test_a_fault_of_ours_is_told_without_its_insides(rf):
    answer = broken(rf.get("/newsroom/"))

    assert answer.status_code == 500 and b"Something broke here" in answer.content
