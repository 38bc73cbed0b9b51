"""The delivery: what is due is brought to people and channels, once each."""

from bot.delivery.loop import Delivery
from bot.delivery.sender import Handler, Sender, Work

__all__ = ["Delivery", "Handler", "Sender", "Work"]
