"""Run a command with a PostgreSQL and a Redis of its own, and remove both: servers.py pytest tests

A server that already runs is never touched: free ports, a temporary folder, and no configuration of the machine.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from processes import end_with_parent, leaving_nothing_behind, start

HOST = "127.0.0.1"
# The data lives for one run, so nothing has to survive a crash.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


def main(command):
    with tempfile.TemporaryDirectory(prefix="introportalen-") as name, leaving_nothing_behind():
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL runs as another user when we are root
        settings = {
            "DATABASE_URL": start_postgres(folder / "postgres"),
            "REDIS_URL": start_redis(folder),
            "RUN_DIR": str(folder / "run"),
            "SITE_MODE": "laptop",
        }
        return run(command, os.environ | settings)


def start_postgres(data):
    """Return its URL. PostgreSQL refuses to run as root, so root lends it the user that Debian made for it."""
    port, programs = free_port(), postgres_programs()
    user = "postgres" if os.geteuid() == 0 else None
    options = {"user": user, "cwd": "/", "stdout": subprocess.DEVNULL}
    data.mkdir(mode=0o700)
    if user:
        shutil.chown(data, user)
    new = ["initdb", "--auth=trust", "--no-sync", "--encoding=UTF8", "--username=postgres", f"--pgdata={data}"]
    subprocess.run([programs / new[0], *new[1:]], check=True, **options)

    settings = [f"port={port}", f"listen_addresses={HOST}", "unix_socket_directories=", *FAST]
    flags = [flag for setting in settings for flag in ("-c", setting)]
    log = data / "server.log"
    server = start([programs / "postgres", "-D", data, *flags], stderr=log.open("w"), **options)
    create = [programs / "createdb", f"--host={HOST}", f"--port={port}", "--username=postgres", "introportalen"]
    wait_until(lambda: subprocess.run(create, capture_output=True, check=False).returncode == 0, server, log)
    return f"postgres://postgres@{HOST}:{port}/introportalen"


def postgres_programs():
    """Debian keeps them in a folder per version, outside the PATH."""
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    elsewhere = Path(shutil.which("initdb") or "/usr/bin/initdb").resolve().parent
    return max(versions, key=lambda path: float(path.parent.name), default=elsewhere)


def start_redis(folder):
    port, log = free_port(), folder / "redis.log"
    options = ["--bind", HOST, "--port", str(port), "--dir", folder, "--save", "", "--logfile", log]
    server = start(["redis-server", *options])
    wait_until(lambda: not socket.socket().connect_ex((HOST, port)), server, log)
    return f"redis://{HOST}:{port}/0"


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def wait_until(answers, server, log, patience=30):
    deadline = time.monotonic() + patience
    while not answers():
        if server.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"{server.args[0]} did not start:\n{log.read_text()}")
        time.sleep(0.05)


def run(command, environment):
    """Ctrl-C reaches the command by itself; a request to stop is passed on as Ctrl-C, and it is given half a minute."""

    def heed_ctrl_c():
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background inherits that it is ignored
        end_with_parent(signal.SIGINT)

    def interrupt(number, frame):
        child.send_signal(signal.SIGINT)
        signal.alarm(30)

    child = subprocess.Popen(command, env=environment, preexec_fn=heed_ctrl_c)
    signal.signal(signal.SIGINT, lambda number, frame: None)
    signal.signal(signal.SIGTERM, interrupt)
    signal.signal(signal.SIGHUP, interrupt)
    signal.signal(signal.SIGALRM, lambda number, frame: child.kill())
    return child.wait()


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.exit(status if status >= 0 else 128 - status)
