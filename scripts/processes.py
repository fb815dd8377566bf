"""Linux processes that never outlive the one that started them, however it ends."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

prctl = ctypes.CDLL(None).prctl
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


def end_with_parent(by=signal.SIGTERM):
    prctl(PR_SET_PDEATHSIG, by)


def start(command, **options):
    """Start in a session of its own: Ctrl-C reaches only us, and we stop things in our order."""
    return subprocess.Popen(command, start_new_session=True, preexec_fn=end_with_parent, **options)


@contextlib.contextmanager
def leaving_nothing_behind():
    """End every descendant at the end, also those whose own parent has died or been killed."""
    end_with_parent()
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, stop)
    try:
        yield
    finally:
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)
        end_children()


def stop(number, frame):
    raise SystemExit(128 + number)


def end_children(patience=15):
    """Ask every child to end, and after so many seconds make it."""
    deadline, asked = time.monotonic() + patience, set()
    while pids := child_pids():
        is_late = time.monotonic() > deadline
        for pid in pids if is_late else pids - asked:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL if is_late else signal.SIGTERM)
        asked |= pids
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        time.sleep(0.02)


def child_pids():
    pid = os.getpid()
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
