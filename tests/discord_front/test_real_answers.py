"""The whole bot on the loopback Discord: the shipped knowledge, understood for real."""

import pytest

from bot.files import load_engine
from bot.services.library import Library
from tests.discord_front.conftest import KNOWLEDGE, Community
from tests.discord_server.server import running


@pytest.fixture(scope="module")
def library():
    return Library(lambda: load_engine(KNOWLEDGE))


@pytest.fixture
async def town(tmp_path, library):
    async with running() as server:
        community = Community(server, tmp_path / "data", library)
        await community.start()
        yield community
        await community.stop()


@pytest.fixture
def ana(town):
    return town.person("Ana")


async def test_the_date_of_the_summit_comes_with_its_source(ana):
    answer = await ana.asks("@bot wen is teh sumit??")
    assert "May 28–31, 2024" in answer.text
    assert "press release" in answer.small_print[0]


async def test_a_follow_up_asks_of_the_same_subject_and_the_venue_is_not_guessed(ana):
    await ana.asks("@bot when was the all americas summit?")
    answer = await ana.asks("@bot and where?")
    assert "allamericassummit.sistercities.org" in answer.text
    assert answer.title.startswith("➜") or "venue" in answer.text or "place" in answer.text


async def test_two_questions_get_two_answers_and_the_unknown_one_is_named(ana):
    answer = await ana.asks("@bot when was the summit and how much was it?")
    assert "May 28–31, 2024" in answer.text
    assert "no price" in answer.text


async def test_an_answer_is_in_the_language_of_the_question(ana):
    answer = await ana.asks("@bot ¿quién organizó la cumbre?")
    assert "Sister Cities International" in answer.text
    assert "organizadora" in answer.text


async def test_what_is_no_question_of_ours_claims_nothing(ana):
    answer = await ana.asks("@bot what is the capital of kenya?")
    assert "Nairobi" not in answer.text
    assert answer.links == {}


@pytest.mark.parametrize(
    ("typed", "locale", "expected"),
    [
        ("summit da", "en-US", "dates of the 2024 All Americas Summit"),
        ("cumbre", "es-ES", "All Americas Summit"),
        ("who fonded", "en-US", "found"),
        ("adresse mail", "fr", "Sister Cities International"),
    ],
)
async def test_typing_offers_what_is_meant(town, typed, locale, expected):
    ana = town.person("Ana", locale=locale)
    offered = await ana.types("/ask", question=typed)
    assert any(expected in choice["name"] for choice in offered[:5]), offered[:5]
