# Kommunennetz: `make` lists what there is.
.DEFAULT_GOAL := help
.PHONY: help run test lint messages relevance bench lighthouse elasticsearch test-cluster clean

PORT ?= 8000
HOST ?= 127.0.0.1
ES_PORT ?= 9200
TESTS ?= tests
export PORT HOST ES_PORT ES_HEAP

# The first Python that is new enough; an older one is named in the error that deploy/local then shows.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && exit; done; echo python3)
LOCAL := @command -v $(PYTHON) >/dev/null || { echo "Python fehlt. Bitte Python 3.11 oder neuer installieren."; exit 1; }; \
	exec $(PYTHON) deploy/local

help: ## Zeigt diese Liste
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

run: ## Richtet alles ein und startet Website, Worker und Uhr (PORT=8000, HOST=127.0.0.1)
	$(LOCAL) run

test: ## Führt alle Tests aus, auf SQLite (mit Browser) und auf PostgreSQL (TESTS=tests/suche für einen Teil)
	$(LOCAL) prepare-tests
	@echo "▸ Tests auf PostgreSQL"
	.venv/bin/python -m pytest -p tests.on_postgres -n 2 -m "not journey and not elasticsearch and not cluster" $(TESTS)
	@echo "▸ Tests auf SQLite, mit den Wegen im Browser"
	.venv/bin/python -m pytest -n 2 -m "not cluster" $(TESTS)

lint: ## Prüft Stil und Importe
	$(LOCAL) prepare-tests
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports

messages: ## Sammelt die Texte der Oberfläche in die Kataloge in locale/ und nennt, was noch zu übersetzen ist
	$(LOCAL) prepare-tests
	.venv/bin/python manage.py update_words

relevance: ## Bewertet die Suche auf allen Suchmaschinen und zeigt Tabellen (BASELINE=1 merkt sich die Werte)
	$(LOCAL) prepare-tests
	RELEVANCE_BASELINE=$(BASELINE) .venv/bin/python -m pytest -q -p tests.on_postgres -m "not elasticsearch" tests/relevance
	RELEVANCE_BASELINE=$(BASELINE) .venv/bin/python -m pytest -q tests/relevance

bench: ## Misst, wie schnell alles ist, und schreibt docs/benchmarks.md (SIZES=1000,10000, ENGINES=sqlite)
	$(LOCAL) prepare-tests
	.venv/bin/python -m bench $(if $(SIZES),--sizes $(SIZES)) $(if $(ENGINES),--engines $(ENGINES))

lighthouse: ## Misst Startseite, Liste, Beitrag und Suche auf einem Telefon; Berichte in var/lighthouse
	@VAR_DIR=$(CURDIR)/var/lighthouse DATABASE_URL=sqlite:///$(CURDIR)/var/lighthouse/db.sqlite3 SEARCH_URL= \
		exec $(PYTHON) deploy/local lighthouse

elasticsearch: ## Lädt und startet eine Suchmaschine zum Ausprobieren (ES_PORT=9200, ES_HEAP=1g)
	$(LOCAL) elasticsearch

test-cluster: ## Prüft die Suche mit drei Knoten von Elasticsearch, von denen einer ausfällt
	$(LOCAL) prepare-tests
	.venv/bin/python -m pytest -m cluster tests/cluster

clean: ## Entfernt Gebautes und die lokale Datenbank (nach Rückfrage mit FORCE=1 ohne)
	@test -n "$(FORCE)" || { printf 'Auch die lokale Datenbank und alle Dateien in var/ löschen? [j/N] '; read answer; test "$$answer" = j; }
	rm -rf var .venv node_modules frontend/build locale/.stamp locale/*/LC_MESSAGES/django.mo test-results .pytest_cache .ruff_cache .import_linter_cache
