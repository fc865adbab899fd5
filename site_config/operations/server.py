"""The web server and the job runner as one program that starts and stops together."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from types import FrameType

from django.conf import settings

SECONDS_TO_STOP = 10
FEWEST_SECONDS_ALIVE = 5


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens on the port yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


@dataclass
class Server:
    """Two child processes: the web server, whose end is the end, and the job runner, which is started again."""

    host: str
    port: int
    workers: int
    with_jobs: bool = True
    _stopping: bool = field(default=False, init=False)

    def run(self) -> int:
        """Serve until a signal comes; returns the exit code: 0 after a signal, 1 if the web server died."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        web = _started(self._web_command())
        jobs, started = (_started(_jobs_command()) if self.with_jobs else None), time.monotonic()
        try:
            while not self._stopping and web.poll() is None:
                if jobs is not None and jobs.poll() is not None and time.monotonic() - started > FEWEST_SECONDS_ALIVE:
                    jobs, started = _started(_jobs_command()), time.monotonic()
                time.sleep(0.2)
        finally:
            died = not self._stopping
            _end([child for child in (web, jobs) if child is not None])
        return 1 if died else 0

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _web_command(self) -> list[str]:
        return [
            *(sys.executable, "-m", "granian", "--interface", "wsgi"),
            *("--host", self.host, "--port", str(self.port), "--workers", str(self.workers)),
            *("--respawn-failed-workers", "--no-ws", "--log-level", "warning"),
            "site_config.wsgi:application",
        ]


def _jobs_command() -> list[str]:
    return [sys.executable, str(settings.PROJECT_ROOT / "manage.py"), "run_jobs"]


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches the parent alone, which then ends its children in order.
    return subprocess.Popen(command, cwd=settings.PROJECT_ROOT, start_new_session=True)  # noqa: S603 - our own command


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
