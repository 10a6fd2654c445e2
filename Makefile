# Everything runs in a virtual environment of its own, from pinned packages with hashes.
# Needed beforehand: Python >= 3.11, git, make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test check format lint types imports docs lock clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

demo: $(VENV)/run.stamp  ## open the sample library (prints its facts where no terminal is attached)
	@$(BIN)/beleg demo

test: $(VENV)/dev.stamp  ## run the tests
	$(BIN)/pytest -n auto

check: format lint types imports docs  ## all static checks

format: $(VENV)/dev.stamp  ## is everything formatted?
	$(BIN)/ruff format --check .

lint: $(VENV)/dev.stamp  ## ruff
	$(BIN)/ruff check .

types: $(VENV)/dev.stamp  ## mypy --strict
	$(BIN)/mypy

imports: $(VENV)/dev.stamp  ## do the arrows between the rooms point one way?
	$(BIN)/lint-imports

docs: $(VENV)/dev.stamp  ## do the generated parts of the docs agree with the code?
	$(BIN)/cog --check -r README.md docs/*.md

lock:  ## compile the pins anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --custom-compile-command 'make lock' --quiet -o requirements/run.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --custom-compile-command 'make lock' --quiet -o requirements/dev.txt

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Beleg needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

# The stamps hold the pins that were installed last, so that a changed lock installs again.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run.stamp
