"""Which handler is for which kind of notice."""

from collections.abc import Mapping
from typing import TypeAlias

from bot.services.announcements.handlers import kinds
from bot.services.announcements.handlers.direct import DirectHandler
from bot.services.announcements.handlers.fallback import FallbackHandler
from bot.services.announcements.handlers.posts import PostHandler
from bot.services.announcements.handlers.steps import PublishHandler, RewordHandler
from bot.services.announcements.handlers.telling import TellingHandler
from bot.services.announcements.newsroom import Newsroom
from bot.services.announcements.planning import POST, PREFLIGHT

Handler: TypeAlias = (
    PostHandler | DirectHandler | PublishHandler | RewordHandler | TellingHandler | FallbackHandler
)


def handlers(room: Newsroom) -> Mapping[str, Handler]:
    """Return a handler for each kind of notice about announcements."""
    told = (
        *(PREFLIGHT, kinds.RECEIPT, kinds.FAILED, kinds.UNKNOWN, kinds.MISSED),
        *(kinds.UNPUBLISHED, kinds.NOT_REWORDED, kinds.APPROVAL, kinds.DECLINED, kinds.UNDATED),
    )
    return {
        POST: PostHandler(room),
        kinds.DIRECT: DirectHandler(room),
        kinds.PUBLISH: PublishHandler(room),
        kinds.REWORD: RewordHandler(room),
        kinds.FALLBACK: FallbackHandler(room),
        **dict.fromkeys(told, TellingHandler(room)),
    }
