"""Trouble on demand: what networks and Discord do on bad days."""

import asyncio
import fnmatch
import json
from dataclasses import dataclass

from aiohttp import web

CLOUDFLARE = {"Via": "1.1 loopback"}
"""discord.py takes a 429 without this header for a ban."""


@dataclass
class Fault:
    """One sort of trouble with requests whose method and path fit."""

    method: str
    path: str
    """A pattern such as "/channels/*/messages"."""
    times: int = 1
    status: int | None = None
    retry_after: float = 0.0
    """Seconds that a 429 asks to wait."""
    delay: float = 0.0
    """Seconds before the request is looked at."""
    taken: bool = False
    """Whether the request is carried out although `status` says that it failed."""
    holds_answer: float = 0.0
    """Seconds before the answer to a request that was carried out."""
    loses_answer: bool = False
    """Whether the request is carried out and the connection cut instead of an answer."""

    def fits(self, request: web.Request, path: str) -> bool:
        """Return whether the trouble befalls this request."""
        return (
            self.times > 0
            and self.method in {"*", request.method}
            and fnmatch.fnmatchcase(path, self.path)
        )

    def answer(self) -> web.Response | None:
        """Return the error that takes the answer's place, if it is one."""
        if self.status is None:
            return None
        body = {"message": "Trouble on demand", "code": 0}
        if self.status == 429:
            body |= {"retry_after": self.retry_after, "global": False}
        headers = {"Content-Type": "application/json"} | CLOUDFLARE
        return web.Response(status=self.status, body=json.dumps(body).encode(), headers=headers)


class Faults:
    """The trouble that is still to come."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, method: str, path: str, **trouble: int | float | bool) -> None:
        """Plan trouble for requests to come; see `Fault` for its sorts."""
        self._faults.append(Fault(method, path, **trouble))

    def clear(self) -> None:
        """Let everything work again."""
        self._faults.clear()

    async def strike(self, request: web.Request, path: str) -> Fault | None:
        """Return the trouble that befalls a request, after any delay."""
        fault = next((item for item in self._faults if item.fits(request, path)), None)
        if fault is not None:
            fault.times -= 1
            await asyncio.sleep(fault.delay)
        return fault
