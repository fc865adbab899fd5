"""What became of each article of an import."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from articles.transfer.parcel import Origin, Parcel

Fate = Literal["created", "updated", "unchanged", "skipped", "failed", "warning"]


@dataclass(frozen=True)
class Row:
    file: str
    line: int
    key: str
    title: str
    fate: Fate
    message: str = ""


def row(origin: Origin, fate: Fate, message: str = "", *, parcel: Parcel | None = None) -> Row:
    return Row(origin.file, origin.line, parcel.key if parcel else "", parcel.title if parcel else "", fate, message)


class Report:
    """A file with one row an article, written as the import goes: JSON Lines for ``.json`` names, else CSV."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: Any = None
        self._csv: Any = None

    def __enter__(self) -> Self:
        if self._path is not None:
            self._file = self._path.open("w", encoding="utf-8", newline="")
            if not self._path.suffix.lower().startswith(".json"):
                self._csv = csv.DictWriter(self._file, fieldnames=list(Row.__dataclass_fields__))
                self._csv.writeheader()
        return self

    def write(self, line: Row) -> None:
        if self._csv is not None:
            self._csv.writerow({key: _not_a_formula(value) for key, value in asdict(line).items()})
        elif self._file is not None:
            self._file.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()


def _not_a_formula(value: Any) -> Any:
    """A spreadsheet would run a title that begins with ``=``."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r＝＋－＠" and value else value
