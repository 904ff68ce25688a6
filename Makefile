# What can be done here. `make demo` and `make test` set up whatever they need inside this folder.
PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
# make has an AS of its own, the assembler; only one that somebody gave names a person.
ifneq ($(filter default undefined,$(origin AS)),)
AS :=
endif
.DEFAULT_GOAL := help

help: ## Say what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(VENV)/ready ## Make the virtual environment and install everything, pinned with hashes

$(VENV)/ready: deploy/requirements-dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Boardclerk needs Python 3.11, 3.12 or 3.13 (PYTHON=python3.12 make …)")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement deploy/requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q board storage acts dialogs notifications bot
	touch $@

demo: $(VENV)/ready ## Run the sample board and open the local Teams client (AS=ngozi for another person)
	$(BIN)/boardclerk demo $(if $(AS),--as "$(AS)")

test: $(VENV)/ready ## Run every test, on two cores (WORKERS=0 for one after the other)
	-$(BIN)/python -m bot.demo var/node --driver
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile

pictures: $(VENV)/ready ## Take the pictures of the docs anew, in the local Teams client
	-$(BIN)/python -m bot.demo var/node --driver
	$(BIN)/python -m tests.screens docs/pictures

check: $(VENV)/ready ## Format, lint, types, imports and tests, as a contributor runs them
	$(BIN)/ruff format .
	$(MAKE) lint
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile

lint: $(VENV)/ready ## Lint, types and imports, changing nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

crash: $(VENV)/ready ## Kill the service at random points, many times
	BOARDCLERK_CRASH_ROUNDS=100 $(BIN)/python -m pytest -q tests/engine/test_killed.py -s

fuzz: $(VENV)/ready ## Read spoiled and hostile files: each ends in blocks or in a clear refusal
	$(BIN)/python -m tests.fuzz $(ROUNDS) $(SEED)

long: $(VENV)/ready ## The long forms of the properties, thousands of random cases
	BOARDCLERK_EXAMPLES=5000 $(BIN)/python -m pytest -q

evaluate: $(VENV)/ready ## Score the answers on whole questions, the held-back ones too, and the understanding
	$(BIN)/python -m tests.understanding.evaluate
	$(BIN)/python -m tests.evaluation $(MISSES)
	$(BIN)/python -m tests.evaluation --held-back
	$(BIN)/python -m tests.evaluation.leaks

corpus: $(VENV)/ready ## Score the reading of invented packs in other layouts (MISSES=--misses lists what was missed)
	$(BIN)/python -m tests.corpus $(MISSES)

bench: $(VENV)/ready ## Measure turns a second beside three baselines
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement deploy/requirements-bench.lock
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	.venv-bench/bin/python -m tests.bench
	.venv-bench/bin/python -m tests.bench --where

lock: $(VENV)/ready ## Pin the newest releases that fit pyproject.toml, with hashes
	$(BIN)/python -m pip install --quiet uv
	for extra in "" dev bench; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	    $${extra:+--extra $$extra} pyproject.toml --output-file deploy/requirements$${extra:+-$$extra}.lock; done

clean: ## Remove everything that was made here
	rm -rf $(VENV) .venv-bench var build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.PHONY: help setup demo test pictures check lint crash fuzz long evaluate corpus bench lock clean
