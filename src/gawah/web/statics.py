"""The style sheet and the script, held in memory under an address that holds their hash: kept for ever."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import Response

from gawah.errors import NotFoundError
from gawah.model.record import record

if TYPE_CHECKING:
    from starlette.requests import Request

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
PREFIX = "/static/"


@record
class _File:
    data: bytes
    media_type: str
    address: str


class Statics:
    """The files that pages load."""

    def __init__(self) -> None:
        self._files = {
            entry.name: _file(entry.name, entry.read_bytes())
            for room in ("gawah.web", "gawah.render")
            for entry in (files(room) / "static").iterdir()
            if "." + entry.name.rpartition(".")[2] in _TYPES
        }
        self._by_address = {file.address: file for file in self._files.values()}

    def address(self, name: str) -> str:
        """Where a file is to be loaded from; another address whenever it changes."""
        return self._files[name].address

    def answer(self, request: Request) -> Response:
        """The file that a request asks for.

        Raises:
            NotFoundError: there is none at that address.
        """
        file = self._by_address.get(request.url.path)
        if file is None:
            raise NotFoundError("There is no such file. Load the page again.")
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(file.data, media_type=file.media_type, headers=kept)


def _file(name: str, data: bytes) -> _File:
    stem, dot, kind = name.rpartition(".")
    digest = hashlib.sha256(data).hexdigest()[:16]
    return _File(data, _TYPES[dot + kind], f"{PREFIX}{stem}-{digest}.{kind}")
