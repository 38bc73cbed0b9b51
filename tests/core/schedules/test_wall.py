"""The clock on the wall, and the moments at which it shows a time."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import example, given

from bot.core.schedules import wall
from tests.core.schedules.strategies import moments, walls, zones

SECOND = dt.timedelta(seconds=1)


def utc(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def at(text):
    return dt.datetime.fromisoformat(text)


def test_a_time_is_one_moment_on_most_days():
    assert wall.readings(at("2026-12-01T18:00"), "Europe/Berlin") == (utc("2026-12-01T17:00"),)


def test_a_skipped_time_has_two_readings_and_happens_when_the_gap_ends():
    skipped = at("2026-03-29T02:30")
    assert not wall.exists(skipped, "Europe/Berlin")
    assert wall.readings(skipped, "Europe/Berlin") == (
        utc("2026-03-29T00:30"),
        utc("2026-03-29T01:30"),
    )
    assert wall.moment(skipped, "Europe/Berlin") == utc("2026-03-29T01:00")


def test_a_repeated_time_has_two_readings_and_happens_at_the_first():
    repeated = at("2026-10-25T02:30")
    assert wall.exists(repeated, "Europe/Berlin")
    assert wall.readings(repeated, "Europe/Berlin") == (
        utc("2026-10-25T00:30"),
        utc("2026-10-25T01:30"),
    )
    assert wall.moment(repeated, "Europe/Berlin") == utc("2026-10-25T00:30")
    assert wall.moment(repeated.replace(fold=1), "Europe/Berlin") == utc("2026-10-25T01:30")


def test_the_two_moments_of_a_repeated_time_have_names_of_their_own():
    repeated = at("2026-10-25T02:30")
    assert wall.key(repeated, "Europe/Berlin") == "2026-10-25T02:30[Europe/Berlin]"
    assert wall.key(repeated.replace(fold=1), "Europe/Berlin") == (
        "2026-10-25T02:30+01:00[Europe/Berlin]"
    )


def test_a_day_that_a_zone_left_out_begins_with_the_next():
    """Samoa had no 30 December 2011: it changed to the other side of the date line."""
    assert wall.moment(at("2011-12-30T09:00"), "Pacific/Apia") == utc("2011-12-30T10:00")


@given(walls, zones)
@example(at("2011-12-30T09:00"), "Pacific/Apia")
def test_clocks_show_the_time_or_have_just_skipped_it(time, zone):
    moment = wall.moment(time, zone)
    if wall.exists(time, zone):
        assert wall.shown(moment, zone) == time
    else:
        assert wall.shown(moment - SECOND, zone) < time < wall.shown(moment, zone)


@given(walls, walls, zones)
def test_a_later_time_on_the_wall_is_never_an_earlier_moment(one, other, zone):
    earlier, later = sorted([one, other])
    assert wall.moment(earlier, zone) <= wall.moment(later, zone)


@given(moments, zones)
def test_every_moment_is_found_again_by_what_the_clocks_show(moment, zone):
    shown = wall.shown(moment, zone)
    assert wall.moment(shown, zone) == moment
    assert moment in wall.readings(shown, zone)
    assert shown.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC) == moment
