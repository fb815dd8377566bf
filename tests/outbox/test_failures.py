from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPRecipientsRefused

import pytest

from outbox.failures import explanation, is_permanent, reason_code

REFUSED = SMTPRecipientsRefused({"a@example.org": (550, b"no a@example.org")})


@pytest.mark.parametrize(
    ("error", "code", "is_for_good"),
    [
        (REFUSED, "SMTPRecipientsRefused 550", True),
        (SMTPDataError(554, b"spam"), "SMTPDataError 554", True),
        (SMTPDataError(451, b"later"), "SMTPDataError 451", False),
        (SMTPAuthenticationError(535, b"who?"), "SMTPAuthenticationError 535", False),
        (TimeoutError("timed out"), "TimeoutError", False),
    ],
)
def test_failure_is_a_code(error, code, is_for_good):
    assert (reason_code(error), is_permanent(error)) == (code, is_for_good)


def test_every_failure_is_explained():
    codes = ["SMTPAuthenticationError 535", "SMTPDataError 554", "TimeoutError", "KeyError"]

    assert len({explanation(code) for code in codes}) == 4
    assert explanation("") == ""
