"""Read settings from environment variables; a value that cannot be used stops the start."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured


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


def origin(name: str, default: str) -> str:
    """An address of the form ``https://host[:port]``, without a path."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
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
        if len(value) < 40:
            raise ImproperlyConfigured(f"{name} is too short: use at least 40 random characters.")
        return value
    path = data_folder / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


def database(name: str, data_folder: Path) -> dict[str, Any]:
    """The database of ``DATABASE_URL``: SQLite in the data folder unless PostgreSQL is named."""
    value = text(name) or f"sqlite:///{data_folder / 'site.sqlite3'}"
    try:
        config: dict[str, Any] = dict(environ.Env.db_url_config(value))
    except Exception as error:
        raise ImproperlyConfigured(f"{name} is not a database address: {error}") from error
    engine = config.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3":
        return config | {"OPTIONS": SQLITE_OPTIONS}
    if engine == "django.db.backends.postgresql":
        return config | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": POSTGRESQL_OPTIONS}
    raise ImproperlyConfigured(
        f"{name} must begin with sqlite:// or postgres://; {value.split(':')[0]!r} cannot be used."
    )


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
    if any("*" in host for host in hosts):
        raise ImproperlyConfigured(f"{name} must name each host; '*' would let anyone choose the site's address.")
    own = urlsplit(site_url).hostname or ""
    return list(dict.fromkeys([*hosts, own]))


def email(name: str) -> dict[str, Any]:
    """Mail settings of ``EMAIL_URL``; without it, mail is written to the log."""
    value = text(name) or "consolemail://"
    try:
        return dict(environ.Env.email_url_config(value))
    except Exception as error:
        raise ImproperlyConfigured(f"{name} is not a mail server address: {error}") from error


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
        "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
    }
