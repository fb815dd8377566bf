import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASIDE = shutil.ignore_patterns(".*", "__pycache__", "tests", "docs", "static", "staticfiles", "benchmarks", "site-data")


@pytest.fixture(scope="module")
def texts_of_the_code(tmp_path_factory):
    """A fresh collection of every text, made in a copy of the tree."""
    copy = tmp_path_factory.mktemp("translations") / "site"
    shutil.copytree(ROOT, copy, ignore=ASIDE)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale=sv", "--keep-pot", "--no-location"],
        cwd=copy,
        env=os.environ | {"RUN_DIR": str(copy / "run")},
        capture_output=True,
        check=True,
    )
    return copy / "locale" / "django.pot"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_catalogue_has_every_text_translated_and_none_fuzzy(texts_of_the_code, language):
    catalogue = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"

    result = subprocess.run(["msgcmp", catalogue, texts_of_the_code], capture_output=True, text=True)

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("language", ["sv", "en"])
def test_catalogue_keeps_places_for_values(language):
    """msgfmt compares the %(name)s of a text with those of its translation."""
    catalogue = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"

    result = subprocess.run(["msgfmt", "--check", "-o", os.devnull, catalogue], capture_output=True, text=True)

    assert result.returncode == 0, result.stderr
