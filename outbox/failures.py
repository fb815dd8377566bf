"""Why a mail did not get away, in codes: the server's own words may hold an address."""

from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused, SMTPResponseException

from django.utils.translation import gettext as _

PERMANENT = 500


def smtp_code(error: BaseException) -> int | None:
    if isinstance(error, SMTPResponseException):
        return error.smtp_code
    if isinstance(error, SMTPRecipientsRefused):
        return max(code for code, _text in error.recipients.values())
    return None


def is_permanent(error: BaseException) -> bool:
    """Is it useless to try again? A wrong password to the server is not the mail's fault."""
    return (smtp_code(error) or 0) >= PERMANENT and not isinstance(error, SMTPAuthenticationError)


def reason_code(error: BaseException) -> str:
    """ "SMTPRecipientsRefused 550" """
    return " ".join(str(part) for part in (type(error).__name__, smtp_code(error)) if part)


def explanation(code: str) -> str:
    """The reason code as a sentence for the administrator."""
    name, _space, number = code.partition(" ")
    if name == "SMTPAuthenticationError":
        return _("The mail server did not accept the site's user name and password.")
    if number:
        return _("The mail server refused the address or the mail.")
    if name in UNREACHABLE:
        return _("The mail server could not be reached.")
    return _("The mail could not be made. This is a fault in the site.") if name else ""


UNREACHABLE = {
    "ConnectionRefusedError",
    "ConnectionResetError",
    "OSError",
    "SMTPConnectError",
    "SMTPServerDisconnected",
    "TimeoutError",
    "gaierror",
}
