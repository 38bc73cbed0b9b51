"""Schedules happen at the times they promise: none twice, none missing, whenever one looks."""

import calendar
import datetime as dt
from itertools import dropwhile, islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.knowledge.values import EventDates
from bot.core.schedules import recurrence, wall
from bot.core.schedules.recurrence import (
    LAST,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Weekday,
    Weekly,
)
from bot.core.schedules.schedule import Anchored, Edge, Once, Recurring
from tests.core.schedules.strategies import days, moments, once, recurring, rules, times

MANY = 40
LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
NINE = dt.time(9)
SECOND = dt.timedelta(seconds=1)


def no_event(topic):
    return None


def occurrences(schedule, dates_of=no_event, most=MANY):
    """Follow a schedule from one occurrence to the next."""
    found, moment = [], LONG_AGO
    while len(found) < most and (following := schedule.next_after(moment, dates_of)):
        found.append(following)
        moment = following.due
    return found


def falls_on(rule, day, start):
    """Tell, in another way than the schedule does, whether a day belongs to a rule."""
    months = (day.year - start.year) * 12 + day.month - start.month
    length = calendar.monthrange(day.year, day.month)[1]
    match rule:
        case Daily(every):
            return (day - start).days % every == 0
        case Weekly(weekdays, every):
            monday = start - dt.timedelta(start.weekday())
            return day.weekday() in weekdays and (day - monday).days // 7 % every == 0
        case MonthlyOnDay(number, every):
            return day.day == min(number, length) and months % every == 0
        case MonthlyOnWeekday(nth, weekday, every):
            right = day.day + 7 > length if nth == LAST else (day.day - 1) // 7 + 1 == nth
            return day.weekday() == weekday and right and months % every == 0


def promised(schedule, most=MANY):
    """List the promised times on the wall, day by day."""
    day, found = schedule.start, []
    limit = min(most, schedule.count or most)
    end = schedule.until or dt.date(2120, 1, 1)
    while day <= end and len(found) < limit:
        if falls_on(schedule.rule, day, schedule.start):
            found.append(dt.datetime.combine(day, schedule.time))
        day += dt.timedelta(1)
    return found


@given(recurring())
def test_a_recurrence_happens_at_exactly_the_promised_times(schedule):
    times = promised(schedule)
    due = list(dict.fromkeys(wall.moment(time, schedule.zone) for time in times))
    found = occurrences(schedule, most=len(due))
    assert [occurrence.due for occurrence in found] == due
    if len(times) < MANY:
        assert schedule.next_after(due[-1] if due else LONG_AGO, no_event) is None


@given(recurring())
def test_what_it_is_called_is_the_time_on_the_wall(schedule):
    for occurrence in occurrences(schedule, most=10):
        time = dt.datetime.fromisoformat(occurrence.wall.partition("[")[0])
        assert occurrence.wall.endswith(f"[{schedule.zone}]")
        assert time.time() == schedule.time
        if wall.exists(time, schedule.zone):
            assert wall.shown(occurrence.due, schedule.zone) == time
        else:
            before = wall.shown(occurrence.due - SECOND, schedule.zone)
            assert before < time < wall.shown(occurrence.due, schedule.zone)


@given(recurring())
def test_each_comes_later_than_the_one_before_under_a_name_of_its_own(schedule):
    found = occurrences(schedule)
    assert all(one.due < other.due for one, other in pairwise(found))
    assert len({occurrence.wall for occurrence in found}) == len(found)


@given(recurring() | once(), st.lists(moments | st.integers(0, MANY), max_size=10))
def test_asked_at_any_moment_it_names_the_first_one_to_come(schedule, asked):
    found = occurrences(schedule)
    for when in asked:
        if isinstance(when, int):
            when = found[when % len(found)].due if found else LONG_AGO  # noqa: PLW2901
        following = next((one for one in found if one.due > when), None)
        if following is not None:
            assert schedule.next_after(when, no_event) == following


