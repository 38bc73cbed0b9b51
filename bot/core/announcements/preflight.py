"""Whether the server is ready for a post: channel, permissions, role, and who answers for it."""

from collections.abc import Iterator

from bot.core.announcements.announcement import Announcement, Everyone, Here, RoleMention
from bot.core.announcements.faults import Code, Fault
from bot.core.announcements.survey import ChannelView, Survey
from bot.core.permissions import Action, may


def faults(
    announcement: Announcement, survey: Survey, organizer_role: str | None
) -> tuple[Fault, ...]:
    """Return what stands in the way of a post in the server as it is now."""
    found = [*_channel_faults(announcement, survey.channel)]
    if survey.channel:
        found += _mention_faults(announcement, survey, survey.channel)
    return (*found, *rights(announcement, survey, organizer_role))


def rights(
    announcement: Announcement, survey: Survey, organizer_role: str | None
) -> tuple[Fault, ...]:
    """Return why who answers for a post may not do themself what it does; looked at at delivery.

    Nobody can make the bot write or ping where they cannot.
    """
    person = survey.organizer
    if person is None or not may(person, Action.ANNOUNCE, organizer_role):
        return (Fault(Code.NOT_ORGANIZER, "author"),)
    if not survey.organizer_can_send:
        return (Fault(Code.ORGANIZER_CANNOT_SEND, "channel"),)
    if _needs_right(announcement, survey) and not survey.organizer_can_mention_all:
        return (Fault(Code.ORGANIZER_CANNOT_MENTION, "pings"),)
    return ()


def _channel_faults(announcement: Announcement, channel: ChannelView | None) -> Iterator[Fault]:
    if channel is None:
        yield Fault(Code.CHANNEL_GONE, "channel")
        return
    name = {"channel": channel.name}
    if not channel.can_send:
        yield Fault(Code.CANNOT_SEND, "channel", name)
    if announcement.picture and announcement.picture.file and not channel.can_attach:
        yield Fault(Code.CANNOT_ATTACH, "picture", name)
    if announcement.publish and not channel.has_followers:
        yield Fault(Code.NOT_PUBLISHABLE, "publish", name)
    if not channel.can_look_back:
        yield Fault(Code.CANNOT_LOOK_BACK, "channel", name, blocks=False)


def _mention_faults(
    announcement: Announcement, survey: Survey, channel: ChannelView
) -> Iterator[Fault]:
    mention = announcement.mention
    if isinstance(mention, RoleMention):
        if survey.role is None:
            yield Fault(Code.ROLE_GONE, "pings", {"role": mention.name})
        elif not survey.role.open and not channel.can_mention_all:
            yield Fault(Code.ROLE_CLOSED, "pings", {"role": survey.role.name})
    elif isinstance(mention, Everyone | Here) and not channel.can_mention_all:
        yield Fault(Code.CANNOT_MENTION_ALL, "pings", {"channel": channel.name})


def _needs_right(announcement: Announcement, survey: Survey) -> bool:
    """Return whether not everybody may make such a ping."""
    if isinstance(announcement.mention, RoleMention):
        return survey.role is not None and not survey.role.open
    return isinstance(announcement.mention, Everyone | Here)
