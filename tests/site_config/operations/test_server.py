from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[3]
SECONDS_TO_START = 60


@pytest.fixture
def port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def environment(tmp_path, port) -> dict[str, str]:
    address = f"http://127.0.0.1:{port}"
    # DEBUG spares this test the compressing of every static file.
    own = {"DATA_DIR": str(tmp_path / "data"), "SITE_URL": address, "DEBUG": "true", "MARK": str(tmp_path)}
    return {"PATH": os.environ["PATH"], "PYTHONUNBUFFERED": "1"} | own


@pytest.fixture
def serving(environment, port) -> Iterator[subprocess.Popen[str]]:
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True, timeout=120)
    command = [*manage, "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def status_of(address: str) -> int:
    """The status of the home page, as soon as somebody answers."""
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return response.status
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def processes_of(environment: dict[str, str]) -> dict[int, str]:
    """The command lines of all living processes that were started with this environment."""
    mark = f"MARK={environment['MARK']}".encode()
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found


def wait_for(condition) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.2)


def job_runners(environment: dict[str, str]) -> list[int]:
    return [number for number, command in processes_of(environment).items() if "run_jobs" in command]


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_and_leaves_no_process_behind(serving, environment, port, stop):
    address = f"http://127.0.0.1:{port}/"
    assert status_of(address) == 200
    wait_for(lambda: job_runners(environment))
    assert len(job_runners(environment)) == 1

    serving.send_signal(stop)

    output, _ = serving.communicate(timeout=30)
    assert serving.returncode == 0, output
    assert address in output
    assert processes_of(environment) == {}


@pytest.mark.slow
def test_job_runner_that_was_killed_is_started_again_and_a_dead_parent_takes_all_along(serving, environment, port):
    status_of(f"http://127.0.0.1:{port}/")
    wait_for(lambda: job_runners(environment))
    (first,) = job_runners(environment)

    os.kill(first, signal.SIGKILL)
    wait_for(lambda: job_runners(environment) not in ([], [first]))
    assert len(job_runners(environment)) == 1

    serving.kill()
    serving.wait()
    wait_for(lambda: not processes_of(environment))
    assert processes_of(environment) == {}


def test_port_in_use_is_a_sentence(port):
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", port))
        other.listen()

        with pytest.raises(CommandError) as refusal:
            call_command("serve", port=port)

    assert str(port) in str(refusal.value)


@pytest.mark.parametrize(("port", "workers"), [(0, 1), (65536, 1), (8000, 0)])
def test_impossible_port_or_number_of_workers_is_refused(port, workers):
    with pytest.raises(CommandError):
        call_command("serve", port=port, workers=workers)


def test_host_of_another_machine_is_a_sentence():
    with pytest.raises(CommandError) as refusal:
        call_command("serve", host="192.0.2.1", port=8000)

    assert "192.0.2.1" in str(refusal.value)
