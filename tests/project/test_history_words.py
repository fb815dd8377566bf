"""What is recorded about a person can be read by that person, in words."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from accounts import history
from programs.parts import all_parts

RECORDED = re.compile(r'\brecord\(\s*[\w.]+,\s*f?"(?P<verb>[a-z_]+\.[a-z_]+)"(?P<rest>[^)]*)', re.DOTALL)


def recorded_about_people():
    """Every verb that some service records about a person."""
    sources = [path for path in Path(settings.BASE_DIR).glob("*/**/*.py") if "tests" not in path.parts]
    found = (RECORDED.finditer(path.read_text()) for path in sources if ".venv" not in path.parts)
    return sorted({match["verb"] for matches in found for match in matches if "about=" in match["rest"]})


@pytest.mark.parametrize("verb", recorded_about_people())
def test_every_verb_has_words(verb):
    assert verb in history._verbs


def test_every_part_is_in_the_register_extract():
    assert {part.name for part in all_parts()} <= set(history._extracts)
    assert all(part.title for part in all_parts())
