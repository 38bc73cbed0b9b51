"""The bot's own sentences, per language."""

from collections.abc import Mapping

from bot.core.knowledge.values import LocalText


class Texts:
    """Looks up a sentence by its dotted key and fills its placeholders."""

    def __init__(self, texts: Mapping[str, LocalText]) -> None:
        self._texts = texts

    def say(self, key: str, language: str, **values: object) -> str:
        """Return the sentence `key` in `language`, else in English.

        Raises KeyError when the key or a value for a placeholder is missing: both are faults of
        the program, which the tests find.
        """
        local = self._texts[key]
        return local.get(language, local["en"]).format(**values)
