#!/usr/bin/env bash
# The citizens' and the staff's pages in Debian's chromium: axe finds no fault at serious level or above, at 320 px, at a desk and
# at a desk's 200 % zoom, in both languages; a form with a picture is filled in and sent by keyboard; what was wrong comes back
# beside its field; a department signs in, contacts and replies; the board at the size of a wall.
#   deploy/browser-test.sh [FOLDER]     screenshots are left in FOLDER; BIN names the folder of the programs
# Installs chromium, fonts-noto-cjk and python3-venv by apt and playwright and axe-playwright-python into a throw-away venv;
# what cannot be installed is said with the word SKIPPED.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${BIN:-.build/debug}
shots=${1:-}
folder=$(mktemp -d "${TMPDIR:-/tmp}/hotline-browser.XXXXXX")
daemon=
cleanup() {
    trap - EXIT
    if [ -n "$daemon" ]; then
        kill "$daemon" 2>/dev/null || true
        wait "$daemon" 2>/dev/null || true
    fi
    rm -rf -- "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
skip() { echo "browser-test.sh: SKIPPED: $1"; exit 0; }

if [ "$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; else sudo=none; fi
missing=
command -v chromium >/dev/null || missing="$missing chromium"
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || missing="$missing fonts-noto-cjk"
python3 -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
if [ -n "$missing" ]; then
    [ "$sudo" != none ] || skip "missing:$missing"
    # shellcheck disable=SC2086
    { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing; } >/dev/null 2>&1 \
        || skip "apt cannot install:$missing"
fi
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q --disable-pip-version-check install playwright axe-playwright-python >/dev/null 2>&1 \
    || skip "pip cannot install playwright and axe-playwright-python"

mkdir "$folder/spool"
"$bin/hotlined" --state "$folder/state" --routing routing --spool "$folder/spool" --public 127.0.0.1:0 --internal 127.0.0.1:0 \
    --console "unix:$folder/console.sock 127.0.0.1:0" --chat off --simulated-clock 2026-03-12T09:20:00+08:00 >"$folder/log" 2>&1 &
daemon=$!
for _ in $(seq 300); do
    grep -q '^<5>ready ' "$folder/log" && break
    kill -0 "$daemon" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
    sleep 0.1
done
web=$(sed -n 's/.*listening door=public at=//p' "$folder/log")
inner=$(sed -n 's/.*listening door=internal at=//p' "$folder/log")
console=$(sed 's/.*"console":\[\([^]]*\)\].*/\1/' "$folder/state/listeners.json" | grep -o '127[0-9.:]*')
mkdir -m 0700 "$folder/tokens"
for subject in department:440105004 person:440105004-1 person:8601 person:8001; do
    "$bin/hotline" token issue "$subject" --console "unix:$folder/console.sock" | tail -1 >"$folder/tokens/$subject"
done
"$folder/venv/bin/python" deploy/browser-test.py "http://$web" "http://$inner" "$console" "$folder/tokens" "$(command -v chromium)" "${shots:-$folder/shots}"
# What was sent is a ticket with its file, and the file is what was sent.
"$bin/hotline" verify --state "$folder/state" >"$folder/verify" || { cat "$folder/verify" >&2; exit 1; }
sealed=$(find "$folder/state/attachments" -maxdepth 1 -type f | wc -l)
[ "$sealed" = 5 ] || { echo "browser-test.sh: expected 5 files in the state folder, found $sealed" >&2; exit 1; }
for file in "$folder"/state/attachments/*; do
    [ -d "$file" ] && continue
    [ "$(sha256sum <"$file" | cut -c1-64)" = "$(basename "$file")" ] || { echo "browser-test.sh: $file is not what its name says" >&2; exit 1; }
done
