"""Parts: ways to read one message as several questions."""

import re
from collections.abc import Iterator

from bot.core.text import sentences

MOST = 4
"""Most things answered in one message."""
_JOINT = re.compile(
    r"\s*(?:[,;/+&]|\s-|\s–|\s—|:|\?|!)\s*(?:(?:and|also|plus|y|e|et|ou|o|or|mas|pero|mais|but)\b\s*)?"
    r"|\s+(?:and|also|plus|then|but|y|e|et|mais|pero|mas|ademas|además|tambien|también|tambem|também|aussi|puis)\s+",
    re.IGNORECASE,
)
_SHORTEST = 2
"""Characters below which a part says nothing."""


def halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield every way to cut `text` in two between sentences, at a comma or at an "and"."""
    for joint in _JOINT.finditer(text):
        left, right = text[: joint.start()].strip(), text[joint.end() :].strip()
        if joint.group().strip()[:1] in {"?", "!"}:
            left += joint.group().strip()[0]
        if min(len(left), len(right)) >= _SHORTEST:
            yield left, right


def asking(text: str) -> list[str]:
    """Return the sentences of a story that ask, or the last one when none has a question mark."""
    told = sentences(text)
    asked = [sentence for sentence in told if "?" in sentence]
    return asked or told[-1:]
