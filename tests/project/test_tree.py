"""The tree belongs to no machine, and it is finished."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDORED = ("static/vendor/", "tests/vendor/", "requirements")


@pytest.fixture(scope="module")
def lines():
    """Every line of every tracked text file that is our own, with where it stands."""
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    own = [name for name in names if not name.startswith(VENDORED) and (ROOT / name).is_file()]
    texts = {name: (ROOT / name).read_bytes() for name in own}
    return [
        (f"{name}:{number}", line)
        for name, text in texts.items()
        if b"\0" not in text
        for number, line in enumerate(text.decode().splitlines(), 1)
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![\w.:}])/(?:work|home|root|Users)/",  # a folder of somebody's machine
        r"index[-_]url\s*[=:]|^registry\s*=|pythonhoste[d]|pypi[.]org|npmj[s]",  # where packages come from
        r"(?<!\")\b(?:TOD[O]|FIXM[E]|XX[X])\b|(?i:lorem ips[u]m)",  # unfinished
        r"^(?:<<<<<<<|>>>>>>>) ",  # half merged
    ],
)
def test_tree_has_no_line_with(lines, pattern):
    assert [(place, line) for place, line in lines if re.search(pattern, line)] == []
