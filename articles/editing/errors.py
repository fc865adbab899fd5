"""What can go wrong while editing. Each error carries a sentence for a person."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _


class EditingError(Exception):
    """The change was not made; ``str(error)`` says why and what to do."""


class NotAllowed(EditingError):
    """The person may not do this."""


class NotPossible(EditingError):
    """The article's state does not permit this."""


class StaleArticle(EditingError):
    """Somebody else changed the article meanwhile; nothing was overwritten."""


class InvalidContent(EditingError):
    """The content breaks rules. ``problems`` maps a field's name to its sentences."""

    def __init__(self, problems: Mapping[str, list[str]]) -> None:
        self.problems = dict(problems)
        super().__init__(" ".join(sentence for sentences in self.problems.values() for sentence in sentences))


def not_allowed() -> NotAllowed:
    return NotAllowed(_("You do not have the right to do this."))
