from __future__ import annotations

import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def create(**options: object) -> str:
    out = StringIO()
    call_command("create_owner", stdout=out, **options)
    return out.getvalue()


def test_owner_can_sign_in_with_the_printed_password(client):
    printed = create(username="xiaohua")

    password = next(word for word in re.findall(r"[\w-]{16}", printed))
    assert client.login(username="xiaohua", password=password)
    owner = User.objects.get(username="xiaohua")
    assert owner.is_superuser
    assert [group.name for group in owner.groups.all()] == ["站长"]


def test_second_owner_is_refused():
    create()

    with pytest.raises(CommandError):
        create(username="another")

    assert list(User.objects.values_list("username", flat=True)) == ["owner"]


def test_second_owner_is_made_by_force_with_another_password():
    first = create()

    second = create(username="another", force=True)

    assert User.objects.filter(is_superuser=True).count() == 2
    assert re.findall(r"[\w-]{16}", first) != re.findall(r"[\w-]{16}", second)


def test_owner_who_is_there_may_be_taken_for_granted():
    create()

    assert create(username="another", if_missing=True) == ""

    assert User.objects.count() == 1


def test_name_that_is_taken_is_refused():
    User.objects.create_user("owner")

    with pytest.raises(CommandError):
        create()
