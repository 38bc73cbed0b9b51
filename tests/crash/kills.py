"""Kills sign-up load at random moments, and looks at what is left."""

import asyncio
import random
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bot.store.database import FILE
from tests.crash.program import SEATS

ROOT = Path(__file__).parents[2]
SEATED = "SELECT COUNT(*) FROM places WHERE state IN ('seated', 'offered')"
WAITING = "SELECT COUNT(*) FROM places WHERE state = 'waiting'"
NEVER = {
    "people without the consent they gave": """
        SELECT COUNT(*) FROM places WHERE state IN ('seated', 'offered', 'waiting')
        AND person NOT IN (SELECT person FROM consents WHERE withdrawn_at IS NULL)
    """,
    "seats offered without a notice": """
        SELECT COUNT(*) FROM places WHERE state = 'offered'
        AND person NOT IN (SELECT recipient FROM outbox WHERE kind = 'offer')
    """,
    "people overtaken": """
        SELECT COUNT(*) FROM places AS held, places AS waiting
        WHERE held.state IN ('seated', 'offered') AND waiting.state = 'waiting'
        AND held.arrival > waiting.arrival
    """,
}


@dataclass
class Acknowledged:
    """What the processes said before they died."""

    on: dict[str, int] = field(default_factory=dict)
    leaving: set[str] = field(default_factory=set)
    off: set[str] = field(default_factory=set)

    def hears(self, line):
        word, name, number = line.split()
        match word:
            case "on":
                self.on[name] = int(number)
            case "leaving":
                self.leaving.add(name)
            case "off":
                self.off.add(name)


async def kill_once(folder, seed, acknowledged):
    """Run the load, kill it at a random moment, and take in all that it acknowledged."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.crash.load", str(folder), str(seed)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    await process.stdout.readline()
    await asyncio.sleep(random.Random(seed).uniform(0.0, 0.15))
    process.kill()
    said = (await process.stdout.read()).decode()
    await process.wait()
    for line in said.splitlines(keepends=True):
        if line.endswith("\n"):
            acknowledged.hears(line)


def faults(folder, acknowledged):
    """Return everything that is not as it was acknowledged, or as it may never be."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        rows = connection.execute("SELECT person, state, arrival FROM places")
        stored = {person: (state, arrival) for person, state, arrival in rows}
        return [*impossible(connection), *broken(acknowledged, stored)]


def impossible(connection):
    """Yield what may never be."""

    def number(sql):
        return connection.execute(sql).fetchone()[0]

    if (health := number("PRAGMA integrity_check")) != "ok":
        yield health
    held, waiting = number(SEATED), number(WAITING)
    if held > SEATS or (waiting and held < SEATS):
        yield f"{held} of {SEATS} seats are held while {waiting} wait"
    yield from (f"{count} {what}" for what, sql in NEVER.items() if (count := number(sql)))


def broken(acknowledged, stored):
    """Yield what people were told and is not so."""
    for name, arrival in acknowledged.on.items():
        state, stored_arrival = stored.get(name, ("gone", None))
        if stored_arrival != arrival:
            yield f"{name} was acknowledged and is {state}"
        elif name in acknowledged.off and state != "left":
            yield f"{name} has left and is {state}"
        elif name not in acknowledged.leaving and state == "left":
            yield f"{name} never left and is {state}"
