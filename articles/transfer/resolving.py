"""Which rows a parcel's names mean; what is missing is made, and remembered for the run."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError

from articles.editing.authors import save_author
from articles.editing.categories import category_at, save_category
from articles.editing.tags import save_tag
from articles.models import Author, Category, Tag, TagAlias
from articles.models.article import valid_slug
from articles.permissions import Actor
from articles.text.widths import fold_for_comparison
from articles.transfer.parcel import Named

MOST_REMEMBERED = 20_000


class Names:
    """Ids of authors, categories and tags by the names that files use."""

    def __init__(self, *, by: Actor) -> None:
        self._by = by
        self._remembered: dict[tuple[str, Named], int] = {}

    def author(self, named: Named) -> int:
        return self._found("author", named, self._author)

    def category(self, named: Named) -> int:
        return self._found("category", named, self._category)

    def tag(self, named: Named) -> str:
        """The tag's name; a tag that comes with a slug of its own is made with it."""
        if named.slug:
            self._found("tag", named, self._tag)
        return named.name

    def forget(self) -> None:
        """After a transaction was undone, rows made in it are gone."""
        self._remembered.clear()

    def _found(self, kind: str, named: Named, look_up: Callable[[Named], int]) -> int:
        if len(self._remembered) > MOST_REMEMBERED:
            self.forget()
        key = (kind, named)
        if key not in self._remembered:
            self._remembered[key] = look_up(named)
        return self._remembered[key]

    def _author(self, named: Named) -> int:
        found = (named.slug and Author.objects.filter(slug=named.slug).first()) or (
            Author.objects.filter(name=named.name).first()
        )
        return (found or save_author(Author(name=named.name[:30], slug=_usable(Author, named.slug)), by=self._by)).pk

    def _category(self, named: Named) -> int:
        found = Category.objects.filter(slug=named.slug).first() if named.slug else None
        if found is None and not named.slug:
            found = category_at(named.name, by=self._by)
        found = found or Category.objects.filter(name=named.name).order_by("pk").first()
        return (
            found or save_category(Category(name=named.name[:30], slug=_usable(Category, named.slug)), by=self._by)
        ).pk

    def _tag(self, named: Named) -> int:
        folded = fold_for_comparison(named.name)
        found = Tag.objects.filter(folded=folded).first()
        if found is None and (alias := TagAlias.objects.filter(folded=folded).select_related("tag").first()):
            found = alias.tag
        return (found or save_tag(Tag(name=named.name, slug=_usable(Tag, named.slug)), by=self._by)).pk


def _usable(model: type[Author] | type[Category] | type[Tag], slug: str) -> str:
    """The slug, if it is well formed and free; else nothing, and one is made from the name."""
    try:
        valid_slug(slug)
    except ValidationError:
        return ""
    return "" if len(slug) > 60 or model.objects.filter(slug=slug).exists() else slug
