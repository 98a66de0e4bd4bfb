# make demo   installs into .venv and judges the example documents
# make test   installs what the tests need and runs everything that must hold

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2

.PHONY: demo test lint types imports rules unit pages clean

demo: $(VENV)/.demo
	$(BIN)/declass check --as-of 2026-11-23 --fail-on never examples/

test: lint types imports rules unit

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

imports: $(VENV)/.test
	$(BIN)/lint-imports

rules: $(VENV)/.test
	$(BIN)/declass rules test

unit: $(VENV)/.test
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -q -n $(JOBS)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

pages: $(VENV)/.test
	$(BIN)/python tools/make_pages.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(VENV)/.demo: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.test: $(VENV)/.demo pyproject.toml
	$(BIN)/python -m pip install --quiet --group test
	touch $@

clean:
	rm -rf $(VENV) dist build .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
