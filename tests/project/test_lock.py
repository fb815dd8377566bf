import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-production.lock"]


def read(name):
    return (ROOT / name).read_text()


def pins(name):
    return set(re.findall(r"^([a-z0-9-]+)==(\S+)", read(name), re.MULTILINE))


def declared():
    project = tomllib.loads(read("pyproject.toml"))
    lines = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return {re.match(r"[A-Za-z0-9.-]+", line)[0].lower().replace(".", "-") for line in lines}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(lock):
    assert "://" not in read(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_every_package_by_hash(lock):
    packages = re.split(r"^(?=[a-z0-9])", read(lock), flags=re.MULTILINE)[1:]

    unpinned = [text.splitlines()[0] for text in packages if "--hash=sha256:" not in text or "==" not in text]

    assert unpinned == []


def test_lock_of_production_has_the_versions_that_are_tested():
    assert pins("requirements-production.lock") < pins("requirements.lock")


def test_lock_holds_everything_that_the_project_asks_for():
    assert declared() <= {name for name, version in pins("requirements.lock")}


def test_every_dependency_has_its_reason():
    explained = set(re.findall(r"^\| `([a-z0-9-]+)", read("docs/dependencies.md"), re.MULTILINE))

    assert explained == declared()
