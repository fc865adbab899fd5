"""Log lines that nobody can forge: one event is one line, whatever a visitor typed."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

LONGEST_LINE = 8192


class OneLineFormatter(logging.Formatter):
    """Plain text with every control character escaped."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return _escaped(super().format(record))


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
    shown = "".join(char if char.isprintable() or char == "\n" else repr(char)[1:-1] for char in line)
    return shown.replace("\n", "\\n" if "Traceback" not in shown else "\n    ")[:LONGEST_LINE]
