#!/bin/sh
# npm in frontend/, with the machine's own node where it is new enough, else the one in the development packages.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd)
new_enough='const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
if ! { command -v npm && node -e "$new_enough"; } >/dev/null 2>&1; then
    PATH="$house/.venv/bin:$PATH"
fi
export PATH
cd "$house/frontend"
exec npm --loglevel=error "$@"
