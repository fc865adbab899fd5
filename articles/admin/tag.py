"""The desks for tags, their other names and their groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk
from articles.admin.person import person
from articles.editing.errors import InvalidContent
from articles.editing.tags import one_tag_name, save_alias, save_tag
from articles.models import Tag, TagAlias, TagGroup
from articles.text.widths import fold_for_comparison


class AliasForm(forms.ModelForm):
    """Checked here, beside its own row; the verb would speak of the tag's name."""

    def clean_name(self) -> str:
        try:
            name = one_tag_name(self.cleaned_data["name"])
        except InvalidContent as refusal:
            raise forms.ValidationError(refusal.problems["name"]) from refusal
        folded = fold_for_comparison(name)
        taken = TagAlias.objects.filter(folded=folded).exclude(pk=self.instance.pk).exists()
        if taken or Tag.objects.filter(folded=folded).exists():
            raise forms.ValidationError(_("There is already a tag or an alias of this name."))
        return name


class AliasesInDesk(admin.TabularInline):
    model = TagAlias
    form = AliasForm
    fields = ["name"]
    extra = 1


@admin.register(Tag)
class TagDesk(Desk):
    list_display = ["name", "status", "group", "other_names", "article_count"]
    list_select_related = ["group"]
    list_filter = ["status", "group"]
    search_fields = ["name", "slug", "aliases__name"]
    fields = ["name", "slug", "status", "group", "intro"]
    inlines = [AliasesInDesk]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        tags = super().get_queryset(request)
        page = request.resolver_match.url_name if request.resolver_match else ""
        if page != "articles_tag_changelist":
            return tags
        return tags.annotate(carried=Count("tagged_articles", distinct=True)).prefetch_related("aliases")

    @admin.display(description=_("other names"))
    def other_names(self, tag: Tag) -> str:
        return "、".join(alias.name for alias in tag.aliases.all()) or "-"

    @admin.display(description=_("articles"), ordering="carried")
    def article_count(self, tag: Any) -> int:
        return tag.carried

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:  # noqa: FBT001
        save_tag(obj, by=person(request))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001
        aliases = formset.save(commit=False)
        for gone in formset.deleted_objects:
            gone.delete()
        for alias in aliases:
            save_alias(alias, by=person(request))

    def has_delete_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        """A tag that articles carry stays: merging moves them first."""
        if obj is not None and obj.tagged_articles.exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}


@admin.register(TagGroup)
class TagGroupDesk(Desk):
    list_display = ["name", "position", "tag_count"]
    list_editable = ["position"]
    search_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[TagGroup]:
        return super().get_queryset(request).annotate(tag_number=Count("tags"))

    @admin.display(description=_("tags"))
    def tag_count(self, group: Any) -> int:
        return group.tag_number
