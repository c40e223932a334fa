# Two commands on a machine with python3, pip and make:  make run   and   make test
PYTHON ?= python3
PORT ?= 8000
DEMO ?= 1
# Extra words for pytest:  make test T="tests/moments -k nap"
T ?=
JOBS ?= auto
# How often make faults tries each: nightly, or as often as make test does (FAULTS=each-run).
FAULTS ?= nightly
FAULTS_TOLD = FAULTS=$(FAULTS) FAULTS_LINES="$(CURDIR)/build/faults.jsonl"
# What must hold on PostgreSQL as well as on SQLite. Of the faults: who may see what, tampering, an upgrade that is killed. The others
# are about SQLite's file and its lock, about what is sent, or in a browser, where the database makes no difference.
ON_BOTH := $(addprefix tests/,common people signin moments ways tablet access records/test_copies.py)
ON_BOTH += $(addprefix tests/faults/test_,tampering.py ended_upgrade.py)

UV := .tools/bin/uv
PY := .venv/bin/python
BABYROOM := .venv/bin/babyroom
NODE_MODULES := frontend/node_modules/.package-lock.json

# A slow line to a package registry is waited for.
export UV_HTTP_TIMEOUT ?= 180
export UV_NO_PROGRESS := 1

.DEFAULT_GOAL := help
.PHONY: help run test faults check tidy bench docs proof assets fonts texts lock audit clean
# The stamps below stand for one venv: two recipes at once would undo each other.
.NOTPARALLEL:
.SUFFIXES:
MAKEFLAGS += --no-print-directory --no-builtin-rules

help: ## this list
	@echo "Baby Room. Say make and one of these:"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

run: .venv/.ready ## the demonstration on http://127.0.0.1:8000 (PORT=8000, DEMO=0 for a nursery of your own)
	@PORT="$(PORT)" DEMO="$(DEMO)" $(BABYROOM) run

test: .venv/.dev .venv/.ready $(NODE_MODULES) ## every test, in a real browser too (T="tests/moments -k nap" for some)
	@scripts/npm.sh run --silent test
	@scripts/with-browser.sh $(PY) -m pytest -n $(JOBS) --dist loadfile $(T)
	@test -n "$(T)" || $(PY) scripts/with_postgres.py $(PY) -m pytest -n $(JOBS) --dist loadfile -m "not sqlite" $(ON_BOTH)

faults: .venv/.dev .venv/.ready $(NODE_MODULES) ## break things on purpose, many times, and write what came of it into docs/measures/faults.md
	@mkdir -p build && rm -f build/faults.jsonl build/faults.failed
	@$(FAULTS_TOLD) scripts/with-browser.sh $(PY) -m pytest -n 0 --timeout 3600 -m "fault and not postgres" tests || touch build/faults.failed
	@$(FAULTS_TOLD) $(PY) scripts/with_postgres.py $(PY) -m pytest -n 0 --timeout 3600 -m "fault and not sqlite" $(ON_BOTH) || touch build/faults.failed
	@FAULTS=$(FAULTS) $(PY) scripts/faults.py build/faults.jsonl
	@test ! -e build/faults.failed

check: .venv/.dev .venv/.ready $(NODE_MODULES) ## form, types, the rule of imports, and that everything generated is current
	@scripts/check.sh

tidy: .venv/.dev ## put the Python in its form
	@.venv/bin/ruff check --quiet --fix --exit-zero . >/dev/null; .venv/bin/ruff format --quiet .

bench: .venv/.dev .venv/.ready ## measure speed and weight, into build/bench.json and docs/measures
	@scripts/with-browser.sh $(BABYROOM) bench

docs: .venv/.dev .venv/.ready ## print the parts of docs that come from code, and take the pictures of the screens
	@$(BABYROOM) docs
	@scripts/with-browser.sh .venv/bin/python scripts/screens.py

