from __future__ import annotations

import json
import logging
import sys

from site_config.logging import JSONFormatter, OneLineFormatter

FORGED = "/x\r\n2026-01-01 ERROR root Traceback \x1b[2J\u2028end"


def record(message: str, *, failure: ValueError | None = None) -> logging.LogRecord:
    exc_info = None
    if failure is not None:
        try:
            raise failure
        except ValueError:
            exc_info = sys.exc_info()
    return logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Not found: %s", (message,), exc_info)


def test_what_a_visitor_typed_stays_on_its_line():
    line = OneLineFormatter().format(record(FORGED))

    assert line.endswith(
        r"ERROR django.request Not found: /x\r\n2026-01-01 ERROR root Traceback \x1b[2J\u2028end",
    )
    assert len(line.splitlines()) == 1


def test_traceback_is_indented_below_its_event():
    lines = OneLineFormatter().format(record("/x", failure=ValueError(FORGED))).splitlines()

    assert lines[0].endswith("ERROR django.request Not found: /x")
    assert lines[1] == "    Traceback (most recent call last):"
    assert all(line.startswith("    ") for line in lines[1:])


def test_chinese_stays_readable():
    assert OneLineFormatter().format(record("/articles/逾期/")).endswith("/articles/逾期/")


def test_json_is_one_line_with_the_event_and_its_exception():
    line = JSONFormatter().format(record(FORGED, failure=ValueError("no")))

    event = json.loads(line)
    assert len(line.splitlines()) == 1
    assert (event["level"], event["logger"], event["message"]) == ("ERROR", "django.request", f"Not found: {FORGED}")
    assert event["exception"].endswith("ValueError: no")
