"""Two days in a small newsroom: what is published on both, and what is kept secret in between."""

from typing import Any

from django.core.files.base import ContentFile

from gazette.desk import pending
from gazette.desk.models import PendingAct
from gazette.fronts import actions as fronts
from gazette.fronts.models import Front
from gazette.photos.models import Photo
from gazette.record import pictures
from gazette.staff.models import Invitation, Person, User
from gazette.staff.pressing import press_held, press_now
from gazette.stories import actions
from gazette.stories.models import Byline, Place, Section, Story, Topic
from gazette.stories.stops import Stopped

from .making import DRAFTS, EMBARGOED, HELD, HOUR, NOW, START, picture


class Scene:
    """Everything public has a fixed id, so that two papers can be compared byte for byte."""

    def __init__(self) -> None:
        self.ida = User.objects.create_user("ida", "ida@private.example", None, role="editor")
        self.city, self.world = (self._named(Section, slug, name=slug.title(), order=n) for n, slug in enumerate(("city", "world"), 1))
        self.port = self._named(Topic, "port", name="The Port")
        self.nellie = self._named(Person, "nellie", name="Nellie Quill", role="City reporter")
        self._named(Place, "imprint", title="Imprint", body="<p>Printed by ourselves.</p>")
        self.told: list[Story] = []

    # ---- what readers see --------------------------------------------------------------------------------------
    def first_day(self) -> None:
        with press_held():
            self._first_day()
        press_now("the first day")

    def _first_day(self) -> None:
        quay = self.photo("quay", 1)
        self.told = [self.story(f"open-{n}", section=(self.city, self.world)[n % 2], lead=quay if n == 1 else None, topics=[self.port]) for n in range(5)]
        for number, story in enumerate(self.told):
            actions.publish(story, by=self.ida, at=START + number * HOUR)
        actions.correct(self.told[0], "The quay is in the north, not in the south.", by=self.ida, at=START + 6 * HOUR, was="south", now_is="north")
        actions.kill(self.told[4], reason="It was not ours to print.", by=self.ida, at=START + 7 * HOUR)
        self.told.append(self.story("open-last", section=self.city, lead=quay, topics=[self.port]))

    def second_day(self) -> None:
        """Late enough for every secret to have been in the way."""
        last = self.told[-1]
        actions.publish(last, by=self.ida, at=NOW - 3 * HOUR)
        front = self.front(last)
        fronts.launch(front, by=self.ida, at=NOW - 2 * HOUR)
        self.arrange(front, self.told[1])
        actions.takedown(self.told[3], reason="A court has asked for it.", by=self.ida, at=NOW - HOUR)

    # ---- what they must not ------------------------------------------------------------------------------------
    def secrets(self) -> list[str]:
        """Fifty drafts, held and embargoed stories, with all that hangs on them. Returns where they would stand."""
        inquiry = self._named(Topic, "inquiry", name="The Secret Inquiry")
        rose = self._named(Person, "rose", name="Rose Vantage", email="rose@private.example")
        User.objects.create_user("rose", "rose.home@private.example", None, person=rose)
        Invitation.objects.create(note="Someone new", made=NOW - HOUR)
        photos = [self.photo(f"secret-{n}", 20 + n, rights_note="Bought from a stranger.") for n in range(3)]
        self.photo("lonely", 30)
        kept = [self._secret(n, inquiry, rose, photos[n % 3]) for n in range(DRAFTS + HELD + EMBARGOED)]
        for story in self.told[1:3]:
            self._rewritten(story)
        for story in kept[:3]:
            self._waiting(story)
        for story in kept[DRAFTS:]:
            self._refused(story)
        self._tried_and_failed(kept[4])
        named = [photo.as_named(NOW) for photo in photos]
        crops = [pictures.address(p, crop, extension) for p in named for crop in pictures.crops(p) for extension in crop.formats]
        paths = [f"/{when:%Y/%m/%d}/{story.slug}/{end}" for story in kept for when in (START, NOW) for end in ("", "ninjs.json")]
        return [*paths, "/topic/inquiry/", "/topic/inquiry/feed.xml", "/by/rose/", "/by/rose/feed.atom", *crops]

    def _secret(self, number: int, topic: Topic, person: Person, photo: Photo) -> Story:
        """A draft; after those a held story, after those an embargoed one."""
        hold = "The lawyer is reading." if DRAFTS <= number < DRAFTS + HELD else ""
        until = NOW + HOUR if number >= DRAFTS + HELD else None
        story = self.story(f"secret-{number}", section=self.city, lead=photo, topics=[topic, self.port], person=person if number % 2 else self.nellie,
                           hold=hold, embargo_until=until, notes="Our source is a clerk.")  # fmt: skip
        for _ in range(2):
            story.save_revision(user=self.ida)
        return story

    def _rewritten(self, story: Story) -> None:
        """Newer words of a published story, saved and saved again, for nobody outside."""
        story = Story.objects.get(pk=story.pk)
        story.headline, story.notes = "A Secret New Headline", "Not before Friday."
        story.save_revision(user=self.ida)
        story.save()

    def _waiting(self, story: Story) -> None:
        pending.ask(story, by=self.ida, at=NOW, seen=actions.seen_at(story.latest_revision))

    def _refused(self, story: Story) -> None:
        """Asked for on every road; what keeps it in is the gate alone."""
        asked = (lambda: actions.publish(story, by=self.ida, at=NOW - 4 * HOUR), lambda: actions.put_out(story, by=self.ida, at=NOW - 4 * HOUR),
                 lambda: pending.ask(story, by=self.ida, at=NOW, seen=actions.seen_at(story.latest_revision)))  # fmt: skip
        for ask in asked:
            try:
                ask()
            except Stopped:
                continue

    def _tried_and_failed(self, story: Story) -> None:
        PendingAct.objects.create(story=story, verb="publish", made=NOW, due=NOW, failed=NOW, why="It has no byline.", by=self.ida)

    # ---- making ------------------------------------------------------------------------------------------------
    def _named(self, model: Any, slug: str, **fields: Any) -> Any:
        row = model(uid=slug, slug=slug, **fields)
        row.save(at=START)
        return row

    def photo(self, name: str, seed: int, **fields: Any) -> Photo:
        photo = Photo(uid=name, title=f"Title of {name}", alt="A quay.", caption="The quay.", credit="M. Lenz", **fields)
        photo.file.save(f"{name}.jpg", ContentFile(picture(seed)), save=False)
        photo.width, photo.height = photo.file.width, photo.file.height
        photo.save(at=START)
        return photo

    def story(self, slug: str, *, topics: list[Topic], person: Person | None = None, **fields: Any) -> Story:
        story = Story(uid=slug, slug=slug, headline=f"Headline of {slug}", standfirst=f"Standfirst of {slug}.", **fields)
        body = [{"type": "paragraph", "value": f'<p data-block-key="{slug}-k">Words of {slug}, said in the south.</p>', "id": f"{slug}-b"}]
        story.body = Story._meta.get_field("body").stream_block.to_python(body)
        story.byline, story.topics = [Byline(person=person or self.nellie)], topics
        story.save()
        return story

    def front(self, story: Story) -> Front:
        return self.arrange(Front(), story)

    def arrange(self, front: Front, story: Story) -> Front:
        """A front with this story and then the newest, saved and not launched."""
        slots = [{"type": "story", "value": story.pk}, {"type": "rule", "value": {"rule": "newest", "section": None, "genre": None}}]
        front.packages = Front._meta.get_field("packages").stream_block.to_python(
            [{"type": "package", "value": {"kind": "top", "title": "", "section": None, "slots": slots}}]
        )
        front.save()
        return front
