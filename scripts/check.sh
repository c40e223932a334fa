#!/bin/sh
# Every check of the house, one line each. All of them run; what a failing one said comes after its line.
set -u
cd "$(dirname "$0")/.."
report=$(mktemp)
trap 'rm -f "$report"' EXIT
failed=0

check() {
    wanted=$1
    shift
    if "$@" >"$report" 2>&1; then
        printf '  ok      %s\n' "$wanted"
    else
        printf '  FAILED  %s\n' "$wanted"
        sed 's/^/          /' "$report"
        failed=$((failed + 1))
    fi
}

no_addresses_in_locks() {
    ! grep -nE '"resolved"|--(extra-)?index-url|--find-links|file://' frontend/package-lock.json requirements/*.txt
}

check "style (ruff check)" .venv/bin/ruff check --quiet --output-format concise .
check "form (ruff format)" .venv/bin/ruff format --quiet --check --output-format concise .
check "types (mypy)" .venv/bin/mypy
check "who may import whom (import-linter)" .venv/bin/lint-imports --no-logo
check "types of the tablet (tsc)" scripts/npm.sh run --silent types
check "the tablet's script is current (make assets)" scripts/npm.sh run --silent check
check "the fonts are current (make fonts)" .venv/bin/python scripts/fonts.py --check
check "lock files name no registry (make lock)" no_addresses_in_locks
check "the tablet knows every kind (babyroom kinds)" .venv/bin/babyroom kinds --check
check "what is printed from code is current (make docs)" .venv/bin/babyroom docs --check

[ "$failed" = 0 ] || { echo "$failed of the checks failed."; exit 1; }
echo "All is in order."
