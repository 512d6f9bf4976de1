# The one entry for users and contributors; README.md shows the plain commands beside each target.
# Wants python3 (3.11 or newer, with its venv module) and make, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEED_EVENTS := artefacts/seeds.csv

.PHONY: run test lint format lock bench wheel clean

run: $(SEED_EVENTS)
	$(BIN)/dateline dashboard

test: $(VENV)/.installed-dev
	STRICT=$(STRICT) $(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks score

wheel: $(VENV)/.installed-dev
	rm -rf build dist
	$(BIN)/python -m build

# Keeps the pins that still fit; `make lock UPGRADE=--upgrade` takes the newest of everything.
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate $(UPGRADE)
lock: $(VENV)/.installed
	$(BIN)/pip install --quiet uv
	mkdir -p build
	grep -v '^-e' requirements.txt > build/base.txt
	cat requirements.txt requirements-dev.txt | grep -v '^-e' > build/all.txt
	$(COMPILE) --output-file build/base.txt > /dev/null
	$(COMPILE) --extra dev --constraint build/base.txt --output-file build/all.txt > /dev/null
	(echo '# The exact set that is tested, compiled from the ranges in pyproject.toml by `make lock`.'; \
		cat build/base.txt; echo '-e .') > requirements.txt
	(echo '# What the tests and checks need on top of requirements.txt, compiled by `make lock`.'; \
		grep -v -x -F -f build/base.txt build/all.txt) > requirements-dev.txt

clean:
	rm -rf $(VENV) build dist artefacts *.egg-info

# Stamp files: each install and the first extraction run again only when what they depend on has changed.
$(VENV)/.created:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.installed: $(VENV)/.created requirements.txt pyproject.toml setup.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(SEED_EVENTS): $(VENV)/.installed $(wildcard seeds/*.md)
	mkdir -p $(@D)
	$(BIN)/dateline extract seeds -o $@
