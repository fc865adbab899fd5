# The whole life of the project in a few words; `make` alone lists them.
SHELL := /bin/bash
PORT ?= 8000
DATA_DIR ?= var
export PORT DATA_DIR
PYTHON := .venv/bin/python
COMPILE := .venv/bin/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header pyproject.toml

.PHONY: help run demo test test-deps lint bench lock

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: .venv/ready ## the demo site on 127.0.0.1 (PORT=8000), with an owner account
	@exec tools/run

demo: .venv/ready ## the demo content alone
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py demo

test: .venv/ready-for-tests ## every test this machine can run
	@exec tools/test

test-deps: ## what the tests need from Debian
	@tools/install-debian python3-venv chromium libatomic1 fonts-noto-cjk postgresql gettext

lint: .venv/ready-for-tests ## style, types, layers, templates
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint --check --lint --quiet templates

bench: .venv/ready-for-tests ## what the README claims, measured
	$(PYTHON) benchmarks/run.py

lock: .venv/ready-for-tests ## requirements with hashes, from pyproject.toml
	$(COMPILE) -o requirements.txt
	$(COMPILE) --extra postgresql -o requirements-postgresql.txt
	$(COMPILE) --extra dev -o requirements-dev.txt

.venv/ready: requirements.txt
	@tools/install-python requirements.txt
	@touch $@

.venv/ready-for-tests: requirements-dev.txt
	@tools/install-python requirements-dev.txt
	@touch .venv/ready $@
