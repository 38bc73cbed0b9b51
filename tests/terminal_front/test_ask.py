"""The command ask: for people, for scripts, and for streams of questions."""

import json

import pytest

from bot.core.answering.engine import Engine

WHEN = "When was the 2024 All Americas Summit?"


def replies(seen) -> list[dict]:
    return [json.loads(line) for line in seen.out.splitlines()]


def test_a_person_sees_a_card_with_the_answer_and_its_source(bot):
    seen = bot("ask", WHEN)

    assert seen.status == 0
    assert "Answer:" in seen.out
    assert "May 28–31, 2024" in seen.out
    assert "Source:" in seen.out


def test_a_question_needs_no_quotes(bot):
    assert "May 28–31, 2024" in bot("ask", *WHEN.split()).out


def test_a_question_is_answered_in_its_language(bot):
    seen = bot("ask", "¿Cuándo fue la Cumbre de Todas las Américas?")

    assert "Respuesta:" in seen.out
    assert "mayo de 2024" in seen.out


@pytest.mark.parametrize(
    ("date", "word"),
    [("2024-05-01", "takes place"), ("2024-05-29", "day 2"), ("2026-11-22", "over")],
)
def test_the_tense_follows_the_date(date, word, bot):
    assert word in bot("ask", "--now", date, WHEN).out
    assert word in bot("--now", date, "ask", WHEN).out


def test_a_date_for_trials_may_be_a_setting_too(bot, monkeypatch):
    monkeypatch.setenv("BOT_NOW", "2024-05-29")

    assert "day 2" in bot("ask", WHEN).out


def test_the_explanation_names_what_was_read_weighed_and_decided(bot):
    shown = bot("ask", "--explain", "wen was teh sumit held, xqzvwk?").out

    assert "corrected" in shown
    assert "sumit -> summit" in shown
    assert 'all-americas-summit ("summit")' in shown
    assert "unexplained" in shown
    assert "xqzvwk" in shown
    assert "decision" in shown
    assert "% needed" in shown
    assert "points above" in shown
    assert "████" in shown
    assert "%  all-americas-summit.when" in shown


def test_the_explanation_of_several_questions_has_a_part_for_each(bot):
    shown = bot("ask", "--explain", "When was the summit and how much was it?").out

    assert "part 1 of 2" in shown
    assert "part 2 of 2" in shown
    assert "answer all-americas-summit.cost" in shown


@pytest.mark.parametrize("question", ["hi", "gfdgfd", "?", "I want to know something"])
def test_the_explanation_says_why_nothing_was_found_too(question, bot):
    assert "decision" in bot("ask", "--explain", question).out


def test_a_script_gets_one_object(bot):
    (reply,) = replies(bot("ask", "--json", WHEN))

    assert reply["status"] == "answered"
    assert reply["language"] == "en"
    (answer,) = reply["answers"]
    assert set(answer) == {"id", "kind", "text", "source", "links", "confidence"}
    assert answer["id"] == "all-americas-summit.when"
    assert answer["kind"] == "fact"
    assert 0 <= answer["confidence"] <= 1
    assert all(set(link) == {"label", "url"} for link in answer["links"])
    assert reply["suggestions"] == []


def test_each_request_gets_its_reply_in_order(bot):
    questions = [WHEN, "¿Cuál es el correo de contacto de SCI?", "what's the weather in Rome", ""]
    lines = "".join(json.dumps({"question": question}) + "\n" for question in questions)

    first, second, third, fourth = replies(bot("ask", "--jsonl", lines=lines))

    assert first["answers"][0]["id"] == "all-americas-summit.when"
    assert "info@sistercities.org" in second["answers"][0]["text"]
    assert second["language"] == "es"
    assert third["status"] == fourth["status"] == "declined"


def test_what_came_before_counts(bot):
    request = {"question": "and who was the host?", "context": ["tell me about the summit"]}

    (reply,) = replies(bot("ask", "--jsonl", lines=json.dumps(request)))

    assert reply["answers"][0]["id"] == "all-americas-summit.host"


def test_the_locale_decides_where_the_text_does_not(bot):
    lines = "".join(
        json.dumps({"question": "SCI Academy", "locale": locale}) + "\n"
        for locale in ("pt-BR", "fr", "sw", None)
    )

    languages = [reply["language"] for reply in replies(bot("ask", "--jsonl", lines=lines))]

    assert languages == ["pt", "fr", "en", "en"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "no JSON"),
        (b"when?", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'["when?"]', "no object"),
        (b"{}", '"question"'),
        (b'{"question": 5}', '"question"'),
        (b'{"question": null}', '"question"'),
        (b'{"question": "x", "context": "y"}', '"context"'),
        (b'{"question": "x", "context": [1]}', '"context"'),
        (b'{"question": "x", "locale": 1}', '"locale"'),
        (b'{"question": "' + b"x" * 1_000_000 + b'"}', "longer than"),
        (b"1" * 2_000_000, "longer than"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_a_line_that_is_no_request_gets_an_error_in_its_place(line, reason, bot):
    good = json.dumps({"question": WHEN}).encode()

    before, bad, after = replies(bot("ask", "--jsonl", lines=b"\n".join([good, line, good])))

    assert reason in bad["error"]
    assert before["status"] == after["status"] == "answered"


def test_fields_unknown_to_the_bot_are_ignored(bot):
    line = json.dumps({"question": WHEN, "id": 7, "expect": ["x"]})

    (reply,) = replies(bot("ask", "--jsonl", lines=line))

    assert reply["status"] == "answered"


ODD = {
    "emoji": "😀" * 2000,
    "lone surrogate": "\ud800",
    "zero byte": "\0",
    "one long word": "a" * 4000,
    "question marks": "?" * 4000,
    "invisible": "\u202e\u200b",
    "one word over and over": "when " * 800,
    "a character that unfolds": "ﷺ" * 4000,
}


@pytest.mark.parametrize("question", ODD.values(), ids=ODD)
def test_no_question_is_too_odd(question, bot):
    (reply,) = replies(bot("ask", "--jsonl", lines=json.dumps({"question": question})))

    assert reply["status"] in {"answered", "suggested", "declined"}


def test_one_failing_question_does_not_end_the_others(bot, monkeypatch):
    answer = Engine.answer

    def fail_once(engine, message):
        if message.text == "fail":
            raise ZeroDivisionError
        return answer(engine, message)

    monkeypatch.setattr(Engine, "answer", fail_once)
    lines = '{"question": "fail"}\n{"question": "hello"}\n'

    first, second = replies(bot("ask", "--jsonl", lines=lines))

    assert "reference" in first["error"]
    assert "status" in second
