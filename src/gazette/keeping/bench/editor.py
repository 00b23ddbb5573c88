"""An editor for benches: changes a published story every second until told to stop. ``python -m gazette.keeping.bench.editor DIR``"""

import sys
import time
from pathlib import Path


def edit(directory: Path) -> None:
    """Update the newest story again and again, each time a new version and a press run."""
    from ..opening import enter_newsroom

    enter_newsroom(directory)
    from gazette.house import clock
    from gazette.record import log
    from gazette.record.reading import Reading
    from gazette.stories import actions
    from gazette.stories.models import Story

    story = Story.objects.get(uid=Reading().newest("all", limit=1)[0])
    while log.is_published(story.uid):
        story.standfirst = f"Changed at {time.time_ns()}."
        story.save_revision()
        actions.update(story, by=None, at=clock.now())
        time.sleep(1)


if __name__ == "__main__":
    edit(Path(sys.argv[1]))
