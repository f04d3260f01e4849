#!/usr/bin/env bash
# The real logrotate under the real daemon: what is renamed, copied and cut short, compressed, deleted; a file that nobody may read
# for a while. Every line that was written must be there once.
#   deploy/logrotate-test.sh     BIN names the folder of the programs
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$(cd "${BIN:-.build/debug}" && pwd)
if ! logrotate=$(PATH=$PATH:/usr/sbin command -v logrotate); then
    echo "logrotate-test.sh: SKIPPED, there is no logrotate"
    exit 0
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/hotline-logrotate.XXXXXX")
daemon=
cleanup() {
    trap - EXIT
    if [ -n "$daemon" ]; then kill -9 "$daemon" 2>/dev/null || true; wait "$daemon" 2>/dev/null || true; fi
    rm -rf -- "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
fail() { echo "logrotate-test.sh: $1" >&2; tail -n 20 "$folder/log" >&2; exit 1; }

mkdir "$folder/spool" "$folder/state"
cp -r routing "$folder/routing"
cat >"$folder/routing/sources.csv" <<'CSV'
名称,格式,路径,编码,时区,列,静默,窗口
agents,坐席,agents.tsv,UTF-8,+08:00,,,
cdr,Asterisk话单,Master.csv,UTF-8,+08:00,,,30分钟
CSV
agents=$folder/spool/agents.tsv
master=$folder/spool/Master.csv

# As root the daemon would read what nobody may, so it runs as another user where that can be.
run=()
nobody="setpriv --reuid nobody --clear-groups"
if [ "$(id -u)" = 0 ] && $nobody test -x "$bin/hotlined" 2>/dev/null; then
    chown -R nobody "$folder"
    run=($nobody)
fi
start() {
    "${run[@]}" "$bin/hotlined" --state "$folder/state" --routing "$folder/routing" --spool "$folder/spool" --public off --internal off \
        --console "unix:$folder/console.sock" --chat off --simulated-clock 2026-03-12T09:20:00+08:00 >>"$folder/log" 2>&1 &
    daemon=$!
}
# One figure of the rows, read beside the daemon; by us, since python3 may stand where nobody else can run it.
figure() {
    python3 -c 'import sqlite3, sys
try: print(*sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(sys.argv[2]).fetchone())
except sqlite3.OperationalError: print("none yet")' "$folder/state/hotline.db" "$1"
}
tickets="SELECT count(*) FROM tickets"
calls="SELECT count(*) FROM call_events"
# await WHAT QUERY EXPECTED: a bounded number of looks, since the daemon is still reading.
await() {
    local look
    for look in $(seq 240); do
        if [ "$(figure "$2")" = "$3" ]; then return; fi
        kill -0 "$daemon" 2>/dev/null || fail "$1: the daemon ended"
        sleep 0.25
    done
    fail "$1: expected $3, found $(figure "$2")"
}
records=0
header=$(printf 'call_id\tcall_time\tcaller\tname\tkind\tsecret\tcontent\tgoal\tplace\tincident_time\tagent')
write_agents() {
    local n
    [ -s "$agents" ] || printf '%s\n' "$header" >>"$agents"
    for n in $(seq "$1"); do
        records=$((records + 1))
        printf 'r.%d\t2026-03-12 09:18:50\t1200000%04d\t测试\t求助\t否\t第%d号路灯坏了，晚上很黑\t尽快维修\t天河区棠下街道\t\t8007\n' \
            $records $((records % 9000)) $records >>"$agents"
    done
}
legs=0
write_master() {
    local n
    for n in $(seq "$1"); do
        legs=$((legs + 1))
        printf '"","1200000%04d","12345","in","","PJSIP/t-1","PJSIP/8007-2","Queue","z","2026-03-12 09:14:03","2026-03-12 09:14:15","2026-03-12 09:18:45",282,270,"ANSWERED","DOCUMENTATION","1773278043.%d",""\n' \
            $((legs % 9000)) $legs >>"$master"
    done
}
rotate() { "$logrotate" --force --state "$folder/logrotate.state" "$folder/logrotate.conf" || fail "logrotate: $1"; }
conf() {
    printf '%s {\n%s\n}\n' "$1" "$2" >"$folder/logrotate.conf"
    chmod 644 "$folder/logrotate.conf"
    chown "$(id -u)" "$folder/logrotate.conf"
}
# logrotate refuses folders that others may write to.
chmod 755 "$folder" "$folder/spool"
su="su $(id -un) $(id -gn)"

start
write_agents 5
write_master 5
await "first lines" "$tickets" 5
await "first calls" "$calls" 5

conf "$agents" "$su
rotate 20
nocreate"
for round in 1 2 3 4 5; do write_agents 7; rotate rename; done
write_agents 3
await "five renames at once" "$tickets" $records

conf "$agents" "$su
rotate 20
nocreate
dateext
dateformat -%Y%m%d-%s"
write_agents 4
rotate dateext
write_agents 4
await "a dated name" "$tickets" $records

conf "$agents" "$su
rotate 2
nocreate
compress"
write_agents 6
rotate compress
write_agents 2
# What was compressed at once was read before, or is in the file that the daemon still holds.
await "compressed copies" "$tickets" $records

conf "$master" "$su
rotate 20
copytruncate"
for round in 1 2 3; do
    write_master 9
    await "before copytruncate $round" "$calls" $legs
    write_master 8
    rotate copytruncate
    write_master 7
done
await "copytruncate" "$calls" $legs

kill -9 "$daemon"
wait "$daemon" 2>/dev/null || true
write_master 6
rotate "while nobody looks"
write_master 6
write_agents 5
start
await "rotated while nobody looked" "$calls" $legs
await "written while nobody looked" "$tickets" $records

rm "$agents"
write_agents 5
await "deleted and made anew" "$tickets" $records

if [ ${#run[@]} -gt 0 ]; then
    chmod 000 "$agents"
    mv "$agents" "$folder/spool/passing"
    mv "$folder/spool/passing" "$agents.1"
    printf '%s\n' "$header" >"$agents"
    chmod 000 "$agents"
    write_agents 5
    status() { "$bin/hotline" send "lang en" --then status --console "unix:$folder/console.sock"; }
    for look in $(seq 120); do
        status >"$folder/status" 2>&1 || true
        if grep -q "source-unreadable\|cannot be read" "$folder/status"; then break; fi
        [ "$look" -lt 120 ] || fail "a file that may not be read is not said so: $(cat "$folder/status")"
        sleep 0.25
    done
    chmod 644 "$agents" "$agents.1"
    await "read again once it may be" "$tickets" $records
else
    echo "logrotate-test.sh: SKIPPED unreadable files, which needs root and setpriv"
fi

"${run[@]}" "$bin/hotline" verify --state "$folder/state"
echo "$records 行坐席记录，$legs 行话单，各一次 lines of agents and $legs of calls, each once"
