"""The web server and the job runner as one program that starts and stops together."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from types import FrameType

from django.conf import settings

SECONDS_TO_STOP = 10
SECONDS_BETWEEN_LOOKS = 0.2
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
# Each thread keeps a database connection, and Python runs one at a time: more of them only wait.
THREADS_A_WORKER = 16
PR_SET_PDEATHSIG = 1


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens on the port yet.

    Raises:
        OSError: the host is none of this machine's.
    """
    family, _kind, _protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
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
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        web = _started(self._web_command())
        jobs = JobRunner() if self.with_jobs else None
        try:
            while not self._stopping and web.poll() is None:
                if jobs is not None:
                    jobs.start_again_if_ended()
                time.sleep(SECONDS_BETWEEN_LOOKS)
            died = not self._stopping
        finally:
            _end([web] if jobs is None else [web, jobs.process])
        return 1 if died else 0

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _web_command(self) -> list[str]:
        return [
            *(sys.executable, "-m", "granian", "--interface", "wsgi"),
            *("--host", self.host, "--port", str(self.port), "--workers", str(self.workers)),
            *("--respawn-failed-workers", "--workers-kill-timeout", str(SECONDS_TO_STOP // 2)),
            *("--blocking-threads", str(THREADS_A_WORKER), "--no-ws", "--log-level", "error"),
            "site_config.wsgi:application",
        ]


class JobRunner:
    """The job runner's process. Each time it ends soon after its start, the pause before the next try doubles."""

    def __init__(self) -> None:
        self._pause = FIRST_PAUSE
        self._start()

    def start_again_if_ended(self) -> None:
        if self.process.poll() is None:
            return
        lived = time.monotonic() - self._started_at
        if lived >= self._pause:
            self._pause = FIRST_PAUSE if lived > LONGEST_PAUSE else min(self._pause * 2, LONGEST_PAUSE)
            self._start()

    def _start(self) -> None:
        self.process = _started([sys.executable, str(settings.PROJECT_ROOT / "manage.py"), "run_jobs"])
        self._started_at = time.monotonic()


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches the parent alone, which then ends its children in order.
    return subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=settings.PROJECT_ROOT,
        env={**os.environ, "DATA_DIR": str(settings.DATA_DIR)},
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509 - no threads run yet
    )


def _end_with_parent() -> None:
    """Ask the kernel to end this process when its parent is killed and can no longer do it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
        # Whatever is left of its session, workers of a killed web server among them.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
