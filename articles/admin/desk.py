"""What every desk shares: rules are asked before the form is saved, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Model, URLField
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from js_asset import Media

from articles.editing.errors import EditingError, InvalidContent


class DeskForm(forms.ModelForm):
    """A form that can be shown again with the reason why a verb refused it."""

    refusal: EditingError | None = None

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.refusal is not None:
            show_refusal(self, self.refusal)
        return values


class NamedList(admin.ModelAdmin):
    """A list is headed by what it lists; Django's own sentence reads badly in Chinese."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title} | (extra_context or {}))


class Desk(NamedList):
    """A screen for one kind of thing.

    A verb of ``editing`` may refuse what a form has let through. The whole
    request is then undone and the form shown once more, with what was typed
    and with the verb's sentence beside the field that it names.
    """

    form = DeskForm
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except EditingError as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            for _name, uploads in request.FILES.lists():
                for upload in uploads:
                    upload.seek(0)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, URLField):
            kwargs.setdefault("assume_scheme", "https")
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_form(self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)  # type: ignore[attr-defined]
        return form

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        if getattr(context["media"], "_importmap", None) is not None:
            # The editor's import map is an inline script; the policy lets it pass by its nonce only.
            context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))  # type: ignore[attr-defined]
        return super().render_change_form(request, context, *args, **kwargs)


def show_refusal(form: forms.BaseForm, refusal: EditingError) -> None:
    """Put each sentence beside its field, the others above the form."""
    if not isinstance(refusal, InvalidContent):
        form.add_error(None, str(refusal))
        return
    for name, sentences in refusal.problems.items():
        form.add_error(name if name in form.fields else NON_FIELD_ERRORS, list(sentences))
