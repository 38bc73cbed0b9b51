"""People, who do with Discord's client what people do."""

import re
from typing import TYPE_CHECKING, Any

from tests.discord_server.commands import command_data, menu_data
from tests.discord_server.forms import filled_in, upload
from tests.discord_server.interactions import Interaction, Kind, Outcome
from tests.discord_server.permissions import Permission
from tests.discord_server.sight import Form, Seen, Sight, sight
from tests.discord_server.state import Channel, Json, Message, Role, User

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer

REPLY = 19


class Person:
    """Somebody in the community, in front of one channel at a time."""

    def __init__(self, server: "DiscordServer", user: User, place: Channel) -> None:
        self._server = server
        self.user = user
        self.place = place
        """The channel that is open."""
        self._heard: set[int] = set()

    def goes_to(self, place: Channel) -> None:
        """Open another channel."""
        self.place = place

    def opens_dms(self) -> None:
        """Open the direct messages with the bot."""
        self.place = self._server.world.direct_channel(self.user)

    def becomes(self, role: Role) -> None:
        """Get a role."""
        for guild in self._server.world.guilds.values():
            if role.id in guild.roles:
                guild.members[self.user.id].roles[role.id] = role

    async def says(
        self, text: str, *, replying_to: Seen | Message | None = None, ping: bool = True
    ) -> Message:
        """Post a message: "@bot" and "@Role name" become mentions."""
        quoted = replying_to.message if isinstance(replying_to, Seen) else replying_to
        message = self._write(text, quoted, ping=ping)
        self.place.messages[message.id] = message
        self._server.gateway.message_created(message)
        return message

    async def asks(self, text: str, **how: Any) -> Seen:
        """Post a message and wait for the bot's reply to it."""
        said = await self.says(text, **how)
        place = self.place

        def reply() -> Message | None:
            answers = (item for item in place.messages.values() if item.reference is said)
            return next((item for item in answers if item.author is self._bot), None)

        message = await self._server.until(reply, what=f"a reply to {text[:60]!r}")
        self._heard.add(message.id)
        return Seen(message)

    async def hears(self, within: float = 5.0) -> Seen:
        """Wait for the next message of the bot's in the open channel."""
        message = await self._server.until(self._unheard, within=within, what="a message")
        self._heard.add(message.id)
        return Seen(message)

    async def hears_nothing(self) -> None:
        """Make sure that the bot stays silent in the open channel."""
        await self._server.settled()
        message = self._unheard()
        assert message is None, f"the bot said {Seen(message).text!r}"

    async def uses(self, command: str, **options: Any) -> Sight:
        """Use a command, for instance "/ask", and return what comes of it."""
        data = command_data(self._server, self, command, options)
        return self._sees(await self._interacts(Kind.COMMAND, data))

    async def types(self, command: str, **options: Any) -> list[Json]:
        """Type a command up to its last option here, and return what is offered for it."""
        data = command_data(self._server, self, command, options, focused=list(options)[-1])
        choices = await self._interacts(Kind.AUTOCOMPLETE, data)
        assert isinstance(choices, list)
        return choices

    async def chooses(self, entry: str, target: Seen | Message) -> Sight:
        """Choose an entry of a message's context menu."""
        message = target.message if isinstance(target, Seen) else target
        data = menu_data(self._server, self, entry, message)
        return self._sees(await self._interacts(Kind.COMMAND, data))

    async def clicks(self, label: str, on: Seen | None = None) -> Sight:
        """Press a button, on the newest message in sight that has it unless told."""
        seen = on or self._newest_with(label)
        button = seen.button(label)
        assert not button.get("disabled"), f"the button {label!r} is disabled"
        return await self.presses(str(button["custom_id"]), seen)

    async def presses(self, custom_id: str, on: Seen) -> Sight:
        """Press a button by its custom_id, which a crafted client may choose freely."""
        data = {"component_type": 2, "custom_id": custom_id, "id": 1}
        return self._sees(await self._interacts(Kind.COMPONENT, data, on.message))

    async def selects(self, *values: str, on: Seen, hint: str | None = None) -> Sight:
        """Choose values in a select menu."""
        menu = on.select(hint)
        data = {
            "component_type": menu["type"],
            "custom_id": menu["custom_id"],
            "values": list(values),
            "id": menu["id"],
        }
        return self._sees(await self._interacts(Kind.COMPONENT, data, on.message))

    async def submits(self, form: Form, answers: dict[str, Any], *, checked: bool = True) -> Sight:
        """Send a form off; a crafted client leaves the fields unchecked."""
        data = filled_in(form, answers, checked=checked)
        upload(self._server, data)
        return self._sees(await self._interacts(Kind.FORM, data, form.opened_from))

    def reads(self) -> list[Seen]:
        """Return all messages of the bot's in the open channel that this person can see."""
        mine = (item for item in self.place.messages.values() if item.author is self._bot)
        return [Seen(item) for item in mine if item.private_to in {None, self.user}]

    @property
    def _bot(self) -> User:
        return self._server.world.bot

    def _newest_with(self, label: str) -> Seen:
        for seen in reversed(self.reads()):
            if any(text.startswith(label) for text in seen.buttons):
                return seen
        raise AssertionError(f"no message in sight has a button {label!r}")

    def _unheard(self) -> Message | None:
        unheard = (seen.message for seen in self.reads() if seen.message.id not in self._heard)
        return next(unheard, None)

    async def _interacts(self, kind: Kind, data: Json, message: Message | None = None) -> Outcome:
        number = self._server.world.snowflakes.next()
        item = Interaction(number, kind, self.user, self.place, data, message)
        return await self._server.interact(item)

    def _sees(self, outcome: Outcome) -> Sight:
        assert not isinstance(outcome, list)
        if isinstance(outcome, Message):
            self._heard.add(outcome.id)
        return sight(outcome)

    def _write(self, text: str, quoted: Message | None, *, ping: bool) -> Message:
        guild = self.place.guild
        content = re.sub(r"@bot\b", f"<@{self._bot.id}>", text)
        roles = list(guild.roles.values()) if guild else []
        for role in roles:
            content = content.replace(f"@{role.name}", f"<@&{role.id}>")
        mentioned = [
            user for user in self._server.world.users.values() if f"<@{user.id}>" in content
        ]
        if quoted is not None and ping and quoted.author not in mentioned:
            mentioned.append(quoted.author)
        may_ping = guild and guild.permissions(self.user, self.place) & Permission.MENTION_EVERYONE
        return Message(
            id=self._server.world.snowflakes.next(),
            channel=self.place,
            author=self.user,
            content=content,
            type=REPLY if quoted else 0,
            reference=quoted,
            mentions=mentioned,
            role_mentions=[role for role in roles if f"<@&{role.id}>" in content],
            mention_everyone=bool(may_ping and re.search("@everyone|@here", content)),
        )