proof: .venv/.ready ## run the import and usual windows on real logs: make proof DATA=the folder they are in
	@test -n "$(DATA)" || { echo "Say where the logs are: make proof DATA=folder"; exit 2; }
	@$(BABYROOM) proof "$(DATA)"

assets: .venv/.dev $(NODE_MODULES) ## build the tablet's script from frontend/src
	@scripts/npm.sh run --silent build

fonts: .venv/.dev $(NODE_MODULES) ## cut the fonts to the weights and letters the screens use
	@$(PY) scripts/fonts.py

texts: .venv/.dev .venv/.ready ## begin or bring up to date the catalogue of a language, and compile it: make texts LANGUAGE=cy
	@test -n "$(LANGUAGE)" || { echo "Say which language: make texts LANGUAGE=cy"; exit 2; }
	@$(PY) scripts/texts.py $(LANGUAGE)

lock: | $(UV) .venv/.dev ## write the lock files (UPGRADE=1 chooses newer versions; a connected machine)
	@echo uv | $(UV) pip compile -q --generate-hashes --no-header --no-annotate $(if $(UPGRADE),--upgrade) -o requirements/uv.txt -
	@$(UV) pip compile -q --universal --generate-hashes --no-header $(if $(UPGRADE),--upgrade) -o requirements/base.txt pyproject.toml
	@$(UV) pip compile -q --universal --generate-hashes --no-header --all-extras --group dev $(if $(UPGRADE),--upgrade) -o requirements/dev.txt pyproject.toml
	@scripts/npm.sh $(if $(UPGRADE),update,install) --package-lock-only >/dev/null

audit: .venv/.dev | $(UV) ## known weaknesses in what we use (a connected machine: behind a mirror a green says nothing)
	@$(UV) tool run -q pip-audit --disable-pip --require-hashes -r requirements/dev.txt
	@scripts/npm.sh audit

clean: ## take away what these commands installed and built; var/, the nursery's own record, stays
	@rm -rf .venv .tools build frontend/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find babyroom tests scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# uv comes with pip alone: --target needs neither the venv module nor a writable system, which bare Debian has not.
$(UV): requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Baby Room needs Python 3.11 or newer (PYTHON=python3.12 make ...)."; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null || { echo "Baby Room needs pip. On Debian: apt install python3-pip"; exit 1; }
	@echo "Getting ready: the installer"
	@PIP_ROOT_USER_ACTION=ignore $(PYTHON) -m pip install -q --disable-pip-version-check --no-deps --require-hashes --upgrade --target .tools -r requirements/uv.txt
	@touch $@

$(PY): | $(UV)
	@$(UV) venv -q --no-python-downloads --python "$(PYTHON)" .venv

# A venv that has the development packages keeps them: make run after make test takes nothing away.
.venv/.base: requirements/base.txt | $(PY)
	@echo "Getting ready: what the product needs"
	@if [ -e .venv/.dev ]; then \
		$(UV) pip sync -q --require-hashes --python $(PY) requirements/dev.txt && touch .venv/.dev; \
	else \
		$(UV) pip sync -q --require-hashes --python $(PY) requirements/base.txt; \
	fi
	@touch $@

.venv/.dev: requirements/dev.txt | $(PY)
	@echo "Getting ready: what the tests need"
	@$(UV) pip sync -q --require-hashes --python $(PY) requirements/dev.txt
	@touch .venv/.base $@

# The product itself, as it stands in this folder. A sync takes it out, so it comes back after every one.
.venv/.ready: pyproject.toml .venv/.base $(wildcard .venv/.dev)
	@$(UV) pip install -q --offline --no-deps --no-build-isolation --python $(PY) -e .
	@touch $@

$(NODE_MODULES): frontend/package-lock.json frontend/package.json frontend/.npmrc | .venv/.dev
	@echo "Getting ready: what the tablet's script is built with"
	@scripts/npm.sh ci --ignore-scripts >/dev/null
	@touch $@
