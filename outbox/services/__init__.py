"""What leaves is posted in the caller's transaction; a sweep sends it afterwards, once."""

from outbox.services.digests import compose_digests
from outbox.services.posting import post, post_each, post_many, post_outside, post_rows
from outbox.services.retrying import post_test, retry, retry_all
from outbox.services.sending import sweep

__all__ = [
    "compose_digests",
    "post",
    "post_each",
    "post_many",
    "post_outside",
    "post_rows",
    "post_test",
    "retry",
    "retry_all",
    "sweep",
]
