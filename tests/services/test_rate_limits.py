"""Five answers in half a minute, then one kind word, then silence."""

import datetime as dt

from bot.services.rate_limits import PEOPLE, Admission, RateLimiter

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def after(seconds):
    return NOON + dt.timedelta(seconds=seconds)


def test_the_sixth_within_the_window_gets_a_word_and_the_seventh_silence():
    limiter = RateLimiter()
    said = [limiter.admit("ana", after(second)) for second in range(7)]
    assert said == [Admission.ADMITTED] * 5 + [Admission.NOTICE, Admission.REFUSED]


def test_the_window_slides():
    limiter = RateLimiter()
    for second in range(6):
        limiter.admit("ana", after(second))
    assert limiter.admit("ana", after(29.9)) is Admission.REFUSED
    assert limiter.admit("ana", after(30)) is Admission.ADMITTED
    assert limiter.admit("ana", after(30.5)) is Admission.NOTICE


def test_one_person_does_not_use_up_what_another_gets():
    limiter = RateLimiter()
    for _ in range(10):
        limiter.admit("ana", NOON)
    assert limiter.admit("ben", NOON) is Admission.ADMITTED


def test_a_flood_of_people_takes_no_more_memory():
    limiter = RateLimiter()
    for number in range(PEOPLE + 500):
        limiter.admit(str(number), NOON)
    assert len(limiter._people) == PEOPLE
