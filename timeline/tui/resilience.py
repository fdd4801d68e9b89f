"""A failure inside the application shows a message and keeps the session; the log file has the details."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.message import Message

LOG = logging.getLogger(__name__)


class Resilient(MessagePump):
    """A widget, screen or application that survives its handlers."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            LOG.exception("while handling %s", type(message).__name__)
            self.app.tell_failure(error)  # type: ignore[attr-defined]  # the application is ours
