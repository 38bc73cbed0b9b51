"""Times as organizers type them: read exactly, or refused with a kind word. Never guessed."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.schedules.english import english
from bot.core.schedules.faults import Code, TimeFault
from bot.core.schedules.recurrence import (
    LAST,
    WORKDAYS,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Weekday,
    Weekly,
)
from bot.core.schedules.schedule import Anchored, Edge, Once, Recurring
from bot.core.schedules.vocabulary import LANGUAGES, phrases

MONDAY, THURSDAY, FRIDAY = Weekday.MONDAY, Weekday.THURSDAY, Weekday.FRIDAY
ON_MONDAYS = Weekly(frozenset({MONDAY}))

SINGLE_TIMES = {
    "en": {
        "2026-12-01 18:00": "2026-12-01 18:00",
        "2026-12-01T18:00": "2026-12-01 18:00",
        "13/12/2026 9:30": "2026-12-13 09:30",
        "tomorrow 9am": "2026-11-23 09:00",
        "Tomorrow, at 9 a.m.": "2026-11-23 09:00",
        "tomorrow morning at 9": "2026-11-23 09:00",
        "tomorrow at noon": "2026-11-23 12:00",
        "the day after tomorrow at 9am": "2026-11-24 09:00",
        "tonight at 9": "2026-11-22 21:00",
        "in 3 days": "2026-11-25 05:30",
        "in 3 days at 18:00": "2026-11-25 18:00",
        "in two weeks 9am": "2026-12-06 09:00",
        "in 2h": "2026-11-22 07:31",
        "in 1 hour 30 minutes": "2026-11-22 07:01",
        "in half an hour": "2026-11-22 06:01",
        "friday 18h": "2026-11-27 18:00",
        "this friday 6pm": "2026-11-27 18:00",
        "Dec 1st, 6 p.m.": "2026-12-01 18:00",
        "December 1, 2026 at 6:00 PM": "2026-12-01 18:00",
        "Tuesday, 1 December, 18h30": "2026-12-01 18:30",
        "on the 15th at 9:00": "2026-12-15 09:00",
        "22 nov 10:00": "2026-11-22 10:00",
        "29 February 10:00": "2028-02-29 10:00",
        "this evening at 8": "2026-11-22 20:00",
        "<t:1800000000:F>": "2027-01-15 03:00",
        "2026-12-01 18:00:00": "2026-12-01 18:00",
        "2026-12-01T18:00Z": "2026-12-01 13:00",
        "2026-12-01T18:00+01:00": "2026-12-01 12:00",
    },
    "es": {
        "mañana a las 9 de la mañana": "2026-11-23 09:00",
        "manana a las 18:30": "2026-11-23 18:30",
        "pasado mañana a las 9h": "2026-11-24 09:00",
        "en 3 días": "2026-11-25 05:30",
        "dentro de 2 horas": "2026-11-22 07:31",
        "viernes 18h": "2026-11-27 18:00",
        "el viernes a las 6 de la tarde": "2026-11-27 18:00",
        "1º de diciembre de 2026, 18:00 h": "2026-12-01 18:00",
        "el martes 1 de diciembre a las 18 horas": "2026-12-01 18:00",
        "esta noche a las 9": "2026-11-22 21:00",
        "12 de diciembre al mediodía": "2026-12-12 12:00",
    },
    "pt": {
        "amanhã às 9h": "2026-11-23 09:00",
        "amanhã de manhã às 9": "2026-11-23 09:00",
        "depois de amanhã às 18h30": "2026-11-24 18:30",
        "daqui a dez dias às 9h": "2026-12-02 09:00",
        "daqui a duas horas": "2026-11-22 07:31",
        "sexta 18h": "2026-11-27 18:00",
        "na sexta-feira às 18:00": "2026-11-27 18:00",
        "1 dez 2026 18:00": "2026-12-01 18:00",
        "dia 1º de dezembro às 18h": "2026-12-01 18:00",
        "hoje à noite às 9": "2026-11-22 21:00",
    },
    "fr": {
        "demain à 9h": "2026-11-23 09:00",
        "après-demain à 18 h 30": "2026-11-24 18:30",
        "dans 3 jours": "2026-11-25 05:30",
        "dans une demi-heure": "2026-11-22 06:01",
        "vendredi 18h": "2026-11-27 18:00",
        "mardi 1er décembre à midi": "2026-12-01 12:00",
        "7 sept 2027 9h": "2027-09-07 09:00",
        "aujourd’hui à 18h": "2026-11-22 18:00",
        "9 heures du soir demain": "2026-11-23 21:00",
    },
}

RECURRENCES = {
    "en": {
        "every day at 9am": Daily(),
        "daily 09:00": Daily(),
        "every 3 days 9:00": Daily(3),
        "weekdays 9:00": Weekly(WORKDAYS),
        "Monday to Friday 9:00": Weekly(WORKDAYS),
        "every Monday 9am": ON_MONDAYS,
        "Mondays and Thursdays, 9:00": Weekly(frozenset({MONDAY, THURSDAY})),
        "every other monday at 9am": Weekly(frozenset({MONDAY}), 2),
        "every 2 weeks on monday at 9:00": Weekly(frozenset({MONDAY}), 2),
        "every first monday at 9:00": MonthlyOnWeekday(1, MONDAY),
        "last friday of every month at 9:00": MonthlyOnWeekday(LAST, FRIDAY),
        "monthly on the 15th at 09:00": MonthlyOnDay(15),
        "every 3 months on the 1st at 9:00": MonthlyOnDay(1, 3),
        "last day of every month at 9:00": MonthlyOnDay(31),
    },
    "es": {
        "todos los días a las 9:00": Daily(),
        "de lunes a viernes a las 9:00": Weekly(WORKDAYS),
        "cada lunes a las 9:00": ON_MONDAYS,
        "todos los lunes y jueves a las 9:00": Weekly(frozenset({MONDAY, THURSDAY})),
        "cada dos semanas, los lunes a las 9:00": Weekly(frozenset({MONDAY}), 2),
        "el primer lunes de cada mes a las 9:00": MonthlyOnWeekday(1, MONDAY),
        "todos los primeros lunes a las 9:00": MonthlyOnWeekday(1, MONDAY),
        "el 15 de cada mes a las 9:00": MonthlyOnDay(15),
    },
    "pt": {
        "todos os dias às 9h": Daily(),
        "dias úteis 9h": Weekly(WORKDAYS),
        "toda segunda-feira às 9h": ON_MONDAYS,
        "às segundas-feiras, às 9h": ON_MONDAYS,
        "toda segunda e quinta às 9h": Weekly(frozenset({MONDAY, THURSDAY})),
        "a cada 2 semanas na segunda às 9h": Weekly(frozenset({MONDAY}), 2),
        "na última sexta de cada mês às 9h": MonthlyOnWeekday(LAST, FRIDAY),
        "todo dia 15 às 9h": MonthlyOnDay(15),
    },
    "fr": {
        "tous les jours à 9h": Daily(),
        "en semaine à 9h": Weekly(WORKDAYS),
        "chaque lundi à 9h": ON_MONDAYS,
        "tous les lundis et jeudis à 9h": Weekly(frozenset({MONDAY, THURSDAY})),
        "toutes les deux semaines le lundi à 9h": Weekly(frozenset({MONDAY}), 2),
        "tous les premiers lundis du mois à 9h": MonthlyOnWeekday(1, MONDAY),
        "le premier lundi du mois à 9h": MonthlyOnWeekday(1, MONDAY),
        "le 15 de chaque mois à 9h": MonthlyOnDay(15),
    },
}

ANCHORED = {
    "en": {
        "7 days before the summit at 09:00": -7,
        "7 days before the sumit at 9am": -7,
        "9:00, the day before the All Americas Summit": -1,
        "on the day of the summit at 9:00": 0,
        "2 weeks after the summit at 9am": 14,
    },
    "es": {
        "7 días antes de la cumbre a las 9:00": -7,
        "la víspera de la cumbre a las 9h": -1,
        "el día de la cumbre a las 9:00": 0,
        "dos semanas después de la cumbre a las 9h": 14,
    },
    "pt": {
        "7 dias antes da cúpula às 9h": -7,
        "no dia da cúpula às 9h": 0,
        "duas semanas depois da cúpula às 9h": 14,
    },
    "fr": {
        "7 jours avant le sommet à 9h": -7,
        "la veille du sommet à 9h": -1,
        "le jour du sommet à 9h": 0,
        "deux semaines après le sommet à 9h": 14,
    },
}

REFUSED = {
    "": Code.EMPTY,
    "banana": Code.NOT_UNDERSTOOD,
    "now": Code.NOW,
    "every banana 9:00": Code.NOT_UNDERSTOOD,
    "friday 9:00 10:00": Code.NOT_UNDERSTOOD,
    "friday 18h banana": Code.NOT_UNDERSTOOD,
    "every 0 days 9:00": Code.NOT_UNDERSTOOD,
    "9:00 " * 100: Code.NOT_UNDERSTOOD,
    "31 Feb 10:00": Code.NO_SUCH_DAY,
    "2026-02-30 10:00": Code.NO_SUCH_DAY,
    "29 February 2027 9:00": Code.NO_SUCH_DAY,
    "monthly on the 32nd 9:00": Code.NO_SUCH_DAY,
    "25:00 tomorrow": Code.NO_SUCH_TIME,
    "tomorrow 9:60": Code.NO_SUCH_TIME,
    "tomorrow 18:00 am": Code.NO_SUCH_TIME,
    "monday 4 december 2026 9am": Code.OTHER_WEEKDAY,
    "tomorrow": Code.TIME_MISSING,
    "friday morning": Code.TIME_MISSING,
    "every monday": Code.TIME_MISSING,
    "7 days before the summit": Code.TIME_MISSING,
    "weekly 9am": Code.DAY_MISSING,
    "next week 9:00": Code.DAY_MISSING,
    "every month 9:00": Code.DAY_MISSING,
    "2026-11-21 10:00": Code.PAST,
    "today 5:00": Code.PAST,
    "yesterday 9am": Code.PAST,
    "0001-01-01 10:00": Code.PAST,
    "<t:1:F>": Code.PAST,
    "every monday 9:00 from 2020-01-01": Code.PAST,
    "2032-11-22 10:00": Code.TOO_FAR,
    "9999-12-31 23:59": Code.TOO_FAR,
    "in 9999 years 9:00": Code.TOO_FAR,
    "<t:999999999999:F>": Code.TOO_FAR,
    "every monday 9:00 until 2026-11-22": Code.NEVER,
    "7 days before my birthday at 9:00": Code.EVENT_UNKNOWN,
    "7 days before the seminar at 9:00": Code.EVENT_UNDATED,
}


def cases(table):
    return [
        pytest.param(language, typed, meant, id=f"{language}: {typed}")
        for language, rows in table.items()
        for typed, meant in rows.items()
    ]


def shown(schedule):
    return f"{schedule.wall:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(("language", "typed", "meant"), cases(SINGLE_TIMES))
def test_a_single_time_is_read_in_the_organizers_zone(read, language, typed, meant):
    found = read(typed, language)
    assert isinstance(found, Once)
    assert (shown(found), found.zone) == (meant, "America/Bogota")


@pytest.mark.parametrize(("language", "typed", "rule"), cases(RECURRENCES))
def test_a_recurrence_is_read(read, language, typed, rule):
    found = read(typed, language)
    assert isinstance(found, Recurring)
    assert (found.rule, found.time, found.zone) == (rule, dt.time(9), "America/Bogota")


@pytest.mark.parametrize(("language", "typed", "days"), cases(ANCHORED))
def test_a_time_around_an_event_is_read(read, language, typed, days):
    edge = Edge.END if days > 0 else Edge.START
    meant = Anchored("all-americas-summit", days, dt.time(9), "America/Bogota", edge)
    assert read(typed, language) == meant


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_taken_is_refused_for_its_reason(read, typed):
    found = read(typed)
    assert isinstance(found, TimeFault)
    assert found.code is REFUSED[typed]


def test_people_may_type_in_another_language_than_their_own(read):
    assert shown(read("friday 18h", "es")) == "2026-11-27 18:00"
    assert shown(read("segunda às 9h", "en")) == "2026-11-23 09:00"


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("03/04/2027 9am", ["2027-03-04 09:00", "2027-04-03 09:00"]),
        ("3/4 9am", ["2027-03-04 09:00", "2027-04-03 09:00"]),
        ("next friday 6pm", ["2026-11-27 18:00", "2026-12-04 18:00"]),
        ("sunday 6pm", ["2026-11-22 18:00", "2026-11-29 18:00"]),
        ("18:00", ["2026-11-22 18:00", "2026-11-23 18:00"]),
        ("tomorrow at 9", ["2026-11-23 09:00", "2026-11-23 21:00"]),
        ("tomorrow midnight", ["2026-11-23 00:00", "2026-11-23 23:59"]),
    ],
)
def test_what_has_several_readings_is_asked_about(read, typed, readings):
    found = read(typed)
    assert found.code is Code.SEVERAL_READINGS
    assert [shown(choice) for choice in found.choices] == readings


@pytest.mark.parametrize(
    ("language", "typed", "zone"),
    [
        ("en", "friday 6pm EST", "America/New_York"),
        ("en", "every monday 9:00 (Lagos)", "Africa/Lagos"),
        ("en", "7 days before the summit 9:00 Berlin time", "Europe/Berlin"),
        ("es", "mañana a las 9:00 hora de Madrid", "Europe/Madrid"),
        ("pt", "amanhã às 9h, horário de Lisboa", "Europe/Lisbon"),
        ("fr", "demain à 9h heure de Paris", "Europe/Paris"),
    ],
)
def test_a_zone_behind_the_time_counts_before_ones_own(read, language, typed, zone):
    assert read(typed, language).zone == zone


def test_a_reading_that_is_past_is_none(read):
    assert shown(read("sunday 5:00")) == "2026-11-29 05:00"
    assert shown(read("05/12/2026 9:00")) == "2026-12-05 09:00"


def test_every_second_monday_may_be_either(read):
    found = read("every second monday 9:00")
    assert [choice.rule for choice in found.choices] == [
        MonthlyOnWeekday(2, MONDAY),
        Weekly(frozenset({MONDAY}), 2),
    ]


def test_a_skipped_time_offers_the_one_before_and_the_one_after(read):
    found = read("2027-03-28 02:30", zone="Europe/Berlin")
    assert found.code is Code.GAP
    assert [shown(choice) for choice in found.choices] == ["2027-03-28 01:30", "2027-03-28 03:30"]


def test_a_repeated_time_offers_both(read):
    found = read("2027-10-31 02:30", zone="Europe/Berlin")
    assert found.code is Code.FOLD
    first, second = found.choices
    assert shown(first) == shown(second) == "2027-10-31 02:30"
    assert second.due - first.due == dt.timedelta(hours=1)


def test_hours_from_now_are_true_hours_across_a_clock_change(read):
    now = dt.datetime(2027, 3, 28, 0, 30, tzinfo=dt.UTC)
    found = read("in 2 hours", zone="Europe/Berlin", now=now)
    assert found.due - now == dt.timedelta(hours=2)


def test_ends_and_beginnings_of_a_recurrence(read):
    found = read("every monday 9am from 7 december until 2027-03-01")
    assert (found.start, found.until) == (dt.date(2026, 12, 7), dt.date(2027, 3, 1))
    assert read("every monday 9am, 10 times").count == 10
    assert read("chaque lundi 9h 10 fois", "fr").count == 10
    assert read("cada lunes a las 9 h hasta el 1 de marzo de 2027", "es").until == found.until


def test_a_recurrence_begins_with_its_first_time_to_come(read):
    assert read("every day 5:00, 3 times").start == dt.date(2026, 11, 23)
    assert read("every other monday 9:00").start == dt.date(2026, 11, 23)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_longer_than_what_is_looked_for(language):
    for phrase, meaning in phrases(language).items():
        assert english(" ".join(phrase), language) == meaning


WORDS = [
    *("every", "first", "last", "monday", "segunda", "31", "feb", "2026-03-29", "02:30", "24:00"),
    *("9am", "at", "in", "until", "from", "times", "0", "before", "the summit", "after", "mañana"),
    *("às", "h", "#", "<t:", "day", "of", "03/04", "month", "midnight", "noche", "day of", "week"),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_whatever_is_typed_is_read_or_refused_and_never_past(reader, typed):
    found = reader.read(typed)
    if not isinstance(found, TimeFault):
        first = found.next_after(reader.now, reader.dates_of)
        assert first is not None
        assert first.due > reader.now
