# Python 3.11, pip, make and git are all that has to be there: uv comes by pip, everything else by requirements.lock.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
RAW ?= raw
WAREHOUSE ?= warehouse/data
REPORT ?= $(if $(filter s3://%,$(WAREHOUSE)),report.html,$(WAREHOUSE)/report.html)

.DEFAULT_GOAL := help
.PHONY: help setup run test lint eval bench docs lock

help: ## print the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv with the locked environment

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

run: $(READY) ## read the articles in raw/ into the warehouse, and write a report to look at
	@$(BIN)/columnist run $(RAW) --warehouse $(WAREHOUSE)
	@$(BIN)/columnist report --warehouse $(WAREHOUSE) --out $(REPORT)

test: $(READY) ## run the tests
	@$(BIN)/pytest -n 2 --dist loadscope -m 'not sweep'

lint: $(READY) ## style, types, imports, stale documents
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m flows.commands.docs --check

eval: $(READY) ## score every table against the gold there is, and run the tests that are sweeps or properties
	@$(BIN)/pytest -n 2 --dist loadscope -m 'sweep or hypothesis' --hypothesis-profile=thorough
	@$(BIN)/python -m benchmarks.evaluate

bench: $(READY) ## speed and memory, as ratios
	@$(BIN)/python -m benchmarks.speed

docs: $(READY) ## write docs/tables.md anew
	@$(BIN)/python -m flows.commands.docs

lock: ## resolve the dependencies anew
	@$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header \
		--group dev --all-extras pyproject.toml -o requirements.lock
