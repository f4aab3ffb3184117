"""Serving the interface: a port of this computer alone, one process, until somebody stops it."""

from __future__ import annotations

import errno
import ipaddress
import socket
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING

import uvicorn

from gawah.errors import ProjectError, UsageError
from gawah.model.record import record

if TYPE_CHECKING:
    from starlette.types import ASGIApp

PORT = 8765
"""The port where nothing else is asked for."""
_TRIES = 50
"""Ports that are tried, one after the other."""
_TURN = 0.0005
"""Seconds after which a thread that works without a pause, as the one that reads documents, lets another on.

A page asks the database dozens of times and has to wait its turn after each: with the interpreter's usual
5 ms it would take half a second as long as anything is read.
"""


@record
class Address:
    """A port that is ours, with the name to call it by."""

    socket: socket.socket
    host: str

    @property
    def port(self) -> int:
        """Its number."""
        number: int = self.socket.getsockname()[1]
        return number

    def url(self, token: str) -> str:
        """The address that lets a browser in."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{name}:{self.port}/start?token={token}"


def listen(host: str, port: int | None) -> Address:
    """Take a port of this computer, which no other computer can reach.

    Args:
        host: a name or number of this computer for itself.
        port: which; 0: any; None: the usual one, or the next that is free.

    Raises:
        UsageError: the host can be reached from elsewhere.
        ProjectError: the port is taken.
    """
    number = _loopback(host)
    tries = range(PORT, PORT + _TRIES) if port is None else (port,)
    for one in tries:
        taken = _bind(number, one)
        if taken is not None:
            return Address(taken, number)
    raise ProjectError(
        "Port %(port)s of this computer is in use, perhaps by another gawah. Name another with --port,"
        " or --port 0 for any that is free.",
        port=tries[0],
    )


def _loopback(host: str) -> str:
    number = "127.0.0.1" if host == "localhost" else host.strip("[]")
    try:
        is_own = ipaddress.ip_address(number).is_loopback
    except ValueError:
        is_own = False
    if number not in ("127.0.0.1", "::1") or not is_own:
        raise UsageError(
            "gawah serve does not listen on %(host)s: it shows names of victims and witnesses, sends what it"
            " shows without encryption, and is for this computer alone. Use --host 127.0.0.1 or ::1.",
            host=host,
        )
    return number


def _bind(host: str, port: int) -> socket.socket | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named so that the event loop knows these connections as TCP and sends small answers at
    # once: without it each waits 40 ms for the other side's acknowledgement.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    # Left by a process that just ended, a port is free again at once; Windows means something else by it.
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # pragma: no cover - Windows
        made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            return None
        raise ProjectError(
            "This computer has no %(host)s to listen on (%(why)s).", host=host, why=error.strerror or ""
        ) from error
    return made


def serve(app: ASGIApp, address: Address) -> None:
    """Answer until Ctrl-C; what is being read is finished first."""
    sys.setswitchinterval(_TURN)
    server_of(app).run(sockets=[address.socket])


def server_of(app: ASGIApp) -> uvicorn.Server:
    """What answers: ``run`` it with the socket of an address, until its ``should_exit`` is set."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        http="h11",
        loop="asyncio",
        lifespan="on",
        timeout_graceful_shutdown=3,
    )
    return uvicorn.Server(config)


def open_browser(url: str) -> None:
    """Open the person's browser, without waiting for it."""
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
