"""The form of the writing desk. It edits the working version, never the live columns."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.translation import gettext_lazy as _

from articles.admin import widgets
from articles.admin.desk import DeskForm, show_refusal
from articles.admin.editor import BodyField
from articles.admin.fields import OrderedChoices, SourcesField, TagNamesField
from articles.editing import content as limits
from articles.editing.content import ArticleContent
from articles.editing.errors import InvalidContent
from articles.models import Article, Author, Category, Image
from articles.models.article import SLUG_LIMIT

CONTENT_FIELDS = [
    "title",
    "summary",
    "body",
    "category",
    "authors",
    "tags",
    "cover",
    "pinned",
    "seo_title",
    "seo_description",
    "sources",
]


class ArticleForm(DeskForm):
    """Typed words become an ``ArticleContent``, kept as ``content`` for the verbs."""

    title = forms.CharField(
        label=_("Title"), max_length=limits.LONGEST_TITLE, widget=AdminTextInputWidget(attrs={"class": "title-field"})
    )
    summary = forms.CharField(
        label=_("Summary"),
        required=False,
        max_length=limits.LONGEST_SUMMARY,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("One to three sentences that stand at the head of the article and in lists."),
    )
    body = BodyField(label=_("Body"), required=False)
    category = forms.ModelChoiceField(
        Category.objects.all(), label=_("Category"), required=False, widget=widgets.choose_category()
    )
    authors = OrderedChoices(Author.objects.all(), label=_("Authors"), required=False, widget=widgets.choose_authors())
    tags = TagNamesField(
        label=_("Tags"), required=False, help_text=_("Separate names with commas; new names become new tags.")
    )
    cover = forms.ModelChoiceField(
        Image.objects.all(),
        label=_("Cover"),
        required=False,
        widget=widgets.ImagePicker(),
        help_text=_("Without a cover the article gets a card with its title."),
    )
    pinned = OrderedChoices(
        Article.objects.all(),
        label=_("Related articles"),
        required=False,
        widget=widgets.choose_articles(),
        help_text=_("Shown first below the article, in this order; readers see the published ones."),
    )
    sources = SourcesField(
        label=_("Sources"),
        required=False,
        help_text=_("One a line: title | issuer | address | date, for example 2025-01-31."),
    )
    seo_title = forms.CharField(
        label=_("Title for search engines"),
        required=False,
        max_length=limits.LONGEST_SEO_TITLE,
        widget=AdminTextInputWidget(),
    )
    seo_description = forms.CharField(
        label=_("Description for search engines"),
        required=False,
        max_length=limits.LONGEST_SEO_DESCRIPTION,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
    )
    slug = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=SLUG_LIMIT,
        widget=AdminTextInputWidget(),
        help_text=_(
            "Small letters, digits and hyphens. Left empty, it is made from the title. "
            "The old address of a published article leads to the new one."
        ),
    )
    note = forms.CharField(
        label=_("Note on this version"), required=False, max_length=200, widget=AdminTextInputWidget()
    )
    declare_update = forms.BooleanField(
        label=_("Declare an update"),
        required=False,
        help_text=_("Readers are shown today as the date of the update. Leave it out for a mended typo."),
    )
    base = forms.IntegerField(required=False, widget=forms.HiddenInput)

    content: ArticleContent

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        article = kwargs.get("instance")
        working = article.working_version if article else None
        self.stored = ArticleContent.from_json(working.content) if working else None
        if self.stored and working and article:
            initial = {name: getattr(self.stored, name) for name in CONTENT_FIELDS}
            initial |= {"slug": article.slug, "base": working.pk}
            kwargs["initial"] = initial | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if article is None or article.live_version_id is None:
            del self.fields["declare_update"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors:
            try:
                self.content = self._content(values)
            except InvalidContent as refusal:
                show_refusal(self, refusal)
        return values

    def _content(self, values: dict[str, Any]) -> ArticleContent:
        given = {name: values[name] for name in CONTENT_FIELDS}
        for name in ("category", "cover"):
            given[name] = given[name].pk if given[name] else None
        return ArticleContent(**given, blocked=self.stored.blocked if self.stored else ())

    def _post_clean(self) -> None:
        """Leave the row alone: its columns are what readers see, and only verbs write them."""
