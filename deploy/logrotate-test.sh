#!/usr/bin/env bash
# The real logrotate under the real daemon: what is renamed, copied and cut short, compressed, deleted; a file that nobody may read
# for a while. Every line that was written must be there once.
#   deploy/logrotate-test.sh     BIN names the folder of the programs
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
logrotate=$(PATH=$PATH:/usr/sbin command -v logrotate) || skip "there is no logrotate"
make_folder
mkdir "$folder/state"
cp -r routing "$folder/routing"
routing=$folder/routing
cat >"$folder/routing/sources.csv" <<'CSV'
名称,格式,路径,编码,时区,列,静默,窗口
agents,坐席,agents.tsv,UTF-8,+08:00,,,
cdr,Asterisk话单,Master.csv,UTF-8,+08:00,,,30分钟
CSV
agents=$folder/spool/agents.tsv
master=$folder/spool/Master.csv

# As root the daemon would read what nobody may, so it runs as another user where that can be.
nobody=(setpriv --reuid nobody --clear-groups)
if [ "$(id -u)" = 0 ] && "${nobody[@]}" test -x "$bin/hotlined" 2>/dev/null; then
    chown -R nobody "$folder"
    as=("${nobody[@]}")
fi
# One figure of the rows, read beside the daemon; by us, since python3 may stand where nobody else can run it.
figure() {
    python3 -c 'import sqlite3, sys
try: print(*sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(sys.argv[2]).fetchone())
except sqlite3.OperationalError: print("none yet")' "$folder/state/hotline.db" "$1"
}
tickets="SELECT count(*) FROM tickets"
calls="SELECT count(*) FROM call_events"
# await WHAT QUERY EXPECTED: the daemon is still reading.
await() { until_true "$1: expected $3 of: $2" is_figure "$2" "$3"; }
is_figure() {
    kill -0 "$daemon" 2>/dev/null || fail "the daemon ended"
    [ "$(figure "$1")" = "$2" ]
}
records=0
header=$(printf 'call_id\tcall_time\tcaller\tname\tkind\tsecret\tcontent\tgoal\tplace\tincident_time\tagent')
write_agents() {
    [ -s "$agents" ] || printf '%s\n' "$header" >>"$agents"
    for _ in $(seq "$1"); do
        records=$((records + 1))
        printf 'r.%d\t2026-03-12 09:18:50\t1200000%04d\t测试\t求助\t否\t第%d号路灯坏了，晚上很黑\t尽快维修\t天河区棠下街道\t\t8007\n' \
            $records $((records % 9000)) $records >>"$agents"
    done
}
legs=0
write_master() {
    for _ in $(seq "$1"); do
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

launch
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
launch
await "rotated while nobody looked" "$calls" $legs
await "written while nobody looked" "$tickets" $records

rm "$agents"
write_agents 5
await "deleted and made anew" "$tickets" $records

if [ ${#as[@]} -gt 0 ]; then
    chmod 000 "$agents"
    mv "$agents" "$folder/spool/passing"
    mv "$folder/spool/passing" "$agents.1"
    printf '%s\n' "$header" >"$agents"
    chmod 000 "$agents"
    write_agents 5
    is_told() { send "lang en" --then status 2>&1 | grep "source-unreadable\|cannot be read" >/dev/null; }
    until_true "a file that may not be read is not said so" is_told
    chmod 644 "$agents" "$agents.1"
    await "read again once it may be" "$tickets" $records
else
    echo "$script: SKIPPED unreadable files, which needs root and setpriv"
fi

${as[@]+"${as[@]}"} "$bin/hotline" verify --state "$folder/state"
echo "$records 行坐席记录，$legs 行话单，各一次 lines of agents and $legs of calls, each once"
