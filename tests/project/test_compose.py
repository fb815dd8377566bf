import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"
SITE = ["migrate", "web", "worker", "beat"]


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load(COMPOSE.read_text())["services"]


def test_compose_file_follows_the_published_schema():
    checker = Path(sys.executable).with_name("check-jsonschema")

    result = subprocess.run(
        [checker, "--builtin-schema", "vendor.compose-spec", COMPOSE], capture_output=True, text=True
    )

    assert result.returncode == 0, result.stdout


def test_compose_has_everything_that_production_needs(services):
    assert set(services) == {*SITE, "postgres", "redis", "proxy"}


def test_only_the_proxy_can_be_reached_from_outside(services):
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]


@pytest.mark.parametrize("name", SITE)
def test_site_containers_cannot_write_or_gain_rights(services, name):
    assert services[name]["read_only"]
    assert services[name]["cap_drop"] == ["ALL"]
    assert services[name]["security_opt"] == ["no-new-privileges:true"]


def test_example_sets_every_variable_of_the_compose_file():
    wanted = set(re.findall(r"\$\{(\w+)", COMPOSE.read_text()))
    example = (ROOT / "deploy" / "production.env.example").read_text()

    assert wanted <= set(re.findall(r"^(\w+)=", example, re.MULTILINE))


def test_image_holds_every_app():
    from django.apps import apps

    own = {Path(app.path).name for app in apps.get_app_configs() if Path(app.path).parent == ROOT}

    assert own <= set(re.findall(r"^!(\w+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
