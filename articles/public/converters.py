"""Parts of addresses that Django has no name for."""

from __future__ import annotations


class FourDigitYear:
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{int(value):04d}"


class TwoDigitMonth(FourDigitYear):
    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: int) -> str:
        return f"{int(value):02d}"
