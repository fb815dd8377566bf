"""Some addresses are keys: whoever has one gets in. They stand in no log.

Imports nothing of the site, so that the web server can use it for its own log, too.
"""

import logging
import re

BEFORE_A_KEY = r"/calendar/feed|/answer|/people/invitation|/account/confirm-email|/account/password/reset/key"
KEY = re.compile(rf"((?:{BEFORE_A_KEY})/)[^\s/?\"']+")


def without_keys(text: str) -> str:
    return KEY.sub(r"\1…", text)


class WithoutKeys(logging.Filter):
    """Every line of every logger, whatever wrote the address in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        if KEY.search(told):
            record.msg, record.args = without_keys(told), ()
        return True
