"""The newsroom's process as a web server sees it: Django, and the runner beside it while the server runs."""

import os
from typing import Any

from django.core.asgi import get_asgi_application

from gazette.house.loading import loading

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gazette.settings")
with loading():
    _django = get_asgi_application()


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Pass requests to Django; start and stop the runner with the server."""
    if scope["type"] != "lifespan":
        await _django(scope, receive, send)
        return
    from gazette.desk.runner import Runner
    from gazette.issues.due import releases
    from gazette.issues.forgetting import forget

    runner = Runner(also=(forget, releases))
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            runner.start()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            runner.stop()
            await send({"type": "lifespan.shutdown.complete"})
            return
