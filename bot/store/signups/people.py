"""Tables about people: what they agreed to, chose, and began to fill in."""

import datetime as dt
import json
from collections.abc import Collection

from bot.core.signups.consent import Consent
from bot.core.signups.entries import Entry, Preferences
from bot.store.access import Access, moment, only, optional_moment, packed, stamp, unpacked


class ConsentsTable:
    """The consent ledger: lines are added, and end by a withdrawal."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def give(self, guild: str, person: str, consent: Consent) -> None:
        """Add a consent, unless the very same wording is agreed to already."""
        await self._access.run(
            """
            INSERT INTO consents (guild, list, person, version, wording, language, given_at)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (
                SELECT 1 FROM consents WHERE guild = ?1 AND list = ?2 AND person = ?3
                AND version = ?4 AND withdrawn_at IS NULL)
            """,
            *(guild, consent.purpose, person, consent.version, consent.wording),
            *(consent.language, stamp(consent.given_at)),
        )

    async def withdraw(self, guild: str, list_: str, person: str, at: dt.datetime) -> None:
        """Note that a person's consents for a list are withdrawn."""
        await self._access.run(
            """
            UPDATE consents SET withdrawn_at = ?
            WHERE guild = ? AND list = ? AND person = ? AND withdrawn_at IS NULL
            """,
            *(stamp(at), guild, list_, person),
        )

    async def agreeing(self, guild: str, list_: str, versions: Collection[str]) -> set[str]:
        """Return everybody whose consent for a list is current."""
        rows = await self._access.fetch(
            """
            SELECT DISTINCT person FROM consents
            WHERE guild = ? AND list = ? AND withdrawn_at IS NULL
            AND version IN (SELECT value FROM json_each(?))
            """,
            *(guild, list_, json.dumps(sorted(versions))),
        )
        return {str(row["person"]) for row in rows}

    async def of_person(self, guild: str, person: str) -> list[Consent]:
        """Return a person's lines of the ledger."""
        rows = await self._access.fetch(
            "SELECT * FROM consents WHERE guild = ? AND person = ? ORDER BY id", *(guild, person)
        )
        return [
            Consent(
                row["list"],
                row["version"],
                row["wording"],
                row["language"],
                moment(row["given_at"]),
                optional_moment(row["withdrawn_at"]),
            )
            for row in rows
        ]

    async def erase_person(self, guild: str, person: str) -> None:
        """Delete a person's lines."""
        await self._access.run(
            "DELETE FROM consents WHERE guild = ? AND person = ?", *(guild, person)
        )

    async def erase_list(self, guild: str, list_: str) -> None:
        """Delete all lines of a list."""
        await self._access.run("DELETE FROM consents WHERE guild = ? AND list = ?", *(guild, list_))

    async def erase(self, entry: Entry) -> None:
        """Delete the lines that belong to one entry."""
        await self._access.run(
            "DELETE FROM consents WHERE guild = ? AND list = ? AND person = ?",
            *(entry.guild, entry.list, entry.person),
        )


class DraftsTable:
    """Forms as far as they were filled in, so that nothing typed is lost."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def get(self, guild: str, list_: str, person: str) -> dict[str, str]:
        """Return the answers so far."""
        row = only(
            await self._access.fetch(
                "SELECT answers FROM drafts WHERE guild = ? AND list = ? AND person = ?",
                *(guild, list_, person),
            )
        )
        return unpacked(row["answers"]) if row else {}

    async def of_person(self, guild: str, person: str) -> dict[str, dict[str, str]]:
        """Return all that a person began to fill in, by the name under which it is kept."""
        rows = await self._access.fetch(
            "SELECT list, answers FROM drafts WHERE guild = ? AND person = ? ORDER BY list",
            *(guild, person),
        )
        return {row["list"]: unpacked(row["answers"]) for row in rows}

    async def keep(
        self, guild: str, list_: str, person: str, answers: dict[str, str], at: dt.datetime
    ) -> None:
        """Keep the answers so far."""
        await self._access.run(
            """
            INSERT INTO drafts (guild, list, person, answers, kept_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (guild, list, person) DO UPDATE
            SET answers = excluded.answers, kept_at = excluded.kept_at
            """,
            *(guild, list_, person, packed(answers), stamp(at)),
        )

    async def drop(self, guild: str, list_: str, person: str) -> None:
        """Delete a draft."""
        await self._access.run(
            "DELETE FROM drafts WHERE guild = ? AND list = ? AND person = ?",
            *(guild, list_, person),
        )

    async def drop_old(self, before: dt.datetime) -> int:
        """Delete drafts that were left lying."""
        return await self._access.run("DELETE FROM drafts WHERE kept_at < ?", stamp(before))

    async def erase_list(self, guild: str, list_: str) -> None:
        """Delete all drafts for a list, and what is kept for later about people on it."""
        await self._access.run(
            """
            DELETE FROM drafts WHERE guild = ?1
            AND (list = ?2 OR substr(list, 1, length(?2) + 8) = '~admit:' || ?2 || ':')
            """,
            *(guild, list_),
        )

    async def erase_person(self, guild: str, person: str) -> None:
        """Delete a person's drafts, and what is kept for later about them."""
        await self._access.run(
            """
            DELETE FROM drafts WHERE guild = ?1
            AND (person = ?2 OR list GLOB '~admit:*'
                 AND substr(list, -length(?2) - 1) = ':' || ?2)
            """,
            *(guild, person),
        )


class PreferencesTable:
    """What people chose."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def get(self, guild: str, person: str) -> Preferences:
        """Return a person's choices, or what holds without any."""
        row = only(
            await self._access.fetch(
                "SELECT * FROM preferences WHERE guild = ? AND person = ?", *(guild, person)
            )
        )
        return Preferences(row["language"], bool(row["reminders"])) if row else Preferences()

    async def keep(self, guild: str, person: str, chosen: Preferences) -> None:
        """Keep a person's choices."""
        await self._access.run(
            """
            INSERT INTO preferences (guild, person, language, reminders) VALUES (?, ?, ?, ?)
            ON CONFLICT (guild, person) DO UPDATE
            SET language = excluded.language, reminders = excluded.reminders
            """,
            *(guild, person, chosen.language, int(chosen.reminders)),
        )

    async def erase_person(self, guild: str, person: str) -> None:
        """Delete a person's choices."""
        await self._access.run(
            "DELETE FROM preferences WHERE guild = ? AND person = ?", *(guild, person)
        )
