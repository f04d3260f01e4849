#!/usr/bin/env bash
# Raw bytes at the two HTTP listeners of the running daemon: every form of bad request gets the refusal that RFC 9110 and 9112 name,
# the connection ends where the end of the request is a guess, and only there, and whoever is slow is sent away in time (a minute).
#   deploy/http-test.sh     BIN names the folder of the programs
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
make_folder
start --public 127.0.0.1:0 --internal 127.0.0.1:0
token department:440105004 >"$folder/token" 2>/dev/null
python3 deploy/http-test.py "$(address_of public)" "$(address_of internal)" "$folder/token" || fail "the answers above are wrong"
[ "$(send "lang en" --then status | sed -n 's/^211-open //p')" = 0 ] || fail "a bad request became a ticket, or the daemon ended"
