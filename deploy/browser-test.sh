#!/usr/bin/env bash
# The citizens' and the staff's pages in Debian's chromium: axe finds no fault at serious level or above, at 320 px, at a desk and
# at a desk's 200 % zoom, in both languages; a form with a picture is filled in and sent by keyboard; what was wrong comes back
# beside its field; a department signs in, contacts, replies, pulls, sets duty and leave, passes on a matter and follows a suggestion up;
# the board, with an incident and a notice still to be told, at the size of a wall.
#   deploy/browser-test.sh [FOLDER]     screenshots are left in FOLDER; BIN names the folder of the programs
# Installs chromium, fonts-noto-cjk and python3-venv by apt and playwright and axe-playwright-python into a throw-away venv;
# what cannot be installed is said with the word SKIPPED.
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
shots=${1:-}
command -v chromium >/dev/null || install_packages chromium || skip "apt cannot install chromium"
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || install_packages fonts-noto-cjk || skip "apt cannot install fonts-noto-cjk"
make_folder
need_python playwright axe-playwright-python

start --public 127.0.0.1:0 --internal 127.0.0.1:0 --console "unix:$folder/console.sock 127.0.0.1:0"
web=$(address_of public)
inner=$(address_of internal)
console=$(sed 's/.*"console":\[\([^]]*\)\].*/\1/' "$folder/state/listeners.json" | grep -o '127[0-9.:]*')
mkdir -m 0700 "$folder/tokens"
for subject in department:440105004 person:440105004-1 person:8601 person:8001; do
    token "$subject" >"$folder/tokens/$subject"
done
"$python" deploy/browser-test.py "http://$web" "http://$inner" "$console" "$folder/tokens" "$(command -v chromium)" "${shots:-$folder/shots}"
# What was sent is a ticket with its file, and the file is what was sent.
"$bin/hotline" verify --state "$folder/state" >"$folder/verify" || fail "$(cat "$folder/verify")"
sealed=$(find "$folder/state/attachments" -maxdepth 1 -type f | wc -l)
[ "$sealed" = 5 ] || fail "expected 5 files in the state folder, found $sealed"
for file in "$folder"/state/attachments/*; do
    [ -d "$file" ] && continue
    [ "$(sha256sum <"$file" | cut -c1-64)" = "$(basename "$file")" ] || fail "$file is not what its name says"
done
