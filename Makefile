# Six Elements: each command prepares what it needs by itself. "make" alone lists them.

HOST ?= 127.0.0.1
PORT ?= 8866

# The first Python of 3.11 or later that is on this machine, or a much quicker build of the same version.
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && $$p tools/python.py && break; done)
endif

RUN := .venv/bin/python

# Images of containers often set this, and then every server and every kernel compiles each module anew: 4 s a start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve book test lock clean ready-run ready-dev

help:
	@echo "make serve   start the course on http://$(HOST):$(PORT)/ (other: make serve HOST=0.0.0.0 PORT=9000; practice: REHEARSE=1)"
	@echo "make book    build the book into _build/html"
	@echo "make test    run every check (one part: make test PARTS=types)"
	@echo "make lock    pin the packages anew after a change in pyproject.toml (newest: make lock UPGRADE=--upgrade)"
	@echo "make clean   remove what the commands above have made"

serve: ready-run
	@$(RUN) tools/serve.py --host $(HOST) --port $(PORT) $(if $(REHEARSE),--rehearse)

book: ready-run
	@$(RUN) -m sixelements book

test: ready-dev
	@$(RUN) tests/run.py $(PARTS)

lock: ready-dev
	@echo "Pinning the packages that pyproject.toml asks for."
	@$(RUN) tools/lock.py $(UPGRADE)

clean:
	rm -rf .venv _build build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

ready-run ready-dev: ready-%:
	@test -n "$(PYTHON)" || { echo "Six Elements needs Python 3.11 or later, and none was found. Install it from python.org or with your system's packages, then try again."; exit 1; }
	@"$(PYTHON)" tools/ready.py $*
