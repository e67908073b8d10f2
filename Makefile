# `make` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test acceptance lint bench serve schemas clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.ready  ## draft a memorandum and a dual-degree agreement into out/
	@mkdir -p out
	$(BIN)/convenio draft examples/memorandum-dual-degree-coil.yaml --out out/memorandum.docx --force
	$(BIN)/convenio draft examples/specific-dual-degree-scotland.yaml --out out/dual-degree.docx --force

test: $(VENV)/.tools  ## everything that needs only this clone (CI runs this)
	$(BIN)/python -m pytest --ignore=tests/acceptance

acceptance: $(VENV)/.tools  ## what reads the real cases beside the project
	$(BIN)/python -m pytest tests/acceptance

lint: $(VENV)/.tools  ## style, types and the clause library
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/convenio library lint --strict

bench: $(VENV)/.tools  ## speed, as ratios against a named peer in the same run
	$(BIN)/python -m bench

serve: $(VENV)/.ready  ## all of it in the browser, on this machine only
	$(BIN)/convenio serve

schemas: $(VENV)/.ready  ## write the request's schema anew from facts.yaml
	$(BIN)/python -m agreements.library.request_schema

clean:  ## remove what the targets made
	rm -rf $(VENV) out dist build

$(VENV)/.ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
