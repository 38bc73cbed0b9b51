"""What is found wrong with an announcement, by itself and in its server."""

import datetime as dt

import pytest

from bot.core.announcements import checking, preflight
from bot.core.announcements.announcement import (
    Announcement,
    Everyone,
    Picture,
    RoleMention,
    Wording,
)
from bot.core.announcements.faults import Code
from bot.core.announcements.survey import ChannelView, RoleView, Survey
from bot.core.permissions import Actor
from bot.files import load_knowledge
from tests.discord_front.conftest import KNOWLEDGE

TODAY = dt.date(2026, 11, 22)
OLGA = Actor("olga", "g", roles=frozenset({"7"}), name="Olga")


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge(KNOWLEDGE)


def announcement(title="Hello", text="Come.", **fields):
    wordings = fields.pop("wordings", {"en": Wording(title, text)})
    return Announcement(1, "g", "olga", "55", wordings=wordings, **fields)


def found(item, knowledge, lists=()):
    return [fault.code for fault in checking.faults(item, knowledge, lists, TODAY)]


def test_nothing_is_wrong_with_a_title_and_a_text(knowledge):
    assert found(announcement(), knowledge) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, Code.NO_TITLE),
        ({"text": "\n"}, Code.NO_TEXT),
        ({"title": "x" * 151}, Code.TITLE_LONG),
        ({"text": "x" * 3001}, Code.TEXT_LONG),
        ({"byline": "x" * 151}, Code.BYLINE_LONG),
        ({"link": "sistercities.org"}, Code.LINK),
        ({"link": "javascript:alert(1)"}, Code.LINK),
        ({"link": "https://a.example/ <@1>"}, Code.LINK),
        ({"picture": Picture("A map", "ftp://a.example/x.png")}, Code.PICTURE),
        ({"picture": Picture("", "https://a.example/x.png")}, Code.ALT_MISSING),
        ({"picture": Picture("x" * 1025, file="3")}, Code.ALT_LONG),
        ({"text": "On {sumit.dates}"}, Code.PLACEHOLDER),
        ({"list": "nowhere"}, Code.LIST_GONE),
        ({"button": "nowhere"}, Code.BUTTON_GONE),
    ],
)
def test_each_mistake_is_named(fields, code, knowledge):
    assert found(announcement(**fields), knowledge) == [code]


def test_every_language_is_looked_at(knowledge):
    wordings = {"en": Wording("Hello", "Come."), "es": Wording("Hola", "")}
    assert found(announcement(wordings=wordings), knowledge) == [Code.NO_TEXT]


def test_placeholders_are_measured_filled(knowledge):
    text = "{summit.what} " * 40
    assert len(text) < 3_000
    assert found(announcement(text=text), knowledge) == [Code.TEXT_LONG]


def survey(**changes):
    known = {"channel": ChannelView("news"), "organizer": OLGA, "reach": 3}
    return Survey(**{**known, **changes})


@pytest.mark.parametrize(
    ("fields", "changes", "code"),
    [
        ({}, {"channel": None}, Code.CHANNEL_GONE),
        ({}, {"channel": ChannelView("news", can_send=False)}, Code.CANNOT_SEND),
        ({}, {"channel": ChannelView("news", can_look_back=False)}, Code.CANNOT_LOOK_BACK),
        (
            {"picture": Picture("A map", file="3")},
            {"channel": ChannelView("news", can_attach=False)},
            Code.CANNOT_ATTACH,
        ),
        ({"publish": True}, {}, Code.NOT_PUBLISHABLE),
        ({"mention": RoleMention("9", "Fans")}, {}, Code.ROLE_GONE),
        (
            {"mention": RoleMention("9")},
            {
                "role": RoleView("Fans", open=False),
                "channel": ChannelView("news", can_mention_all=False),
            },
            Code.ROLE_CLOSED,
        ),
        (
            {"mention": Everyone()},
            {"channel": ChannelView("news", can_mention_all=False)},
            Code.CANNOT_MENTION_ALL,
        ),
        ({}, {"organizer": None}, Code.NOT_ORGANIZER),
        ({}, {"organizer": Actor("olga", "g")}, Code.NOT_ORGANIZER),
        ({}, {"organizer_can_send": False}, Code.ORGANIZER_CANNOT_SEND),
        (
            {"mention": Everyone()},
            {"organizer_can_mention_all": False},
            Code.ORGANIZER_CANNOT_MENTION,
        ),
        (
            {"mention": RoleMention("9")},
            {"role": RoleView("Fans", open=False), "organizer_can_mention_all": False},
            Code.ORGANIZER_CANNOT_MENTION,
        ),
    ],
)
def test_what_is_lacking_in_the_server_is_named(fields, changes, code):
    faults = preflight.faults(announcement(**fields), survey(**changes), "7")
    assert [fault.code for fault in faults] == [code]


def test_a_role_that_everybody_may_mention_needs_no_right():
    item = announcement(mention=RoleMention("9"))
    channel = ChannelView("news", can_mention_all=False)
    looked = survey(role=RoleView("Fans"), channel=channel, organizer_can_mention_all=False)
    assert preflight.faults(item, looked, "7") == ()


def test_only_the_missing_history_stops_nobody():
    looked = survey(channel=ChannelView("news", can_look_back=False))
    [fault] = preflight.faults(announcement(), looked, "7")
    assert not fault.blocks
