"""Schedules are said in words, and so is what is wrong with a typed time."""

import datetime as dt
from string import Formatter

import pytest
from hypothesis import HealthCheck, given, settings

from bot.core.schedules import pickers
from bot.core.schedules.faults import Code, TimeFault
from bot.core.schedules.schedule import Once
from bot.core.schedules.vocabulary import LANGUAGES
from bot.core.texts import Texts
from tests.core.schedules.strategies import schedules

SAID = {
    "2026-12-01 18:00": {
        "en": "Tuesday, December 1, 2026 at 18:00, Bogota time",
        "es": "martes, 1 de diciembre de 2026 a las 18:00, hora de Bogotá",
        "pt": "terça-feira, 1º de dezembro de 2026 às 18:00, horário de Bogotá",
        "fr": "mardi 1er décembre 2026 à 18:00 (heure locale : Bogota)",
    },
    "every monday and saturday 9am until 2027-03-01": {
        "en": "every Monday and Saturday at 09:00, Bogota time, until March 1, 2027",
        "es": "todos los lunes y sábados a las 09:00, hora de Bogotá, hasta el 1 de marzo de 2027",
        "pt": "às segundas-feiras e aos sábados, às 09:00, horário de Bogotá, "
        "até 1º de março de 2027",
        "fr": "tous les lundis et samedis à 09:00 (heure locale : Bogota), jusqu’au 1er mars 2027",
    },
    "every 2 weeks on monday 9am, 10 times": {
        "en": "every 2 weeks on Monday at 09:00, Bogota time, 10 in all",
        "es": "cada 2 semanas, los lunes a las 09:00, hora de Bogotá, 10 en total",
        "pt": "a cada 2 semanas, às segundas-feiras, às 09:00, horário de Bogotá, 10 no total",
        "fr": "toutes les 2 semaines, les lundis à 09:00 (heure locale : Bogota), 10 au total",
    },
    "monthly on the 30th 9am": {
        "en": "every month on day 30 (on the last, where there are fewer) at 09:00, Bogota time",
        "es": "cada mes, el día 30 (el último, si el mes es más corto) a las 09:00, hora de Bogotá",
        "pt": "todo mês, no dia 30 (no último, se o mês é mais curto), às 09:00, horário de Bogotá",
        "fr": "tous les mois, le 30 (le dernier jour, si le mois est plus court) à 09:00 "
        "(heure locale : Bogota)",
    },
    "last sunday of the month 9am": {
        "en": "every month on the last Sunday at 09:00, Bogota time",
        "es": "cada mes, el último domingo a las 09:00, hora de Bogotá",
        "pt": "todo mês, no último domingo, às 09:00, horário de Bogotá",
        "fr": "tous les mois, le dernier dimanche à 09:00 (heure locale : Bogota)",
    },
    "7 days before the summit 9am": {
        "en": "7 days before “2024 All Americas Summit” at 09:00, Bogota time",
        "es": "7 días antes de «All Americas Summit 2024» a las 09:00, hora de Bogotá",
        "pt": "7 dias antes de “All Americas Summit 2024”, às 09:00, horário de Bogotá",
        "fr": "7 jours avant « All Americas Summit 2024 » à 09:00 (heure locale : Bogota)",
    },
}


@pytest.mark.parametrize("typed", SAID)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_schedule_is_said_in_words(read, words, typed, language):
    assert words(language).describe(read(typed)) == SAID[typed][language]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(schedules)
def test_every_schedule_has_words(words, schedule):
    for language in LANGUAGES:
        describer = words(language)
        named = describer.texts, language, lambda _: "All Americas Summit"
        assert type(describer)(*named).describe(schedule)


def test_the_two_moments_of_a_repeated_time_are_told_apart(words):
    first = Once.at(dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), "Europe/Berlin")
    second = Once.at(first.due + dt.timedelta(hours=1), "Europe/Berlin")
    for language in LANGUAGES:
        assert words(language).describe(first) != words(language).describe(second)


def test_what_is_picked_begins_with_the_first_time(read, words):
    first = read("2026-11-30 9:00")
    picked = pickers.repeats(first)
    assert [words("en").rule(repeat.rule) for repeat in picked] == [
        "every day",
        "from Monday to Friday",
        "every Monday",
        "every 2 weeks on Monday",
        "every month on day 30 (on the last, where there are fewer)",
        "every month on the last day",
        "every month on the last Monday",
    ]
    before = first.due - dt.timedelta(seconds=1)
    assert {repeat.next_after(before, lambda _: None).due for repeat in picked} == {first.due}


@pytest.mark.parametrize("code", Code)
def test_every_fault_has_a_sentence_in_every_language(knowledge, code):
    texts = Texts(knowledge.texts)
    written = knowledge.texts[f"announcements.times.faults.{code}"]
    fault = TimeFault(code, {"day": dt.date(2026, 12, 1)})
    for language in LANGUAGES:
        assert fault.text(texts, language)
        assert {name for _, name, _, _ in Formatter().parse(written[language]) if name} <= {"day"}


def test_a_fault_names_the_day_in_the_readers_language(read, knowledge):
    fault = read("monday 4 december 2026 9am")
    assert "vendredi 4 décembre 2026" in fault.text(Texts(knowledge.texts), "fr")
