"""What belongs together on a printed line."""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
TEXT = re.compile(r">[^<]+<")
SHORTENED = re.compile(r"\b(v\.|kl\.|wk|at) (?=\d)")
COUNTED = re.compile(r"(?<=\d) (?=[a-zåäö])")


def set_together(html: str) -> str:
    """A number stays with its word: v. 40, kl. 13.00, 17 augusti, 26 veckor. Only between tags."""
    return TEXT.sub(lambda match: COUNTED.sub(NO_BREAK, SHORTENED.sub(rf"\1{NO_BREAK}", match[0])), html)
