"""Opening a port to listen on. Nothing of the serving is loaded for it: what watches over the processes opens it and serves nobody."""

import errno
import socket

from gazette.house.mistakes import Mistake


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises Mistake for a busy port, a forbidden one and an address this machine has not."""
    if not 0 <= port < 65536:
        raise Mistake(f"{port} is no port. Give one from 1 to 65535 with --port.")
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.create_server(where[:2], family=family, backlog=1024)
    except OSError as error:
        raise Mistake(_refused(error, host, port)) from None
    listener.setblocking(False)
    return listener


def _refused(error: OSError, host: str, port: int) -> str:
    another = f"Give another with --port, for example --port {port + 1 if port < 65535 else 8000}."
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. {another}"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Port {port} needs an administrator's rights. {another}"
    return f"This machine cannot listen on {host} port {port}: {error.strerror}. Check --host and --port."
