#!/usr/bin/env bash
# kill -9 at ten random moments of a growing phone log. After each restart the daemon must catch up with the log as it stood
# at that moment, the writer going on meanwhile: every complete line there, and there once.
#   deploy/kill-test.sh [LINES]      20000 unless said otherwise; BIN names the folder of the programs
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
lines=${1:-20000}
rounds=10
make_folder
log=$folder/spool/agents-20260312.tsv

# Appends the records FROM up to TO within about 1.5 s. Each third write ends in the middle of a record.
write() {
    python3 - "$log" "$1" "$2" <<'PY'
import sys, time
path, first, end = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
header = "call_id\tcall_time\tcaller\tname\tkind\tsecret\tcontent\tgoal\tplace\tincident_time\tagent\n" if first == 0 else ""
records = "".join(
    f"k.{n}\t2026-03-12 09:18:50\t1200000{n % 10000:04}\t测试\t求助\t否\t第{n}号路灯坏了，晚上很黑\t尽快维修\t天河区棠下街道\t\t8007\n"
    for n in range(first, end))
rest = (header + records).encode()
share = len(rest) // 30 + 1
with open(path, "ab", buffering=0) as log:
    for write in range(30):
        piece = rest[:share]
        if write % 3:
            piece = piece[:piece.rfind(b"\n") + 1]
        log.write(piece)
        rest = rest[len(piece):]
        time.sleep(0.05)
    log.write(rest)
PY
}

# Every complete line of FILE is there once; the daemon is still reading.
catch_up() { until_true "not caught up with $1" has_caught_up "$1"; }
has_caught_up() {
    kill -0 "$daemon" 2>/dev/null || fail "the daemon ended"
    "$bin/hotline" verify --source "$1" --name agents --routing routing --state "$folder/state" >"$folder/verify" 2>&1 || true
    if grep -qF '（重复 repeated 0）' "$folder/verify"; then
        grep -qF '缺失 missing 0' "$folder/verify"
    else
        # The rows are not there yet in the first moments of the first start.
        ! grep -qF 'repeated' "$folder/verify" || fail "a line was taken twice: $(cat "$folder/verify")"
        return 1
    fi
}
tickets() {
    python3 -c 'import sqlite3, sys; print(*sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute("SELECT count(*) FROM tickets").fetchone())' \
        "$folder/state/hotline.db"
}

launch
for round in $(seq $rounds); do
    write $(((round - 1) * lines / rounds)) $((round * lines / rounds)) &
    others=($!)
    sleep "0.$((RANDOM % 9))$((RANDOM % 10))"
    [ "$round" = 1 ] && sleep 0.5
    kill -9 "$daemon"
    wait "$daemon" 2>/dev/null || true
    cp "$log" "$folder/stood"
    launch
    catch_up "$folder/stood"
    echo "kill $round: $(sed -n 's|^[^:]*: ||p' "$folder/verify" | sed -n 1p)"
    wait "${others[0]}"
    others=()
    catch_up "$log"
    written=$((round * lines / rounds))
    taken=$(tickets)
    [ "$taken" = "$written" ] || fail "expected $written tickets, found $taken"
done
echo "$taken 行，各一单 lines, one ticket each"
"$bin/hotline" verify --state "$folder/state"
