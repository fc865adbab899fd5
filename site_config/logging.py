"""Log lines that nobody can forge: an event is one line, whatever a visitor typed; a traceback follows it indented."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

LONGEST_LINE = 8192
INDENT = "    "


class OneLineFormatter(logging.Formatter):
    """Plain text with every control character escaped."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        return _escaped(super().formatMessage(record))[:LONGEST_LINE]

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        lines = super().formatException(ei)[-LONGEST_LINE:].split("\n")
        return "\n".join(INDENT + _escaped(line) for line in lines)


class JSONFormatter(logging.Formatter):
    """One JSON object a line, for a log collector."""

    def format(self, record: logging.LogRecord) -> str:
        event = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage()[:LONGEST_LINE],
        }
        if record.exc_info:
            event["exception"] = self.formatException(record.exc_info)[-LONGEST_LINE:]
        return json.dumps(event, ensure_ascii=True)


def _escaped(line: str) -> str:
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in line)
