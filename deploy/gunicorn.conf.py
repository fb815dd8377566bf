"""gunicorn behind a proxy: the proxy waits for slow readers, so a worker handles one request at a time."""

import multiprocessing
import os

from intro_portal.keys_in_addresses import WithoutKeys

bind = "0.0.0.0:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", 2 * multiprocessing.cpu_count() + 1))
worker_tmp_dir = "/dev/shm"  # a heartbeat on a slow disk would look like a dead worker
max_requests, max_requests_jitter = 5000, 500
control_socket_disable = True


def on_starting(server):
    """gunicorn has a log of its own, in which an address may stand that it failed to answer."""
    for handler in server.log.error_log.handlers:
        handler.addFilter(WithoutKeys())
