# The index of commands. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help run test check check-formats eval eval-errors eval-floors bench bench-looking bench-linking bench-gva bench-joining bench-site bench-quality weights texts shots lock setup setup-dev places clean

VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := build/example-project
# Tests and measurements share one place index; `make run` makes the user's own.
MEASURED := GAWAH_CACHE="$(CURDIR)/build/test-cache"
# More words for the commands that take them: make eval ARGS="--kind arrest_charge"
ARGS ?=

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name what; do printf '%-22s %s\n' "$$name" "$$what"; done

run: setup places ## set gawah up, read the example reports and print the register
	@rm -rf $(EXAMPLE)
	@$(BIN)/gawah --project $(EXAMPLE) run examples/reports

test: setup-dev ## set up what the tests need and run them
	@$(BIN)/python -m pytest $(ARGS)

check: setup-dev ## what else must hold: lint, format, types, floors of the house, documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/docs

check-formats: setup-dev ## check exports with followthemoney and frictionless, in an environment of their own
	@.ci/formats $(ARGS)

eval: setup-dev ## measure how well gawah reads, on our corpus or the one in GAWAH_EVAL
	@$(MEASURED) $(BIN)/python -m eval.run $(ARGS)

eval-errors: setup-dev ## the same with what was missed and invented in the open documents
	@$(MEASURED) $(BIN)/python -m eval.run --split open --errors $(ARGS)

eval-floors: setup-dev ## fail where a figure is below its floor in eval/floors.toml
	@$(MEASURED) $(BIN)/python -m eval.floors $(ARGS)

bench: setup-dev ## measure speed, memory and start-up beside their limits
	@$(MEASURED) $(BIN)/python -m bench.run $(ARGS)

bench-looking: setup-dev ## measure the web interface on a register of 100,000 incidents, 20 readers at once
	@$(MEASURED) $(BIN)/python -m bench.looking $(ARGS)

bench-linking: setup-dev ## measure how records of people and their names are linked, beside what others reach
	@$(MEASURED) $(BIN)/python -m bench.linkage $(ARGS)

bench-gva: setup-dev ## measure how reports are grouped by incident, where such reports are at hand
	@$(MEASURED) $(BIN)/python -m bench.gva $(ARGS)

bench-joining: setup-dev ## measure how accounts of one event are found among 100,000 incidents, splink beside it
	@$(MEASURED) $(BIN)/python -m bench.joining $(ARGS)
	@$(MEASURED) $(BIN)/python -m bench.right

bench-site: setup-dev ## measure how long a public site of 10,000 incidents takes, and how large its pages are
	@$(MEASURED) $(BIN)/python -m bench.site $(ARGS)

bench-quality: setup-dev ## the figures on public documents beside the checkout (or in GAWAH_EVAL), where there are any
	@corpus="$${GAWAH_EVAL:-../shared/eval}"; \
	if [ -d "$$corpus/gold" ]; then \
		$(MEASURED) GAWAH_EVAL="$$corpus" $(BIN)/python -m eval.run $(ARGS); \
	else \
		echo "There are no annotated documents in $$corpus: set GAWAH_EVAL to a directory that has some."; \
	fi

weights: setup-dev ## learn anew what agreement between two accounts of incidents, and two reports, weighs
	@$(MEASURED) $(BIN)/python -m bench.weights
	@$(MEASURED) $(BIN)/python -m bench.report_weights

texts: setup-dev ## bring the catalogues of the web interface in step with its messages
	@$(BIN)/python -m tests.web.messages

shots: setup-dev ## draw the pictures of the pages in docs/pictures anew
	@$(MEASURED) $(BIN)/python -m tests.web.shots
	@$(MEASURED) $(BIN)/python -m tests.web.walk

lock: setup-dev ## write requirements.lock anew with the newest versions allowed
	@.ci/lock
	@$(MAKE) --no-print-directory setup-dev

clean: ## remove what was built (not .venv)
	@rm -rf build/* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

setup:
	@.ci/setup run

setup-dev:
	@.ci/setup dev

places:
	@$(BIN)/python -c 'from gawah.settings import Settings; from gawah.values.places.compile import ensure; \
	ensure(Settings().cache)'
