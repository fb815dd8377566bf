"""Run the whole site on this machine until Ctrl-C: the pages, and a worker with its clock."""

import fcntl
import os
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from processes import leaving_nothing_behind, start

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
HOST = os.environ.get("HOST", "127.0.0.1")
# Threads, because browsers also open connections that they leave idle, and no proxy stands in between here.
WEB = "scripts/web.py intro_portal.wsgi --preload --worker-class gthread --threads 16 --no-control-socket"
WORKER = "-m celery --app intro_portal --quiet worker --beat --pool threads --concurrency 2 --loglevel warning"


def main():
    os.chdir(ROOT)
    run_dir = Path(os.environ.setdefault("RUN_DIR", str(ROOT / ".run")))
    run_dir.mkdir(parents=True, exist_ok=True)
    with (run_dir / "address").open("a+") as address:
        try:
            fcntl.flock(address, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            address.seek(0)
            announce("Introportalen is already running:", address.read(), "It stops with Ctrl-C where it was started.")
            return
        with leaving_nothing_behind():
            try:
                serve(address)
            finally:
                print("Stopping.", flush=True)


def serve(address):
    port = free_port(int(os.environ.get("PORT") or 8000))
    url = os.environ["SITE_URL"] = f"http://{HOST}:{port}"
    address.truncate(0)
    address.write(url)
    address.flush()

    web = start([BIN / "python", *WEB.split(), "--log-level", "warning", "--bind", f"{HOST}:{port}"])
    wait_until_it_answers(f"{url}/health/", web)
    # Running as root is the reader's choice and nothing to be warned of at each start.
    quiet = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser"}
    worker = start([BIN / "python", *WORKER.split()], env=os.environ | quiet)
    announce("Introportalen is ready. Open this address in a browser:", url, "Stop with Ctrl-C.")

    while web.poll() is None and worker.poll() is None:
        time.sleep(0.3)
    raise SystemExit("The worker has stopped." if web.poll() is None else "The web server has stopped.")


def free_port(port):
    while not is_free(port):
        print(f"Port {port} is taken, trying the next one.", flush=True)
        port += 1
    return port


def is_free(port):
    with socket.socket() as probe:
        # As gunicorn does: a port that was just left is free, one that is listened on is not.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def wait_until_it_answers(url, server, patience=60):
    deadline = time.monotonic() + patience
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=patience)
            return
        except urllib.error.HTTPError as answer:
            raise SystemExit(f"{url} answers {answer.code}.") from None
        except OSError:
            time.sleep(0.05)
    raise SystemExit("The web server did not start.")


def announce(heading, url, closing):
    line = "=" * 64
    print(f"\n{line}\n\n  {heading}\n\n      {url}\n\n  {closing}\n\n{line}\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
