"""Questions and replies as JSON, one object a line, for scripts.

A request is `{"question": "…", "context": ["earlier message", …], "locale": "pt-BR"}`, of which
only the question must be there; what else it holds is ignored. Each line in gives one line out, in
order: a reply, or `{"error": "…"}`.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TextIO

from bot.core.answering.engine import Engine
from bot.core.answering.message import Message
from bot.core.answering.reply import Answer, Link, Reply

LINE_LIMIT = 1_000_000
"""Bytes of a request line; a longer one is refused without being held in memory."""


class RequestFault(ValueError):
    """A line is no request; the message says why."""


def reply_data(reply: Reply) -> dict[str, Any]:
    """Return a reply as the object that scripts read."""
    return {
        "status": reply.status.value,
        "language": reply.language,
        "answers": [_answer_data(answer) for answer in reply.answers],
        "suggestions": [_answer_data(answer) for answer in reply.suggestions],
    }


def _answer_data(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "kind": answer.kind.value,
        "text": answer.text,
        "source": answer.source,
        "links": [_link_data(link) for link in answer.links],
        "confidence": round(answer.confidence, 4),
    }


def _link_data(link: Link) -> dict[str, str]:
    return {"label": link.label, "url": link.target if link.is_web else f"mailto:{link.target}"}


def dumps(data: dict[str, Any]) -> str:
    """Return one line of JSON."""
    return json.dumps(data, ensure_ascii=False)


def parse_request(line: bytes, today: dt.date) -> Message:
    """Return the message that a line asks; raises RequestFault saying what is wrong with it."""
    if len(line) >= LINE_LIMIT:
        raise RequestFault(f"the line is longer than {LINE_LIMIT:,} bytes")
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        raise RequestFault("the line is no JSON in UTF-8") from None
    if not isinstance(request, dict):
        raise RequestFault('the line is no object like {"question": "…"}')
    question, context = request.get("question"), request.get("context", [])
    locale = request.get("locale")
    if not isinstance(question, str):
        raise RequestFault('"question" must be there and be a text')
    if not isinstance(context, list) or not all(isinstance(text, str) for text in context):
        raise RequestFault('"context" must be a list of texts')
    if locale is not None and not isinstance(locale, str):
        raise RequestFault('"locale" must be a text like "pt-BR"')
    return Message(text=question, today=today, context=tuple(context), locale=locale)


def serve(
    engine: Engine,
    requests: BinaryIO,
    replies: TextIO,
    now: Callable[[], dt.datetime],
    report: Callable[[Exception], str],
) -> None:
    """Answer each line of `requests` with a line on `replies`, flushed at once.

    `report` notes an unforeseen error and returns the sentence to put in its reply's place, so
    that one bad line never ends the others.
    """
    for line in _lines(requests):
        try:
            data = reply_data(engine.answer(parse_request(line, now().date())))
        except RequestFault as fault:
            data = {"error": str(fault)}
        except Exception as error:
            data = {"error": report(error)}
        replies.write(dumps(data) + "\n")
        replies.flush()


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each line; of one that is too long only the beginning, for it is refused anyway."""
    while line := stream.readline(LINE_LIMIT):
        rest = line
        while len(rest) == LINE_LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(LINE_LIMIT)
        yield line
