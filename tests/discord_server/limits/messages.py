"""Messages, whichever way they are sent.

https://discord.com/developers/docs/resources/message#create-message
"""

from collections.abc import Iterator, Sequence

from tests.discord_server.limits.components import FILE, GALLERY, check_components, walk
from tests.discord_server.limits.text import check_count, check_text
from tests.discord_server.state import Json, MessageFlag

MOST_UPLOADED = 10 * 1024 * 1024
"""Bytes in one request, in a server without boosts."""
SILENT: Json = {"parse": []}
"""The only mentions allowed, unless a test permits others."""


def check_message(
    body: Json, files: dict[str, bytes], *, is_v2: bool = False, permitted: Sequence[Json] = ()
) -> Iterator[str]:
    """Check a message or an edit; `is_v2` says that the message edited has components v2."""
    flags = MessageFlag(int(body.get("flags") or 0))
    v2 = is_v2 or bool(flags & MessageFlag.COMPONENTS_V2)
    yield from check_text("the content", body.get("content"), 2000, optional=True)
    yield from check_text("the nonce", body.get("nonce"), 25, optional=True)
    yield from check_count("embeds", body.get("embeds") or [], 10)
    yield from check_components(body.get("components") or [], v2=v2)
    if v2:
        yield from _check_v2(body, files)
    yield from _check_mentions(body, permitted)
    yield from check_count("files", list(files), 10)
    if sum(map(len, files.values())) > MOST_UPLOADED:
        yield f"the files have more than {MOST_UPLOADED} bytes"


def _check_v2(body: Json, files: dict[str, bytes]) -> Iterator[str]:
    for key in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(key):
            yield f"{key} cannot go with components v2"
    shown = set(_attachments_shown(body.get("components") or []))
    yield from (f"the file {name!r} is shown nowhere" for name in files if name not in shown)
    kept = {item.get("filename") for item in body.get("attachments") or []}
    for name in shown - set(files) - kept:
        if body.get("attachments") is not None or not files:
            yield f"a component shows the file {name!r}, which does not come with the message"


def _attachments_shown(components: list[Json]) -> Iterator[str]:
    for part in walk(components):
        media = [part["file"]] if part["type"] == FILE else []
        if part["type"] == GALLERY:
            media = [item["media"] for item in part["items"]]
        for item in media:
            scheme, _, name = item["url"].partition("://")
            if scheme == "attachment":
                yield name


def _check_mentions(body: Json, permitted: Sequence[Json]) -> Iterator[str]:
    mentions = body.get("allowed_mentions")
    if mentions is None:
        yield "allowed_mentions is missing, so text could ping"
        return
    bare = {key: value for key, value in mentions.items() if value or key == "parse"}
    if bare not in (SILENT, *permitted):
        yield f"allowed_mentions {mentions} could ping"
