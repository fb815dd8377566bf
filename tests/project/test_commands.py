"""What `make run` and `make test` start is reached, found again, and gone when they stop."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def processes_of(folder):
    """The ids of processes that were started with this folder as theirs."""
    mark = f"RUN_DIR={folder}".encode()
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (entry / "environ").read_bytes().split(b"\0"):
                found.add(int(entry.name))
        except OSError:
            continue  # ended, or somebody else's
    return found


def run(folder, **changes):
    environment = os.environ | {"RUN_DIR": str(folder), "SITE_MODE": "laptop", "PORT": "8700"} | changes
    for name in ("DATABASE_URL", "REDIS_URL"):
        environment.pop(name, None)
    command = [sys.executable, "scripts/run.py"]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def read_until(process, words):
    for line in process.stdout:
        if words in line:
            return
    pytest.fail(f"ended without saying “{words}”")


@pytest.fixture
def site(tmp_path):
    with run(tmp_path) as process:
        read_until(process, "Stop with Ctrl-C")
        yield process
        process.terminate()


@pytest.mark.story
def test_run_serves_once_and_stops_without_a_trace(site, tmp_path):
    address = (tmp_path / "address").read_text()

    assert urllib.request.urlopen(f"{address}/health/").status == 200
    again, _ = run(tmp_path).communicate()
    assert f"already running:\n\n      {address}" in again

    site.send_signal(signal.SIGINT)
    site.wait(timeout=30)
    assert processes_of(tmp_path) == set()


@pytest.mark.story
def test_run_killed_outright_takes_the_rest_with_it(site, tmp_path):
    site.kill()

    deadline = time.monotonic() + 20
    while processes_of(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert processes_of(tmp_path) == set()
