#!/usr/bin/env python3
"""`make bench`: what the README claims, measured on this machine and printed as one table.

Works in a database of its own under a temporary folder; nothing of the site is touched.
Compare the ratios: absolute times move with the machine's load.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPEATS = 60


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "site_config.settings", "DEBUG": ""}
        os.environ.pop("DATABASE_URL", None)
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        rows = _measure(options.articles, Path(folder))
    width = max(len(name) for name, _ in rows)
    print(f"\n{options.articles} articles, SQLite, one process\n")
    for name, figure in rows:
        print(f"  {name.ljust(width)}  {figure}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    return parser.parse_args()


def _measure(number: int, folder: Path) -> list[tuple[str, str]]:
    from django.core.management import call_command

    from benchmarks.corpus import write_articles

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    source = folder / "articles.jsonl"
    write_articles(source, number)

    started = time.perf_counter()
    call_command("import_articles", str(source), publish=True)
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        ("import with --publish", f"{number / seconds:,.0f} articles/s"),
        ("peak memory", f"{memory:,.0f} MB"),
        *_pages(number),
    ]


def _pages(number: int) -> list[tuple[str, str]]:
    from django.test import Client

    from articles.models import Article, Category, Tag

    last = -(-number // 20)
    client = Client(SERVER_NAME="127.0.0.1")
    addresses = {
        "home, page 1": "/",
        f"home, page {last // 2}": f"/?page={last // 2}",
        f"home, page {last} (last)": f"/?page={last}",
        "article": Article.objects.published().order_by("pk")[number // 2].get_absolute_url(),
        "category": Category.objects.order_by("pk")[0].get_absolute_url(),
        "tag": Tag.objects.order_by("pk")[0].get_absolute_url(),
        "feed": "/feeds/rss.xml",
    }
    times = _interleaved({name: lambda address=address: client.get(address) for name, address in addresses.items()})
    first = times["home, page 1"]
    return [(name, f"{1000 * each:6.2f} ms  {each / first:4.2f} x page 1") for name, each in times.items()]


def _interleaved(calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median seconds of each call; taken in turns, so that noise falls on all alike."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(REPEATS):
        for name, call in calls.items():
            started = time.perf_counter()
            response = call()
            taken[name].append(time.perf_counter() - started)
            status = getattr(response, "status_code", 200)
            if status != 200:
                raise SystemExit(f"{name} answered {status}")
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


if __name__ == "__main__":
    main()
