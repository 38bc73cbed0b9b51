"""The rule of lateness: still fine, marked, or too late."""

import datetime as dt

import pytest

from bot.core.announcements.lateness import Lateness

DUE = dt.datetime(2026, 12, 1, 18, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("hours", "late", "verdict"),
    [
        (6, {}, "on_time"),
        (6, {"minutes": 5}, "on_time"),
        (6, {"minutes": 6}, "late"),
        (6, {"hours": 6}, "late"),
        (6, {"hours": 6, "seconds": 1}, "too_late"),
        (0, {"minutes": 5}, "on_time"),
        (0, {"minutes": 6}, "too_late"),
        (48, {"hours": 40}, "late"),
        (6, {"hours": -3}, "on_time"),
    ],
)
def test_how_a_posting_stands_to_its_time(hours, late, verdict):
    assert Lateness(hours).verdict(DUE, DUE + dt.timedelta(**late)) == verdict


def test_six_hours_are_fine_unless_somebody_says_otherwise():
    assert Lateness().hours == 6
