"""“Clear the sample”: empties a paper in which nothing but the sample was ever published, after a backup."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from gazette.house import clock
from gazette.house.ids import stable
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.record import index, log
from gazette.record.entry import VERSIONS
from gazette.record.models import Entry, Payload, Standing
from gazette.staff.models import Person
from gazette.staff.naming import moment
from gazette.staff.pressing import press_now
from gazette.stories.models import Place, Section, Story, Topic

from ..models import PendingAct


def is_sample() -> bool:
    """Is the sample all that was ever published here? Its stories are known by their ids, which an archive taken in does not have."""
    if Entry.objects.filter(kind__in=VERSIONS, taken_in=False).exists():
        return False
    stories = Standing.objects.values_list("story", "slug").iterator()
    return Standing.objects.exists() and all(story == stable("story", slug) for story, slug in stories)


def clear(request: HttpRequest, back_up: Callable[[], object]) -> HttpResponse:
    """Ask, then clear. How to back up is handed in by the front door, since that room stands above this one."""
    if request.method == "POST":
        try:
            back_up()
            empty()
        except Mistake as mistake:
            messages.error(request, str(mistake))
        else:
            messages.success(request, _("The sample is gone. A backup of it was kept."))
        return redirect("wagtailadmin_home")
    return TemplateResponse(request, "desk/clear.html", {"page_title": _("Clear the sample"), "allowed": is_sample()})


def empty() -> None:
    """Take stories, topics, people, fronts and the record away, and begin a new record.

    Sections, pages of the house, colleagues and photos stay. Raises Mistake when something of one's own was published.
    """
    if not is_sample():
        raise Mistake(_("Something of your own was published here, so the record stays. Start a new paper with “gazette up --empty”."))
    at = moment(clock.now())
    with transaction.atomic():
        PendingAct.objects.all().delete()
        Story.objects.all().delete()
        Topic.objects.all().delete()
        Payload.objects.all().delete()
        Entry.objects.all().delete()
        index.rebuild()
        log.append("paper", "paper", active().public(), at=at)
        for section in Section.objects.all():
            section.editor = None
            section.save(at=at)
        for place in Place.objects.all():
            place.save(at=at)
        _forget_people()
    press_now("sample")


def _forget_people() -> None:
    """People of the sample go; those who log in stay."""
    Person.objects.filter(user=None).delete()
    for person in Person.objects.all():
        person.save()
