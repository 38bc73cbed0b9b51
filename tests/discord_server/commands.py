"""A command as Discord's client sends it: only what the bot registered, well-formed."""

from typing import TYPE_CHECKING, Any

from tests.discord_server import payloads
from tests.discord_server.permissions import Permission
from tests.discord_server.state import Channel, Json, Message, Role, User

if TYPE_CHECKING:
    from tests.discord_server.people import Person
    from tests.discord_server.server import DiscordServer

CHAT, MESSAGE_MENU = 1, 3
SUBCOMMAND, GROUP = 1, 2
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = range(3, 12)


def command_data(
    server: "DiscordServer",
    person: "Person",
    typed: str,
    options: dict[str, Any],
    focused: str | None = None,
) -> Json:
    """Return the data of "/name sub …" with its options; `focused` is being typed."""
    name, *path = typed.removeprefix("/").split()
    command = _registered(server, person, name, CHAT)
    declared = command["options"]
    for word in path:
        declared = next(item for item in declared if item["name"] == word).get("options") or []
    resolved: Json = {}
    given = [
        _option(_declared(declared, name), value, resolved, focused, person.user)
        for name, value in options.items()
    ]
    if focused is None:
        missing = {item["name"] for item in declared if item.get("required")} - set(options)
        assert not missing, f"{typed} needs {missing}"
    for depth, word in reversed(list(enumerate(path))):
        kind = SUBCOMMAND if depth == len(path) - 1 else GROUP
        given = [{"type": kind, "name": word, "options": given}]
    return {
        "id": command["id"],
        "name": command["name"],
        "type": CHAT,
        "options": given,
        "resolved": resolved,
    }


def menu_data(server: "DiscordServer", person: "Person", entry: str, message: Message) -> Json:
    """Return the data of an entry in a message's context menu."""
    command = _registered(server, person, entry, MESSAGE_MENU)
    return {
        "id": command["id"],
        "name": command["name"],
        "type": MESSAGE_MENU,
        "target_id": str(message.id),
        "resolved": {"messages": {str(message.id): payloads.message(message, server.base)}},
    }


def _registered(server: "DiscordServer", person: "Person", name: str, kind: int) -> Json:
    guild = person.place.guild
    scopes = [None, guild.id] if guild else [None]
    found = [
        command
        for scope in scopes
        for command in server.world.commands.get(scope, {}).values()
        if command["type"] == kind and command["name"] == name
    ]
    assert found, f"there is no command {name!r}"
    assert len(found) == 1, f"the command {name!r} is there twice"
    _check_usable(found[0], person)
    return found[0]


def _check_usable(command: Json, person: "Person") -> None:
    guild = person.place.guild
    contexts = command.get("contexts")
    context = 0 if guild else 1
    assert contexts is None or context in contexts, f"{command['name']} cannot be used here"
    needed = command.get("default_member_permissions")
    if guild and needed is not None:
        granted = guild.permissions(person.user, person.place)
        assert granted & Permission(int(needed)) or granted & Permission.ADMINISTRATOR, (
            f"{command['name']} is not shown to {person.user.name}"
        )


def _declared(options: list[Json], name: str) -> Json:
    for option in options:
        if option["name"] == name:
            return option
    raise AssertionError(f"there is no option {name!r}, only {[o['name'] for o in options]}")


def _option(declared: Json, value: Any, resolved: Json, focused: str | None, asker: User) -> Json:
    is_focused = declared["name"] == focused
    if is_focused:
        assert declared.get("autocomplete"), f"{declared['name']} offers nothing while typing"
    else:
        _check_value(declared, value)
    option = {
        "type": declared["type"],
        "name": declared["name"],
        "value": _resolve(value, resolved, asker),
    }
    return option | ({"focused": True} if is_focused else {})


def _check_value(declared: Json, value: Any) -> None:
    name = declared["name"]
    if declared["type"] == STRING:
        longest = declared.get("max_length") or 6000
        assert (declared.get("min_length") or 0) <= len(value) <= longest, f"{name}: length"
    if declared["type"] in {INTEGER, NUMBER}:
        low, high = declared.get("min_value"), declared.get("max_value")
        assert low is None or value >= low, f"{name} is too small"
        assert high is None or value <= high, f"{name} is too large"
    if declared.get("channel_types") and isinstance(value, Channel):
        assert value.type in declared["channel_types"], f"{name}: not that kind of channel"
    if declared.get("choices"):
        assert value in [choice["value"] for choice in declared["choices"]], f"{name}: no choice"


def _resolve(value: Any, resolved: Json, asker: User) -> Any:
    """Return what stands for a value, and add people, roles and channels to `resolved`."""
    if isinstance(value, Role):
        resolved.setdefault("roles", {})[str(value.id)] = payloads.role(value)
        return str(value.id)
    if isinstance(value, Channel):
        granted = value.guild.permissions(asker, value) if value.guild else 0
        partial = payloads.channel(value) | {"permissions": str(int(granted))}
        resolved.setdefault("channels", {})[str(value.id)] = partial
        return str(value.id)
    user = getattr(value, "user", None)
    if user is not None:
        resolved.setdefault("users", {})[str(user.id)] = payloads.user(user)
        guild = value.place.guild
        if guild is not None:
            member = payloads.member(guild.members[user.id], with_user=False)
            member["permissions"] = str(int(guild.permissions(user, value.place)))
            resolved.setdefault("members", {})[str(user.id)] = member
        return str(user.id)
    return value
