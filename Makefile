# Every command sets up what it needs first, may be repeated, and fixes what an interruption left.
# Written for GNU make 3.81, which macOS ships.

BIN := .venv/bin
PORT ?= 8000

# MkDocs 1 is pinned on purpose (see pyproject.toml).
export NO_MKDOCS_2_WARNING := 1
unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH
# Images for CI often set it; then each of our many processes would compile all modules again.
unexport PYTHONDONTWRITEBYTECODE

# The reference service is a project of its own, with its own environment.
SERVICE := -C examples/modern-python-api PYTHON='$(CURDIR)/$(BIN)/python'

.PHONY: help serve build test check verify edition links dist format examples bench audit delivery setup
.PHONY: setup-browser service-lint selftest proofs

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 10

# A warning must not end the preview of what is being written; it ends a build.
# Not strict: the server would stop answering at the first warning of a page half written.
serve: setup  ## show the site at http://127.0.0.1:8000/ and follow every change (PORT=8001: there)
	$(BIN)/mkdocs serve --no-strict --dev-addr 127.0.0.1:$(PORT)

# `site/` changes only once the new one is whole.
build: setup  ## write the site to site/ (SITE_URL=https://… is its address)
	rm -rf .cache/site
	$(BIN)/mkdocs build --strict --site-dir .cache/site
	$(BIN)/python scripts/links.py .cache/site
	rm -rf site
	mv .cache/site site

# What uses one core goes first, two at a time. pytest comes last: CI reads its closing line.
test: setup setup-browser  ## run every check and test, in the real Chromium too
	$(MAKE) -C examples/pairs install
	$(MAKE) --jobs=2 check service-lint selftest proofs
	$(MAKE) $(SERVICE) --assume-old=lint test
	$(MAKE) -C examples/pairs test
	$(BIN)/pytest -n auto --dist loadgroup

service-lint:
	$(MAKE) $(SERVICE) lint

selftest:
	examples/pairs/.venv/bin/python -m pytest -c checks/selftest/pytest.ini checks/selftest -q

proofs: setup
	$(BIN)/python -m rulebook verify --check

check: setup  ## check the rules, the code and the workflows
	$(BIN)/python -m rulebook check --strict
	$(BIN)/python scripts/scopes.py
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet .github
	PATH="$(BIN):$$PATH" $(BIN)/actionlint
	$(BIN)/shellcheck scripts/*.sh .ci/run

verify: setup  ## verify every code block and prohibition of the rules, and write down the proofs
	$(MAKE) -C examples/pairs test
	$(MAKE) selftest
	$(BIN)/python -m rulebook verify

edition: setup  ## record the rules as the newest edition (rules/editions/editions.toml says what changed)
	$(BIN)/python -m rulebook edition $(if $(REPLACE),--replace)

format: setup  ## put the code into the form that `make check` wants
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

examples: setup  ## run the examples of the pages and record what they print
	$(BIN)/python scripts/record_examples.py

bench: setup  ## measure what a build costs, and how soon a change shows in the preview
	$(BIN)/python scripts/bench.py

pictures: build setup-browser  ## take the pictures of the README files in Chromium
	$(BIN)/python scripts/readme_pictures.py

audit: build setup-browser  ## run Lighthouse and the Nu HTML checker (needs Node and Java)
	$(BIN)/python scripts/audit.py

delivery: build  ## run Claude Code, Codex and skills: which rules reach the model? (UPDATE=1 records it)
	$(BIN)/python scripts/measure_delivery.py $(if $(UPDATE),--update)

links: build  ## add the links of the site to docs/published-links.txt, which no build may lose
	$(BIN)/python scripts/links.py --add site

dist: setup  ## write the rules alone to dist/, a folder for each language
	$(BIN)/python scripts/dist.py

setup:
	@scripts/setup.sh python

setup-browser:
	@scripts/setup.sh browser
