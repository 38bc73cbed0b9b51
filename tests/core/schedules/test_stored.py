"""A schedule comes back from where it is kept as it was."""

import pytest
from hypothesis import given

from bot.core.schedules import stored
from bot.core.schedules.schedule import Once
from tests.core.schedules.strategies import schedules


@given(schedules)
def test_what_is_read_is_what_was_written(schedule):
    found = stored.read(stored.write(schedule))
    assert found == schedule
    if isinstance(schedule, Once):
        assert found.wall.fold == schedule.wall.fold


@pytest.mark.parametrize(
    "kept",
    ["{", "null", "[]", "{}", '{"zone":"UTC","once":"never","fold":0}', '{"zone":"UTC","time":5}'],
)
def test_what_is_no_schedule_is_refused(kept):
    with pytest.raises(ValueError):  # noqa: PT011 - which one says the library
        stored.read(kept)
