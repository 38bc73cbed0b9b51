"""The smaller tables of announcements: templates, files, subscriptions, zones."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import Announcement
from bot.core.announcements.history import Upload
from bot.store.access import Access, only, packed, stamp, unpacked
from bot.store.announcements.content import fields_from, written


class TemplatesTable:
    """Announcements to be used again."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def keep(self, guild: str, name: str, author: str, like: Announcement) -> None:
        """Keep an announcement as a template, in place of an earlier one of its name."""
        await self._access.run(
            """
            INSERT INTO announcement_templates (guild, name, author, content)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (guild, name) DO UPDATE
            SET author = excluded.author, content = excluded.content
            """,
            *(guild, name, author, packed(written(replace(like, schedule=None)))),
        )

    async def get(self, guild: str, name: str) -> Announcement | None:
        """Return the announcement that a template keeps."""
        row = only(
            await self._access.fetch(
                "SELECT * FROM announcement_templates WHERE guild = ? AND name = ?", *(guild, name)
            )
        )
        if row is None:
            return None
        return Announcement(0, guild, row["author"], **fields_from(unpacked(row["content"])))

    async def names(self, guild: str) -> list[str]:
        """Return the names of a server's templates."""
        rows = await self._access.fetch(
            "SELECT name FROM announcement_templates WHERE guild = ? ORDER BY name", guild
        )
        return [str(row["name"]) for row in rows]

    async def erase_author(self, guild: str, person: str) -> None:
        """Take a person's name off their templates."""
        await self._access.run(
            "UPDATE announcement_templates SET author = '' WHERE author = ? AND guild = ?",
            *(person, guild),
        )

    async def delete(self, guild: str, name: str) -> bool:
        """Delete a template; return whether there was one."""
        return bool(
            await self._access.run(
                "DELETE FROM announcement_templates WHERE guild = ? AND name = ?", *(guild, name)
            )
        )


class UploadsTable:
    """Uploaded pictures, kept because addresses of uploads end."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def add(self, guild: str, upload: Upload, at: dt.datetime) -> str:
        """Keep a file, and return the id that it got."""
        rows = await self._access.fetch(
            "INSERT INTO uploads (guild, name, content, kept_at) VALUES (?, ?, ?, ?) RETURNING id",
            *(guild, upload.name, upload.content, stamp(at)),
        )
        return str(rows[0]["id"])

    async def get(self, guild: str, id_: str) -> Upload | None:
        """Return a file of a server."""
        row = only(
            await self._access.fetch(
                "SELECT name, content FROM uploads WHERE id = ? AND guild = ?", *(id_, guild)
            )
        )
        return Upload(row["name"], row["content"]) if row else None

    async def drop_unused(self, before: dt.datetime) -> int:
        """Delete older files to which nothing refers any more; return how many."""
        return await self._access.run(
            """
            DELETE FROM uploads WHERE kept_at < ?
            AND CAST(id AS TEXT) NOT IN (
                SELECT json_extract(content, '$.picture.file') FROM announcements
                WHERE json_extract(content, '$.picture.file') IS NOT NULL
                UNION ALL
                SELECT json_extract(content, '$.picture.file') FROM announcement_templates
                WHERE json_extract(content, '$.picture.file') IS NOT NULL)
            """,
            stamp(before),
        )
