"""The cards about topics and events, and the calendar file."""

import datetime as dt

import pytest
from icalendar import Calendar

from bot.services.cards.events import events_card
from bot.services.cards.topics import topic_card

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
DURING = dt.datetime(2024, 5, 29, 12, tzinfo=dt.UTC)


def text(card) -> str:
    parts = [*card.paragraphs]
    for section in card.sections:
        parts += [section.heading, *section.paragraphs]
    return "\n".join(parts)


def calendar(card) -> Calendar:
    (file,) = card.attachments
    assert file.name == "events.ics"
    return Calendar.from_ical(file.content)


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_a_topic_shows_what_it_is_whom_to_ask_and_what_else_is_known(language, knowledge, engine):
    for topic in knowledge.topics.values():
        card = topic_card(topic, engine, language, NOW.date())

        assert card.title == topic.name(language)
        assert card.paragraphs
        assert card.footer
        assert knowledge.contacts[topic.contact].name[language] == card.fields[0].label
        others = topic.facts.keys() - {"what", "when"}
        asking = [button for button in card.buttons if button.action.startswith("ask:")]
        assert {button.action.partition(".")[2] for button in asking} <= others
        assert len(asking) == min(10, len(others))


def test_a_topic_with_a_list_offers_to_sign_up(knowledge, engine):
    card = topic_card(knowledge.topics["500-in-5"], engine, "en", NOW.date())
    (button,) = [button for button in card.buttons if button.action == "signup::500-in-5"]
    assert button.label == "Sign up: Information about 500 cities in 5 years"


def test_a_topic_with_dates_tells_them_in_the_tense_of_the_day(knowledge, engine):
    summit = knowledge.topics["all-americas-summit"]

    assert "over" in text(topic_card(summit, engine, "en", NOW.date()))
    assert "day 2" in text(topic_card(summit, engine, "en", DURING.date()))


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_events_are_told_with_their_dates_and_the_others_named(language, knowledge, engine):
    card = events_card(engine, language, NOW)

    assert "2024" in text(card)
    *dated, undated = card.sections
    assert [section.heading for section in dated] == [
        knowledge.topics["all-americas-summit"].name(language)
    ]
    assert {button.action for button in undated.buttons} == {
        "ask:annual-awards.what",
        "ask:annual-conference.what",
        "ask:global-conversations.what",
    }


def test_an_event_under_way_says_which_day_it_is(engine):
    assert "day 2 of 4" in text(events_card(engine, "en", DURING))


def test_the_calendar_holds_whole_days_with_the_day_after_the_last_as_its_end(engine):
    (event,) = calendar(events_card(engine, "en", NOW)).walk("VEVENT")

    assert event.decoded("dtstart") == dt.date(2024, 5, 28)
    assert event.decoded("dtend") == dt.date(2024, 6, 1)
    assert event.decoded("dtstamp") == NOW
    assert str(event["summary"]) == "2024 All Americas Summit"


def test_an_event_keeps_its_identity_so_that_no_calendar_doubles_it(engine):
    def identities(card) -> list[str]:
        return [str(event["uid"]) for event in calendar(card).walk("VEVENT")]

    later = NOW + dt.timedelta(days=400)
    assert identities(events_card(engine, "en", NOW)) == identities(
        events_card(engine, "fr", later)
    )


def test_a_calendar_is_valid(engine):
    entry = calendar(events_card(engine, "es", NOW))

    assert entry["version"] == "2.0"
    assert entry["prodid"]
    assert entry.errors == []
