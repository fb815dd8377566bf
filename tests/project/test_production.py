"""A production site starts from the example once its secrets are filled in, and from nothing less safe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from intro_portal import settings

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "deploy" / "production.env.example"
SAFE = {
    "SECRET_KEY": "a-text-that-nobody-guesses-because-it-is-long-and-random",
    "DEBUG": False,
    "ALLOWED_HOSTS": ["introduktion.example.se"],
    "SITE_URL": "https://introduktion.example.se",
    "USES_SQLITE": False,
    "REDIS_URL": "redis://redis:6379/0",
    "KEEPS_MAIL": False,
}


def example():
    lines = [line for line in EXAMPLE.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def manage(*command, tmp_path, **changes):
    environment = {"PATH": os.environ["PATH"], "RUN_DIR": str(tmp_path)} | example() | changes
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True
    )


def test_production_passes_the_security_check_without_a_warning(tmp_path):
    secret = "A1b2-" * 12

    result = manage("check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path, SECRET_KEY=secret)

    assert (result.returncode, result.stderr) == (0, "")
    assert "no issues" in result.stdout


def test_production_does_not_start_without_its_secret(tmp_path):
    result = manage("check", tmp_path=tmp_path)

    assert result.returncode == 1
    assert "SECRET_KEY must be a random text of at least 50 characters" in result.stderr


@pytest.fixture
def safe(monkeypatch):
    for name, value in SAFE.items():
        monkeypatch.setattr(settings, name, value)
    return monkeypatch


def test_production_accepts_safe_values(safe):
    settings.refuse_unsafe_values()


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("SECRET_KEY", settings.INSECURE_KEY, "SECRET_KEY must be"),
        ("SECRET_KEY", "short", "SECRET_KEY must be"),
        ("DEBUG", True, "DEBUG must be off"),
        ("ALLOWED_HOSTS", [], "ALLOWED_HOSTS must be"),
        ("ALLOWED_HOSTS", ["*"], "ALLOWED_HOSTS must be"),
        ("SITE_URL", "http://introduktion.example.se", "SITE_URL must be"),
        ("USES_SQLITE", True, "DATABASE_URL must be"),
        ("REDIS_URL", "", "REDIS_URL must be"),
        ("KEEPS_MAIL", True, "EMAIL_URL must be"),
    ],
)
def test_production_refuses_an_unsafe_value(safe, name, value, complaint):
    safe.setattr(settings, name, value)

    with pytest.raises(ImproperlyConfigured, match=complaint):
        settings.refuse_unsafe_values()
