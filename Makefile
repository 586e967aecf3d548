# What can be typed here; `make` alone lists it. Everything a target needs, it sets up itself.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
TESTS ?= tests
JOBS ?= auto
ROOMS := bench cli demo exchange i18n identity projections runtime search_index tests vocabulary web

.PHONY: help run test browser torture check fmt words bench rebuild lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/ready ## start the exchange with demo data; prints the address and the demo sign-in
	@.venv/bin/studitiru demo --if-empty
	@.venv/bin/studitiru serve

test: .venv/ready-dev ## every test, in a browser too; ends with the list of what was skipped
	@scripts/ensure-chromium
	@scripts/ensure-postgres
	$(PY) -m pytest -n $(JOBS) --dist loadfile $(TESTS)

browser: .venv/ready-dev ## only the tests that drive a browser
	@scripts/ensure-chromium
	$(PY) -m pytest -n $(JOBS) --dist loadfile tests/browser

torture: .venv/ready-dev ## the crash tests for as long as the promise says, a quarter of an hour
	@scripts/ensure-postgres
	TORTURE_CYCLES=100 $(PY) -m pytest tests/crash

check: .venv/ready-dev ## style, types, arrows between rooms, lock files, vendored files, words
	$(PY) -m ruff check $(ROOMS)
	$(PY) -m ruff format --check $(ROOMS)
	$(PY) -m mypy
	.venv/bin/pyright --warnings
	.venv/bin/lint-imports
	scripts/check-locks
	cd web/static/vendor && sha256sum --quiet --check SHA256SUMS
	scripts/check-words

fmt: .venv/ready-dev ## put the code in one style
	$(PY) -m ruff check --fix $(ROOMS)
	$(PY) -m ruff format $(ROOMS)

words: .venv/ready-dev ## collect the words on screen into both catalogues
	$(PY) -m i18n.collect

bench: .venv/ready-dev ## measure, and print the figures as a table
	$(PY) -m bench

rebuild: .venv/ready ## build every view and the search index again from the log
	@.venv/bin/studitiru rebuild

lock: .venv/ready-dev ## write the lock files again from pyproject.toml
	@scripts/lock requirements

clean: ## remove what can be made again; the data directory stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The two stamps are the locks made real: they are older than a lock only after it changed.
.venv/ready: requirements/run.txt requirements/build.txt pyproject.toml
	@scripts/ensure-venv requirements/run.txt requirements/build.txt
	@touch $@

.venv/ready-dev: requirements/dev.txt pyproject.toml
	@scripts/ensure-venv requirements/dev.txt
	@touch .venv/ready $@
