"""What a check says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "warning", "error"]
Answer = tuple[Level, str]
Check = Callable[[], Answer]


@dataclass(frozen=True)
class Finding:
    name: str
    level: Level
    message: str
