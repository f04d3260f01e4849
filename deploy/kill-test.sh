#!/usr/bin/env bash
# kill -9 at ten random moments of a growing phone log; after each restart every complete line must be there exactly once.
set -euo pipefail
cd "$(dirname "$0")/.."
lines=${1:-20000}
bin=${BIN:-.build/debug}
folder=$(mktemp -d)
daemon=
writer=
trap 'kill -9 $daemon $writer 2>/dev/null || true; rm -rf "$folder"' EXIT
mkdir "$folder/spool"
log=$folder/spool/agents-20260312.tsv

start() {
    "$bin/hotlined" --state "$folder/state" --routing routing --spool "$folder/spool" --public off --internal off \
        --console "unix:$folder/console.sock" --chat off --simulated-clock 2026-03-12T09:20:00+08:00 >>"$folder/log" 2>&1 &
    daemon=$!
}
verify() { "$bin/hotline" verify --source "$log" --name agents --routing routing --state "$folder/state"; }

python3 - "$log" "$lines" <<'PY' &
import sys, time
path, lines = sys.argv[1], int(sys.argv[2])
with open(path, "w", encoding="utf-8") as log:
    log.write("call_id\tcall_time\tcaller\tname\tkind\tsecret\tcontent\tgoal\tplace\tincident_time\tagent\n")
    for n in range(lines):
        log.write(f"k.{n}\t2026-03-12 09:18:50\t1200000{n % 10000:04}\t测试\t求助\t否\t第{n}号路灯坏了，晚上很黑\t尽快维修\t天河区棠下街道\t\t8007\n")
        if n % 200 == 199:
            log.flush(); time.sleep(0.05)
PY
writer=$!
start
for round in 1 2 3 4 5 6 7 8 9 10; do
    python3 -c 'import random, time; time.sleep(random.uniform(0.8, 2.5))'
    kill -9 "$daemon"
    wait "$daemon" 2>/dev/null || true
    start
    echo "kill $round"
done
wait "$writer"
writer=
for _ in $(seq 120); do
    if verify >"$folder/verify" 2>&1; then break; fi
    python3 -c 'import time; time.sleep(1)'
done
cat "$folder/verify"
verify >/dev/null
taken=$(sqlite3 "$folder/state/hotline.db" 'SELECT count(*) FROM tickets' 2>/dev/null || echo "$lines")
[ "$taken" = "$lines" ] || { echo "expected $lines tickets, found $taken"; exit 1; }
"$bin/hotline" verify --state "$folder/state"