@given(recurring(), st.lists(st.integers(-9, 20).map(dt.timedelta), max_size=20))
def test_a_clock_that_jumps_forward_and_back_repeats_and_leaves_out_nothing(schedule, steps):
    """What is planned next follows from what was planned last, never from the clock."""
    clock = latest = wall.moment(dt.datetime.combine(schedule.start, NINE), schedule.zone)
    planned = first = schedule.next_after(clock, no_event)
    done = []
    for step in steps:
        clock += step
        latest = max(latest, clock)
        while planned is not None and planned.due <= clock:
            done.append(planned)
            planned = schedule.next_after(planned.due, no_event)
    everything = occurrences(schedule, most=len(done) + 2)
    begun = everything.index(first) if first else 0
    assert done == everything[begun : begun + len(done)]
    assert planned is None or planned.due > latest


@given(once(), moments)
def test_a_single_time_happens_once(schedule, moment):
    (only,) = occurrences(schedule)
    assert wall.shown(only.due, schedule.zone) == schedule.wall
    assert schedule.next_after(moment, no_event) == (only if moment < only.due else None)


@given(st.integers(-60, 60), st.sampled_from(Edge), times, days, days)
def test_what_is_anchored_moves_with_the_event_and_keeps_its_name(ahead, edge, time, one, other):
    schedule = Anchored("summit", ahead, time, "America/Bogota", edge)
    moved = {}
    for day in (one, other):
        dates = EventDates(day, day + dt.timedelta(2))
        (only,) = occurrences(schedule, lambda _, dates=dates: dates)
        counted = dates.start if edge is Edge.START else dates.end
        assert wall.shown(only.due, "America/Bogota") == dt.datetime.combine(
            counted + dt.timedelta(ahead), time
        )
        moved[day] = only.wall
    assert len(set(moved.values())) == 1


def test_without_dates_nothing_anchored_happens():
    assert Anchored("summit", -7, NINE, "UTC").next_after(LONG_AGO, no_event) is None


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Sydney"]
)
def test_nine_on_mondays_stays_nine_for_ten_years_of_clock_changes(zone):
    schedule = Recurring(
        Weekly(frozenset({Weekday.MONDAY})), NINE, zone, dt.date(2026, 1, 5), dt.date(2035, 12, 31)
    )
    shown = [wall.shown(found.due, zone) for found in occurrences(schedule, most=1000)]
    assert len(shown) == 522
    assert {(time.weekday(), time.time()) for time in shown} == {(0, NINE)}


def test_a_recurrence_in_a_gap_happens_right_after_it():
    schedule = Recurring(Daily(), dt.time(2, 30), "Europe/Berlin", dt.date(2026, 3, 28), count=3)
    shown = [f"{wall.shown(found.due, schedule.zone):%d %H:%M}" for found in occurrences(schedule)]
    assert shown == ["28 02:30", "29 03:00", "30 02:30"]


def test_a_recurrence_in_a_fold_happens_once_the_first_time():
    schedule = Recurring(Daily(), dt.time(2, 30), "Europe/Berlin", dt.date(2026, 10, 24), count=3)
    due = [f"{found.due:%d %H:%M}" for found in occurrences(schedule)]
    assert due == ["24 00:30", "25 00:30", "26 01:30"]


@given(rules, days, days)
def test_a_start_nearer_to_a_day_leaves_the_days_after_it_as_they_are(rule, one, other):
    start, day = sorted([one, other])
    near = recurrence.nearer(rule, start, day)
    assert start <= near <= day
    whole = islice(dropwhile(day.__gt__, recurrence.days(rule, start)), 5)
    assert list(islice(dropwhile(day.__gt__, recurrence.days(rule, near)), 5)) == list(whole)


def test_the_31st_of_each_month_is_its_last_day_where_it_is_shorter():
    schedule = Recurring(MonthlyOnDay(31), NINE, "UTC", dt.date(2027, 1, 1), count=4)
    assert [f"{found.due:%m-%d}" for found in occurrences(schedule)] == [
        *("01-31", "02-28", "03-31", "04-30"),
    ]


def test_a_single_time_may_be_the_second_of_two():
    moment = dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
    schedule = Once.at(moment, "Europe/Berlin")
    assert schedule.due == moment
