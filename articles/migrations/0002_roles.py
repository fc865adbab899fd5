"""The five roles as groups, with the rights that ``articles.permissions`` asks for."""

from __future__ import annotations

from django.contrib.auth.management import create_permissions
from django.db import migrations

AUTHOR, EDITOR, REVIEWER, MODERATOR, OWNER = "作者", "编辑", "审核", "标签管理员", "站长"

_WRITING = ["add_article", "change_article", "view_article", "view_category", "view_author", "view_tag", "view_image", "add_image"]
_LOOKING = ["view_category", "view_author", "view_tag", "view_taggroup", "view_image"]
_EDITED_BY_EDITORS = ["category", "author", "image", "redirect"]
_EDITED_BY_MODERATORS = ["tag", "tagalias", "taggroup"]


def _verbs(models):
    return [f"{verb}_{model}" for model in models for verb in ("add", "change", "delete", "view")]


def _rights(permissions):
    """Rights by role."""
    in_articles = permissions.filter(content_type__app_label="articles")
    views = in_articles.filter(codename__startswith="view_")
    return {
        AUTHOR: in_articles.filter(codename__in=_WRITING),
        EDITOR: in_articles.filter(
            codename__in=[*_WRITING, *_verbs(_EDITED_BY_EDITORS), "publish_article", "change_any_article"]
        )
        | views,
        REVIEWER: in_articles.filter(codename__in=["view_article", "review_article", *_LOOKING]),
        MODERATOR: in_articles.filter(
            codename__in=["view_article", "tag_article", *_LOOKING, *_verbs(_EDITED_BY_MODERATORS)]
        ),
        OWNER: permissions.filter(content_type__app_label__in=["articles", "site_config"])
        | permissions.filter(content_type__app_label="auth", content_type__model__in=["user", "group"]),
    }


def make_roles(apps, schema_editor):
    for label in ("contenttypes", "auth", "articles", "site_config"):
        config = apps.get_app_config(label)
        # Permissions are made after all migrations; these are needed now.
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = None
    group_model = apps.get_model("auth", "Group")
    for name, rights in _rights(apps.get_model("auth", "Permission").objects.all()).items():
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.set(rights.distinct())


def remove_roles(apps, schema_editor):
    names = [AUTHOR, EDITOR, REVIEWER, MODERATOR, OWNER]
    apps.get_model("auth", "Group").objects.filter(name__in=names).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("site_config", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
