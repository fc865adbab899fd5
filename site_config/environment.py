"""Read settings from environment variables; a value that cannot be used stops the start."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

# Django's own checks warn below these.
SHORTEST_KEY = 50
FEWEST_CHARACTERS = 5
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\]")
ORIGIN = re.compile(rf"https?://({HOST.pattern})(:[0-9]{{1,5}})?")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}. Set {name}=true or {name}=false.")


def names(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]


def choice(name: str, allowed: tuple[str, ...]) -> str:
    """One of ``allowed``; the first is the default."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def whole_number(name: str, default: int, *, least: int = 0) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {value!r}.")
    return int(value)


def debug(name: str, site_url: str) -> bool:
    """Whether debugging is asked for. Its error pages show code and settings, so no public site may have it."""
    asked = flag(name)
    if asked and site_url.startswith("https://"):
        raise ImproperlyConfigured(
            f"{name} shows source code and settings to visitors and cannot be on at {site_url}. Unset {name}, "
            "or set SITE_URL=http://127.0.0.1:8000 on your own machine."
        )
    return asked


def origin(name: str, default: str) -> str:
    """An address of the form ``https://host[:port]``, without a path."""
    value = text(name, default).rstrip("/")
    if not ORIGIN.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} must be the public address of the site, such as https://www.example.com, not {value!r}."
        )
    return value


def folder(name: str, default: Path) -> Path:
    """An existing, writable folder; made when it is missing."""
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}: the folder {path} cannot be made ({error.strerror}).") from error
    if not os.access(path, os.W_OK):
        raise ImproperlyConfigured(f"{name}: the folder {path} is not writable for this user.")
    return path


def secret_key(name: str, data_folder: Path) -> str:
    """The key from the environment, or one made once and kept beside the data, readable by its owner only."""
    if value := text(name):
        if len(value) < SHORTEST_KEY or len(set(value)) < FEWEST_CHARACTERS:
            raise ImproperlyConfigured(
                f"{name} is too easy to guess: use at least {SHORTEST_KEY} random characters, "
                "or unset it and let the site make its own."
            )
        return value
    path = data_folder / "secret_key"
    if not path.exists():
        _write_key(path)
    return path.read_text().strip()


def _write_key(path: Path) -> None:
    # Written aside and linked into place: of two processes that start at once both read the same whole key.
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(SHORTEST_KEY))
    with contextlib.suppress(FileExistsError):
        path.hardlink_to(aside)
    aside.unlink()


def database(name: str, data_folder: Path) -> dict[str, Any]:
    """The database of ``DATABASE_URL``: SQLite in the data folder unless PostgreSQL is named."""
    value = text(name)
    if not value:
        return {"ENGINE": SQLITE, "NAME": data_folder / "site.sqlite3", "OPTIONS": SQLITE_OPTIONS}
    scheme = value.partition(":")[0]
    if scheme not in DATABASES:
        raise ImproperlyConfigured(f"{name} must begin with sqlite:/// or postgres://; {scheme[:20]!r} cannot be used.")
    try:
        config: dict[str, Any] = dict(environ.Env.db_url_config(value))
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} cannot be read. It must be like postgres://user:password@host:5432/name."
        ) from error
    given = config.pop("OPTIONS", {})
    if DATABASES[scheme] == SQLITE:
        return config | {"OPTIONS": SQLITE_OPTIONS | given}
    if importlib.util.find_spec("psycopg") is None:
        raise ImproperlyConfigured(
            f"{name} names PostgreSQL, and its driver is not installed. "
            "Run: pip install --require-hashes -r requirements-postgresql.txt"
        )
    return config | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": POSTGRESQL_OPTIONS | given}


SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
DATABASES = {"sqlite": SQLITE, "postgres": POSTGRESQL, "postgresql": POSTGRESQL}

# IMMEDIATE takes the write lock at once, which turns "database is locked" errors into
# short waits; FULL survives a power cut; mmap and WAL resets do not go together.
SQLITE_OPTIONS: dict[str, Any] = {
    "timeout": 5,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0;"
        "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;"
    ),
}

POSTGRESQL_OPTIONS: dict[str, Any] = {
    "connect_timeout": 2,
    "options": "-c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000",
}


def allowed_hosts(name: str, site_url: str) -> list[str]:
    """Exact host names; the host of the site's own address is always among them."""
    hosts = names(name)
    for host in hosts:
        if "*" in host or host.startswith("."):
            raise ImproperlyConfigured(
                f"{name} must name each host; {host!r} would let others choose the site's address."
            )
        if not HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name} must be host names with commas between them, such as a.example,b.example, not {host!r}."
            )
    own = urlsplit(site_url).hostname or ""
    return list(dict.fromkeys([*hosts, f"[{own}]" if ":" in own else own]))


def email(name: str) -> dict[str, Any]:
    """Mail settings of ``EMAIL_URL``; without it, mail is written to the log."""
    try:
        config = dict(environ.Env.email_url_config(text(name, "consolemail://")))
    except (ImproperlyConfigured, ValueError) as error:
        raise ImproperlyConfigured(
            f"{name} cannot be read. It must be like smtp+tls://user:password@mail.example.com:587."
        ) from error
    if config["EMAIL_BACKEND"].endswith("smtp.EmailBackend") and not config["EMAIL_HOST"]:
        raise ImproperlyConfigured(
            f"{name} names no mail server, such as smtp+tls://user:password@mail.example.com:587."
        )
    return {"EMAIL_TIMEOUT": 10} | config


def logging(name: str, *, debug: bool) -> dict[str, Any]:
    """Log to standard error, one line an event, as plain text or as JSON."""
    formatter = choice(name, ("text", "json"))
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"()": "site_config.logging.OneLineFormatter"},
            "json": {"()": "site_config.logging.JSONFormatter"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": formatter}},
        "root": {"handlers": ["stderr"], "level": "INFO" if debug else "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # Strangers ask for what is not there, and by other hosts' names, all day long.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }
