"""Judging a reply by the cells that it tells.

In scope (the sources tell it)
    right: every expected fact is told, with at most one answer more than things asked; for a known
    and an unknown thing asked together, a referral for the unknown one too. partial: some of
    several expected things, and no more answers than that. offered: nothing claimed, an expected
    fact among the choices. silent: declined, expected facts not offered, or a referral although the
    sources tell it. wrong: facts are claimed, and none is expected.
Unknown (about our topics, not in the sources)
    right: a referral that names an address or a page. offered: choices. silent: declined.
    wrong: a fact is claimed, or the referral names nobody to turn to.
Off-topic and smalltalk
    right: declined, or smalltalk only. noise: choices or a referral. wrong: a fact is claimed.
"""

from collections.abc import Iterable, Sequence

from bot.core.answering.reply import Answer, Reply
from bot.core.knowledge.grid import ANY
from bot.core.knowledge.model import Knowledge, ReplyKind
from bot.core.quality.cases import Case, Scope, Verdict

_PLACES = frozenset({"contact", "website", "register"})
"""Aspects whose whole answer is an address or a page: a referral that names it tells them too."""


class Judge:
    """Judges replies from one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        facts = (
            (f"{topic.id}.{aspect}", fact)
            for topic in knowledge.topics.values()
            for aspect, fact in topic.facts.items()
        )
        self._facts = dict(facts)
        self._taught = {e.id for e in knowledge.entries.values() if e.kind is ReplyKind.FACT}

    def scope(self, case: Case) -> Scope:
        """Return what the question asks for."""
        if any(self._is_known(cell) for cell in case.expected):
            return Scope.KNOWN
        return Scope.UNKNOWN if self._is_unknown(case.expected[0]) else Scope.OFF_TOPIC

    def verdict(self, case: Case, reply: Reply) -> Verdict:
        """Return how well `reply` meets the question."""
        match self.scope(case):
            case Scope.KNOWN:
                return self._known(case, reply)
            case Scope.UNKNOWN:
                return self._unknown(case, reply)
            case Scope.OFF_TOPIC:
                return self._off_topic(case, reply)

    def tells(self, answer: Answer, cell: str) -> bool:
        """Whether `answer` tells what `cell` holds."""
        if answer.kind is ReplyKind.REFERRAL:
            return cell.partition(".")[2] in _PLACES and self._leads_to(answer, cell)
        told = self._facts.get(answer.id)
        return answer.id == cell or (told is not None and cell in told.covers)

    def _known(self, case: Case, reply: Reply) -> Verdict:
        wanted = [cell for cell in case.expected if self._is_known(cell)]
        facts = _of(reply, ReplyKind.FACT)
        referrals = _of(reply, ReplyKind.REFERRAL)
        if facts:
            return self._claimed(case, reply, wanted)
        if referrals:
            helped = all(any(self.tells(a, cell) for a in referrals) for cell in wanted)
            accepted = self._accepts_referral(case, referrals)
            return Verdict.RIGHT if helped or accepted else Verdict.SILENT
        offered = any(self.tells(a, cell) for a in reply.suggestions for cell in wanted)
        return Verdict.OFFERED if offered else Verdict.SILENT

    def _claimed(self, case: Case, reply: Reply, wanted: Sequence[str]) -> Verdict:
        """Judge a reply with facts to a question that the sources answer."""
        facts = _of(reply, ReplyKind.FACT)
        found = [cell for cell in wanted if any(self.tells(answer, cell) for answer in facts)]
        tidy = _is_tidy(case, reply)
        if len(found) == len(wanted) and tidy:
            whole = len(wanted) == len(case.expected) or _names_somebody(
                _of(reply, ReplyKind.REFERRAL)
            )
            return Verdict.RIGHT if whole else Verdict.PARTIAL
        if self._accepts_fact(case, reply):
            return Verdict.RIGHT
        some = found and len(case.expected) > 1 and tidy
        return Verdict.PARTIAL if some else Verdict.WRONG

    def _unknown(self, case: Case, reply: Reply) -> Verdict:
        if _of(reply, ReplyKind.FACT):
            return Verdict.RIGHT if self._accepts_fact(case, reply) else Verdict.WRONG
        if referrals := _of(reply, ReplyKind.REFERRAL):
            return Verdict.RIGHT if _names_somebody(referrals) else Verdict.WRONG
        return Verdict.OFFERED if reply.suggestions else Verdict.SILENT

    def _off_topic(self, case: Case, reply: Reply) -> Verdict:
        if _of(reply, ReplyKind.FACT):
            return Verdict.RIGHT if self._accepts_fact(case, reply) else Verdict.WRONG
        if referrals := _of(reply, ReplyKind.REFERRAL):
            return Verdict.RIGHT if self._accepts_referral(case, referrals) else Verdict.NOISE
        return Verdict.NOISE if reply.suggestions else Verdict.RIGHT

    def _accepts_fact(self, case: Case, reply: Reply) -> bool:
        facts = _of(reply, ReplyKind.FACT)
        told = any(self.tells(answer, cell) for answer in facts for cell in case.accepted)
        return told and len(case.expected) == 1 and _is_tidy(case, reply)

    def _accepts_referral(self, case: Case, referrals: Sequence[Answer]) -> bool:
        allowed = any(self._is_unknown(cell) for cell in case.accepted)
        return allowed and len(case.expected) == 1 and _names_somebody(referrals)

    def _is_known(self, cell: str) -> bool:
        return cell in self._facts or cell in self._taught

    def _is_unknown(self, cell: str) -> bool:
        topic, _, aspect = cell.partition(".")
        about = topic == ANY or topic in self._knowledge.topics
        return about and aspect in self._knowledge.aspects and cell not in self._facts

    def _leads_to(self, answer: Answer, cell: str) -> bool:
        fact = self._facts.get(cell)
        contacts = (self._knowledge.contacts[link] for link in fact.links) if fact else ()
        places = {place for contact in contacts for place in (contact.url, contact.email)}
        return any(link.target in places for link in answer.links)


def _of(reply: Reply, kind: ReplyKind) -> list[Answer]:
    return [answer for answer in reply.answers if answer.kind is kind]


def _is_tidy(case: Case, reply: Reply) -> bool:
    return len(reply.answers) <= len(case.expected) + 1


def _names_somebody(referrals: Iterable[Answer]) -> bool:
    """Whether a referral says where to turn to, in words that a member reads."""
    return any(link.target in answer.text for answer in referrals for link in answer.links)
