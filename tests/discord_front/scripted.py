"""An engine that answers by a script, so that tests of the front do not hang on understanding."""

from bot.core.answering.engine import Completion, Engine
from bot.core.answering.reply import Answer, Link, Reply, Status
from bot.core.knowledge.model import ReplyKind

SUMMIT = "all-americas-summit"
WHEN, WHO = f"{SUMMIT}.when", f"{SUMMIT}.host"


class ScriptedEngine(Engine):
    """Knows the cells of the real knowledge, and understands a handful of words."""

    def __init__(self, knowledge):
        self.knowledge = knowledge
        self.heard = []

    def answer(self, message):
        self.heard.append(message)
        text = message.text.casefold()
        language = "es" if "cuándo" in text else "en"
        if "boom" in text:
            raise RuntimeError("secret/path/of/the/engine.py")
        if "maybe" in text:
            cells = (f"{SUMMIT}.when", f"{SUMMIT}.host", "sci.what")
            choices = tuple(self.cell(cell, language, message.today) for cell in cells)
            return Reply(Status.SUGGESTED, language, suggestions=choices)
        if "thanks" in text:
            word = Answer(
                "smalltalk.thanks", ReplyKind.SMALLTALK, "Thanks", "You are welcome!", None, (), 1
            )
            return Reply(Status.ANSWERED, language, (word,))
        if "nice day" in text:
            return Reply(Status.DECLINED, language, chatter=True)
        cells = self._cells(text, message)
        if not cells:
            return Reply(Status.DECLINED, language)
        answers = tuple(self.cell(cell, language, message.today) for cell in cells)
        return Reply(Status.ANSWERED, language, answers)

    def _cells(self, text, message):
        aspects = {"when": "when", "cuándo": "when", "who organized": "host", "website": "website"}
        found = [f"{SUMMIT}.{cell}" for word, cell in aspects.items() if word in text]
        if not found and "and who" in text and any("when" in item for item in message.context):
            return [f"{SUMMIT}.host"]
        return found

    def cell(self, cell, language, today):
        """Return an answer that names its cell and its language, and says little else."""
        topic_id, _, aspect_id = cell.partition(".")
        topic = self.knowledge.topics[topic_id]
        fact = topic.facts[aspect_id]
        related = [f"{topic_id}.{other}" for other in topic.facts if other != aspect_id]
        return Answer(
            id=cell,
            kind=ReplyKind.FACT,
            title=cell,
            text=f"What is known, in {language}.\nMore at https://example.org/some_page_here.",
            source=self.knowledge.sources[fact.source].title,
            links=(Link("Website", "https://example.org/some_page_here"),),
            confidence=0.9,
            related=tuple(related[:3]),
        )

    def complete(self, typed, language, limit=25):
        offered = [
            Completion(aspect.question[language].format(topic=topic.name(language)), cell)
            for topic in self.knowledge.topics.values()
            for aspect_id in topic.facts
            for aspect, cell in [(self.knowledge.aspects[aspect_id], f"{topic.id}.{aspect_id}")]
        ]
        fitting = [item for item in offered if typed.casefold() in item.question.casefold()]
        return tuple((fitting or offered)[:limit])


class ScriptedLibrary:
    """Holds the scripted engine where the bot looks for the real one."""

    def __init__(self, knowledge):
        self.engine = ScriptedEngine(knowledge)

    @property
    def knowledge(self):
        return self.engine.knowledge
