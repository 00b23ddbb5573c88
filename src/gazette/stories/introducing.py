"""Topics and people enter the record with the first copy that names them: one made for an embargoed story tells nobody of it."""

from datetime import datetime

from gazette.record.copy import Copy
from gazette.record.reading import Reading
from gazette.staff.models import Person

from .models import Topic


def introduce(copy: Copy, *, at: datetime) -> None:
    """Record what this copy is the first to name. The caller holds the transaction."""
    for named in newcomers(copy):
        named.publish(at=at)


def newcomers(copy: Copy) -> tuple[Topic | Person, ...]:
    """Topics and people that a copy names and the record does not know yet."""
    named = {*(("topic", ref) for ref in copy.topics), *(("person", line.person) for line in copy.byline if line.person)}
    new = named - Reading().known(named)
    topics = [ref for kind, ref in new if kind == "topic"]
    people = [ref for kind, ref in new if kind == "person"]
    return (
        *(Topic.objects.filter(uid__in=topics) if topics else ()),
        *(Person.objects.filter(uid__in=people) if people else ()),
    )


def spelt_out(copy: Copy) -> Copy:
    """The copy for a page set without the record's names: whoever it does not know yet stands in the byline by name."""
    names = {person.uid: person.name for person in newcomers(copy) if isinstance(person, Person)}
    lines = tuple(line if line.person not in names else type(line)(desk=names[line.person], role=line.role) for line in copy.byline)
    return copy.but(byline=lines) if names else copy
