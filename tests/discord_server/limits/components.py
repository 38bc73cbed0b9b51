"""Message components, of both generations.

https://discord.com/developers/docs/components/reference
"""

from collections import Counter
from collections.abc import Iterator

from tests.discord_server.limits.text import check_count, check_text
from tests.discord_server.state import Json

ROW, BUTTON, TEXT_INPUT, TEXT, CONTAINER = 1, 2, 4, 10, 17
SECTION, THUMBNAIL, GALLERY, FILE, SEPARATOR = 9, 11, 12, 13, 14
SELECTS = {3, 5, 6, 7, 8}
LINK_STYLE = 5
V2_TYPES = {SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER}
MOST_COMPONENTS = 40
MOST_TEXT = 4000
TOP_LEVEL = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}
IN_CONTAINER = TOP_LEVEL - {CONTAINER}


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component, parents before children."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for key in ("accessory", "component"):
            if key in component:
                yield from walk([component[key]])


def check_components(components: list[Json], *, v2: bool) -> Iterator[str]:
    """Check the components of a message; `v2` says whether its flag for version 2 is set."""
    everything = list(walk(components))
    ids = Counter(part["custom_id"] for part in everything if "custom_id" in part)
    for custom_id, count in ids.items():
        yield from check_text("custom_id", custom_id, 100, shortest=1)
        if count > 1:
            yield f"custom_id {custom_id!r} is used {count} times in one message"
    yield from _check_v2(components, everything) if v2 else _check_v1(components, everything)
    for part in everything:
        yield from _check_part(part)


def _check_v2(components: list[Json], everything: list[Json]) -> Iterator[str]:
    if len(everything) > MOST_COMPONENTS:
        yield f"{len(everything)} components, allowed are {MOST_COMPONENTS}"
    text = sum(len(part["content"]) for part in everything if part["type"] == TEXT)
    if text > MOST_TEXT:
        yield f"{text} characters of text in all, allowed are {MOST_TEXT}"
    for part in components:
        if part["type"] not in TOP_LEVEL:
            yield f"a component of type {part['type']} cannot stand alone in a message"


def _check_v1(components: list[Json], everything: list[Json]) -> Iterator[str]:
    yield from check_count("rows", components, 5)
    for part in everything:
        if part["type"] in V2_TYPES:
            yield f"a component of type {part['type']} needs the flag for components v2"
    for part in components:
        if part["type"] != ROW:
            yield f"a component of type {part['type']} stands outside a row"


def _check_part(part: Json) -> Iterator[str]:
    kind = part["type"]
    if kind in SELECTS:
        yield from check_select(part)
    elif kind == TEXT:
        yield from check_text("a text display", part.get("content"), MOST_TEXT, shortest=1)
    elif kind in _CHECKS:
        yield from _CHECKS[kind](part)


def _check_section(part: Json) -> Iterator[str]:
    yield from check_count("texts of a section", part["components"], 3, fewest=1)
    if part.get("accessory", {}).get("type") not in {BUTTON, THUMBNAIL}:
        yield "a section needs a button or a thumbnail beside it"


def _check_gallery(part: Json) -> Iterator[str]:
    yield from check_count("pictures", part["items"], 10, fewest=1)
    for item in part["items"]:
        yield from check_text("alt text", item.get("description"), 1024, optional=True)


def _check_container(part: Json) -> Iterator[str]:
    yield from check_count("parts of a container", part["components"], 40, fewest=1)
    for child in part["components"]:
        if child["type"] not in IN_CONTAINER:
            yield f"a component of type {child['type']} cannot be in a container"


def _check_row(part: Json) -> Iterator[str]:
    kinds = [child["type"] for child in part["components"]]
    if not kinds:
        yield "an empty row"
    elif kinds[0] == BUTTON:
        yield from check_count("buttons of a row", kinds, 5)
        if set(kinds) != {BUTTON}:
            yield "a row mixes buttons with something else"
    elif len(kinds) > 1 or kinds[0] not in SELECTS:
        yield f"a row holds buttons or one select, not {kinds}"


def _check_button(part: Json) -> Iterator[str]:
    yield from check_text("a button's label", part.get("label"), 80, optional=True)
    if not part.get("label") and not part.get("emoji"):
        yield "a button has neither label nor emoji"
    if part.get("style") == LINK_STYLE:
        yield from check_text("a link button's address", part.get("url"), 512, shortest=1)
        if not str(part.get("url")).startswith(("http://", "https://", "discord://")):
            yield f"a link button cannot open {part.get('url')!r}"
        if "custom_id" in part:
            yield "a link button has a custom_id"
    elif part.get("style") not in {1, 2, 3, 4}:
        yield f"a button has no style {part.get('style')!r}"
    elif "custom_id" not in part:
        yield f"the button {part.get('label')!r} has no custom_id"


_CHECKS = {
    ROW: _check_row,
    BUTTON: _check_button,
    SECTION: _check_section,
    CONTAINER: _check_container,
    GALLERY: _check_gallery,
}


def check_select(part: Json) -> Iterator[str]:
    """Check a select menu, in a message or in a form."""
    yield from check_text("a select's hint", part.get("placeholder"), 150, optional=True)
    fewest, most = part.get("min_values", 1), part.get("max_values", 1)
    if not 0 <= fewest <= 25 or not 1 <= most <= 25 or fewest > most:
        yield f"a select cannot take {fewest} to {most} values"
    if part["type"] == 3:
        yield from check_count("choices of a select", part.get("options"), 25, fewest=1)
        yield from check_options(part.get("options") or [])


def check_options(options: list[Json]) -> Iterator[str]:
    """Check the choices of a select, a radio group or a checkbox group."""
    for option in options:
        yield from check_text("a choice's label", option.get("label"), 100, shortest=1)
        yield from check_text("a choice's value", option.get("value"), 100, shortest=1)
        yield from check_text("a choice's text", option.get("description"), 100, optional=True)
    values = Counter(option.get("value") for option in options)
    yield from (f"two choices have the value {value!r}" for value, n in values.items() if n > 1)
