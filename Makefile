# The commands of the product. `make help` lists them.
PYTHON ?= python3
LAUNCH = $(PYTHON) site/start.py
VENV = .venv/bin/python
HARNESS = env PYTHONPATH=site $(VENV) -m tests.harness

.PHONY: help run install tools test test-quick lint types bench screenshots
.DEFAULT_GOAL := help

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 14

run:  ## install what is missing, prepare the data, start the site and the queue (PORT=8000)
	@exec $(LAUNCH) run

install:  ## only install: .venv, pinned packages, native libraries of prints
	@$(LAUNCH) install

tools:  ## install what tests, lint and types need as well
	@$(LAUNCH) tools

test: tools  ## everything: lint, types, unit, journeys in Chromium, SQLite and PostgreSQL
	@exec $(HARNESS) everything

test-quick: tools  ## the quick part: unit tests on SQLite
	@exec $(HARNESS) quick

lint: tools  ## ruff
	@$(VENV) -m ruff check .

types: tools  ## mypy with django-stubs
	@$(VENV) -m mypy .

bench: tools  ## prints and pages against the same work done bare (BENCH=--json)
	@$(VENV) site/manage.py bench $(BENCH)

screenshots: tools  ## the pictures of the guides in docs/ru/img, taken anew from the demonstration
	@$(HARNESS) screenshots
