"""Chinese text as words."""

from __future__ import annotations

import rjieba


def words(text: str) -> list[str]:
    """Words of ``text`` in search mode, lower case; marks and spaces are dropped.

    Source: jieba's dictionary and hidden Markov model, as built into rjieba.
    """
    found = rjieba.cut_for_search(text.lower(), hmm=True)
    return [word for word in found if any(char.isalnum() for char in word)]
