#!/usr/bin/env bash
# kill -9 at random moments under load through all doors at once: phone log, forms with and without files, a portal's files, chat,
# an SMS gateway and the console. After each restart everybody sends again what was not acknowledged, and everything must be
# one ticket, once; what was acknowledged keeps its number.
#   deploy/crash-test.sh [ROUNDS [SEED]]     10 rounds unless said otherwise; BIN names the folder of the programs
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
make_folder
BIN=$bin python3 deploy/crash-test.py "$folder" "${1:-10}" "${2:-$RANDOM}"
