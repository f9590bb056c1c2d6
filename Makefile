# The commands a day needs. `make` alone prints them.
PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test test-full check lint format messages screenshots lighthouse services clean

help:
	@echo "make run        the site on http://127.0.0.1:8000 with worker and scheduler (PORT=8123 make run: another port)"
	@echo "make test       all tests; starts the servers they need (ARGS='tests/honors -x': only these)"
	@echo "make test-full  the same, with the long forms of the sampled tests"
	@echo "make check      format, lint, types, layers, migrations, message catalogues, deployment check; then the tests"
	@echo "make lint       the same without the tests"
	@echo "make format     bring the code into shape"
	@echo "make messages   collect the texts on screen into locale/ (needs GNU gettext)"
	@echo "make screenshots   pictures of every kind of page into var/screenshots/ (ARGS='--dark --elder': more looks; --all; --manual: those of docs/)"
	@echo "make lighthouse Lighthouse on four pages, served as in production (needs npm and nginx)"
	@echo "make services   start PostgreSQL, Redis and Elasticsearch for tests, print their addresses, stop on Ctrl-C"
	@echo "make clean      delete caches of tools (never data)"

# One line instead of a stack of errors when there is no Python at all.
python = command -v $(PYTHON) >/dev/null 2>&1 || { echo "找不到 $(PYTHON)：请安装 Python 3.11 或更新版本 (Python 3.11+ is needed)" >&2; exit 1; }; exec $(PYTHON)

run:
	@$(python) scripts/run.py

test:
	@$(python) scripts/suites.py $(ARGS)

test-full:
	@$(python) scripts/suites.py --full $(ARGS)

check: lint
	@$(MAKE) --no-print-directory test

lint:
	@$(python) scripts/lint.py

format:
	@$(python) scripts/lint.py --format

messages:
	@$(python) scripts/lint.py --messages

screenshots:
	@$(python) scripts/screenshots.py $(ARGS)

lighthouse:
	@$(python) scripts/lighthouse.py $(ARGS)

services:
	@$(python) scripts/services.py

clean:
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
