#!/bin/sh
# Print the path of a Chromium that starts, for the tests and for the pictures in docs. Get one if there is none.
set -u
house=$(cd "$(dirname "$0")/.." && pwd)
report=$(mktemp)
trap 'rm -f "$report"' EXIT

starts() { [ -n "$1" ] && "$1" --version >/dev/null 2>>"$report"; }

on_this_machine() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        path=$(command -v "$name") && starts "$path" && printf '%s\n' "$path" && return 0
    done
    return 1
}

from_debian() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "No browser here yet: installing Debian's chromium for the tests." >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium; } >>"$report" 2>&1 && on_this_machine
}

from_playwright() {
    [ -x "$house/.venv/bin/playwright" ] || return 1
    echo "No browser here yet: asking Playwright for its own Chromium." >&2
    "$house/.venv/bin/playwright" install chromium >>"$report" 2>&1 || return 1
    path=$("$house/.venv/bin/python" -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
' 2>>"$report") && starts "$path" && printf '%s\n' "$path"
}

if starts "${BABYROOM_BROWSER:-}"; then
    printf '%s\n' "$BABYROOM_BROWSER"
    exit 0
fi
on_this_machine || from_debian || from_playwright && exit 0
tail -n 5 "$report" >&2
echo "The tests need a real browser and none could be had. Install Chromium or Chrome, or set BABYROOM_BROWSER to its path." >&2
exit 1
