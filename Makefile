# `make run` shows the site, `make test` proves it. Both install what they miss, can be repeated, and clean up after Ctrl-C.
PYTHON ?= python3
export PYTHON

BIN := .venv/bin
SERVERS := $(BIN)/python scripts/servers.py
RUN_PACKAGES := gettext libpango-1.0-0 libpangoft2-1.0-0
TEST_PACKAGES := postgresql redis-server chromium poppler-utils
# Where rules and figures are decided, types are checked.
TYPED := $(wildcard */rules.py */services.py */services/*.py */calendar.py */parts.py */plan.py */scope.py) \
	programs/pace.py programs/intents.py programs/replanning.py
SOURCES := --ignore=.venv --ignore=tests --ignore=docs --ignore=static --ignore=staticfiles --ignore=benchmarks
PIN := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

.PHONY: help run setup test test-all check format bench screenshots messages lock packages environment test-packages

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: export SITE_MODE ?= demo
run: export RUN_DIR ?= $(CURDIR)/$(if $(filter demo,$(SITE_MODE)),.run,site-data)
run: packages environment ## the demo on this machine; PORT=8000 chooses the port
	@$(BIN)/python scripts/run.py

setup: export SITE_MODE = laptop
setup: export RUN_DIR = $(CURDIR)/site-data
setup: packages environment ## a site of one's own instead of the demo: the first administrator, the tree, the people
	@$(BIN)/python scripts/prepare.py messages static database
	@$(BIN)/python manage.py setup
	@echo "Start it with: make run SITE_MODE=laptop"

test: test-packages environment ## every test; ARGS="tests/accounts -k tree" for some
	@$(BIN)/python scripts/prepare.py messages static
	@$(SERVERS) $(BIN)/pytest -n auto --dist loadscope $(ARGS)

test-all: export AXE_FULL = 1
test-all: test ## also every page in every width, colour scheme and language

check: packages environment ## style, types, layers, migrations, translations, deployment
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@$(BIN)/djlint --lint --quiet templates
	@$(BIN)/mypy --follow-imports=silent $(TYPED)
	@$(BIN)/python scripts/prepare.py messages static
	@$(BIN)/pytest --quiet -m "not story" tests/project

format: environment ## put the code in its usual form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

bench: test-packages environment ## how far from the fastest possible the slow things are
	@$(BIN)/python scripts/prepare.py messages static
	@$(SERVERS) $(BIN)/python -m benchmarks $(ARGS)

screenshots: test-packages environment ## the pictures in docs/screenshots
	@$(BIN)/python scripts/prepare.py messages static
	@$(BIN)/python scripts/screenshots.py $(ARGS)

messages: packages environment ## collect the texts of the code into the catalogues
	@$(BIN)/python manage.py makemessages --locale=sv --locale=en --no-location --no-wrap --no-obsolete $(SOURCES)

lock: environment ## pin the newest versions that pyproject.toml allows
	@$(PIN) --upgrade --group dev --output-file requirements.lock
	@$(PIN) --constraints requirements.lock --output-file requirements-production.lock

packages:
	@scripts/packages.sh $(RUN_PACKAGES)

test-packages: packages
	@scripts/packages.sh $(TEST_PACKAGES)

environment:
	@scripts/environment.sh
