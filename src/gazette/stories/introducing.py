"""Topics and people enter the record with the first copy that names them: one made for an embargoed story tells nobody of it."""

from datetime import datetime

from gazette.record.copy import Copy
from gazette.record.reading import Reading
from gazette.staff.models import Person

from .models import Topic


def introduce(copy: Copy, *, at: datetime) -> None:
    """Record what this copy is the first to name. The caller holds the transaction."""
    named = {*(("topic", ref) for ref in copy.topics), *(("person", line.person) for line in copy.byline if line.person)}
    new = named - Reading().known(named)
    topics = [ref for kind, ref in new if kind == "topic"]
    people = [ref for kind, ref in new if kind == "person"]
    for topic in Topic.objects.filter(uid__in=topics) if topics else ():
        topic.publish(at=at)
    for person in Person.objects.filter(uid__in=people) if people else ():
        person.publish(at=at)


def spelt_out(copy: Copy) -> Copy:
    """The copy for a preview: whoever the record does not know yet stands in the byline by name."""
    reading = Reading()
    unknown = [line.person for line in copy.byline if line.person and reading.person(line.person) is None]
    names = dict(Person.objects.filter(uid__in=unknown).values_list("uid", "name")) if unknown else {}
    lines = tuple(line if line.person not in names else type(line)(desk=names[line.person], role=line.role) for line in copy.byline)
    return copy.but(byline=lines) if names else copy
