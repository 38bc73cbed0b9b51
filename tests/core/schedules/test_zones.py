"""Zones are found by what people call them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.schedules import zones

JULY = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("bogota", "America/Bogota"),
        ("Bogotá", "America/Bogota"),
        ("new york", "America/New_York"),
        ("Nueva York", "America/New_York"),
        ("sao paulo", "America/Sao_Paulo"),
        ("são paulo", "America/Sao_Paulo"),
        ("EST", "America/New_York"),
        ("Miami", "America/New_York"),
        ("lagos", "Africa/Lagos"),
        ("Nigeria", "Africa/Lagos"),
        ("londn", "Europe/London"),
        ("Berlim", "Europe/Berlin"),
        ("Tokio", "Asia/Tokyo"),
        ("america/new_york", "America/New_York"),
        ("US/Eastern", "US/Eastern"),
        ("GMT", "UTC"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_goes_by_many_names(typed, zone):
    assert zones.find(typed) == zone


def test_a_country_with_several_zones_is_asked_about():
    assert zones.find("Brasil") is None
    assert zones.search("Brasil")[0] == "America/Sao_Paulo"


def test_what_is_like_no_zone_finds_none():
    assert zones.search("xyzzy") == ()
    assert zones.find("xyzzy") is None


def test_the_common_ones_come_first():
    assert zones.search("") == zones.COMMON
    assert zones.search("a")[0] in zones.COMMON
    assert all(zones.exists(zone) for zone in zones.COMMON)


@given(st.text(max_size=30))
def test_whatever_is_typed_finds_only_real_zones_and_not_too_many(typed):
    found = zones.search(typed)
    assert len(found) <= 25
    assert all(ZoneInfo(zone) for zone in found)


def test_a_zone_has_a_name_in_each_language():
    assert zones.city("America/New_York", "es") == "Nueva York"
    assert zones.city("America/Argentina/Buenos_Aires", "en") == "Buenos Aires"
    assert zones.label("America/Bogota", "pt", JULY) == "Bogotá (UTC−05:00)"
    assert zones.label("Asia/Kolkata", "en", JULY) == "Kolkata (UTC+05:30)"
    assert zones.label("UTC", "fr", JULY) == "UTC"
