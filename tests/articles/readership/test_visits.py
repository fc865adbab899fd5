from datetime import UTC, datetime, timedelta

import pytest

from articles.readership.visits import Visits, is_program

NOON = datetime(2026, 3, 12, 4, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 12, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    "agent",
    [
        "", "  ", "Mozilla/5.0 (compatible; Googlebot/2.1)", "Baiduspider/2.0", "Sogou web spider/4.0", "curl/8.5.0",
        "python-requests/2.32", "Go-http-client/2.0", "Mozilla/5.0 HeadlessChrome/126", "facebookexternalhit/1.1",
        "Bytespider", "GPTBot/1.0", "Feedly/1.0 feed fetcher",
    ],
)  # fmt: skip
def test_programs_are_known_by_their_names(agent):
    assert is_program(agent)


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50",
        "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
    ],
)
def test_browsers_are_readers(agent):
    assert not is_program(agent)


def test_second_look_within_half_an_hour_is_not_new():
    visits = Visits()

    asked = [visits.is_new("1", "a", 7, at=NOON + timedelta(minutes=minutes)) for minutes in (0, 29, 30, 31, 61)]

    assert asked == [True, False, True, False, True]


def test_other_address_agent_or_article_is_another_reading():
    visits = Visits()

    asked = [("1", "a", 7), ("2", "a", 7), ("1", "b", 7), ("1", "a", 8), ("1", "a", 7)]

    assert [visits.is_new(*key, at=NOON) for key in asked] == [True, True, True, True, False]


def test_nothing_is_remembered_past_the_beijing_day():
    visits = Visits()
    visits.is_new("1", "a", 7, at=MIDNIGHT - timedelta(minutes=1))

    assert visits.is_new("1", "a", 7, at=MIDNIGHT)
    assert len(visits._seen) == 1


def test_memory_is_bounded():
    visits = Visits(limit=3)
    for number in range(10):
        visits.is_new(str(number), "a", 7, at=NOON)

    assert len(visits._seen) == 3
    assert not visits.is_new("9", "a", 7, at=NOON)
