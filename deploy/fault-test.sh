#!/usr/bin/env bash
# Breaks things under the real daemon: a full disk, failing writes, kills, signals, limits, a clock that went back.
# Each scene ends with what must hold. What this machine cannot do is said with the word SKIPPED.
#   deploy/fault-test.sh [SCENE…]     all scenes unless some are named; BIN names the folder of the programs
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
make_folder
tracer=
mounted=
stop_all() {
    for process in $tracer $daemon; do kill -9 "$process" 2>/dev/null || true; done
    for process in $tracer $daemon; do wait "$process" 2>/dev/null || true; done
    tracer=
    daemon=
}
trap 'stop_all; [ -z "$mounted" ] || umount "$mounted" || true; clean_up' EXIT

shopt -s extglob
# expect WHAT GOT PATTERN
expect() {
    # shellcheck disable=SC2254
    case "$2" in $3) ;; *) fail "$1: expected $3, got '$2'" ;; esac
}
client() { python3 deploy/fault-client.py "$@"; }
form() { client form "$web" "$1"; }
chat() { client chat "$folder/chat.sock" "$@"; }
# upload NAME: a form with a picture.
upload() { client upload "$web" "$1"; }
# portal NAME: drops a form as a file, as a portal does.
portal() {
    mkdir -p "$folder/spool/portal"
    printf '{"form_id":"%s","content":"路灯坏了，晚上很黑","place":"天河区棠下街道"}' "$1" >"$folder/spool/portal/$1.tmp"
    mv "$folder/spool/portal/$1.tmp" "$folder/spool/portal/$1.json"
}
portal_is_taken() { [ -e "$folder/spool/portal/done/$1.json" ]; }
# A person for `new`, and one who may ask whether the daemon is ready.
sign_in() {
    "$bin/hotline" token issue person:8001 --state "$folder/state" 2>/dev/null | sed 's/^/8001 /' >"$folder/token"
    "$bin/hotline" token issue person:8601 --state "$folder/state" 2>/dev/null >"$folder/leader"
    chmod 600 "$folder/token" "$folder/leader"
}
# ready: the status of /readyz, and why it is not.
ready() { client ready "$(address_of internal)" "$folder/leader"; }
is_ready() { is_told "200 -" ready; }
new() { printf '天河区棠下街道路灯不亮\n' | send new phone=12000000001 --yes --token-file "$folder/token" 2>&1 || true; }
# status NAME: one figure of the console's status.
status() { send "lang en" --then status | sed -n "s/^211-$1 //p"; }
journal_is_whole() { "$bin/hotline" verify --state "$folder/state" >"$folder/verify" || fail "$(cat "$folder/verify")"; }
log_is_taken() {
    "$bin/hotline" verify --source "$folder/spool/agents-20260312.tsv" --name agents --routing "$folder/routing" --state "$folder/state" >"$folder/verify" 2>&1
}
# phone_log [RECORDS]: one unless said otherwise.
phone_log() {
    printf 'call_id\tcall_time\tcaller\tname\tkind\tsecret\tcontent\tgoal\tplace\tincident_time\tagent\n' >"$folder/spool/agents.part"
    local record
    for record in $(seq "${1:-1}"); do
        printf 'f.%s\t2026-03-12 09:18:50\t12000000001\t测试\t求助\t否\t路灯坏了，晚上很黑\t尽快维修\t天河区棠下街道\t\t8007\n' "$record" >>"$folder/spool/agents.part"
    done
    mv "$folder/spool/agents.part" "$folder/spool/agents-20260312.tsv"
}

# A folder of its own for each scene.
scene() {
    folder=$root/$1
    mkdir -p "$folder/spool" "$folder/state"
    cp -r routing "$folder/routing"
    routing=$folder/routing
    : >"$folder/log"
    : >"$folder/started"
    : >"$folder/verify"
}
# open_doors [OPTION…]
open_doors() {
    start --public 127.0.0.1:0 --chat "unix:$folder/chat.sock" "$@"
    web=$(address_of public)
}
# ended STATUS: the daemon is gone, with this status. The shell's own word for a killed job is not wanted.
ended() {
    local status=0
    until_true "the daemon does not end" has_ended
    wait "$daemon" || status=$?
    daemon=
    expect "the daemon's exit" "$status" "$1"
} 2>/dev/null
has_ended() { ! grep -q '^State:[[:space:]]*[^Z]' "/proc/$daemon/status" 2>/dev/null; }
stop() {
    kill "$daemon"
    ended 0
}
# inject CALL FAULT: from now on the call fails on the WAL, and on nothing else.
inject() {
    : >"$folder/strace"
    : >"$folder/strace-words"
    strace -f -qq -p "$daemon" -P "$folder/state/hotline.db-wal" -e "trace=$1" -e "inject=$1:$2" -o "$folder/strace" 2>"$folder/strace-words" &
    tracer=$!
    until_true "strace does not attach: $(cat "$folder/strace-words")" is_traced
}
is_traced() { grep -q '^TracerPid:[[:space:]]*[1-9]' "/proc/$daemon/status"; }
was_injected() { grep -q 'INJECTED\|killed by SIGKILL' "$folder/strace" || fail "the fault was never met: $(cat "$folder/strace-words")"; }
release() {
    kill -INT "$tracer" 2>/dev/null || true
    wait "$tracer" 2>/dev/null || true
    tracer=
}
# strike CALL FAULT FORM: injects the fault once the form's sender is connected, since a daemon that is lost is soon gone, then
# sends the form; $struck is what it was answered.
strike() {
    rm -f "$folder/citizen".*
    client held "$web" "$3" "$folder/citizen" >"$folder/answer" &
    local citizen=$!
    until_true "no citizen is connected" test -e "$folder/citizen.held"
    inject "$1" "$2"
    touch "$folder/citizen.go"
    wait "$citizen"
    struck=$(cat "$folder/answer")
}
is_watching() { [ "$(rows "SELECT count(*) FROM source_watches")" != 0 ]; }
can_trace() {
    command -v strace >/dev/null && strace -qq -o /dev/null -e inject=getppid:error=EIO true 2>/dev/null
}
said() { printf '%-8s %s / %s\n' "$1" "$2" "$3"; }

full() {
    if [ "$(id -u)" != 0 ] || ! mount -t tmpfs -o size=3m,mode=0700 tmpfs "$folder/state" 2>/dev/null; then
        said SKIPPED "磁盘满：要 root 才能挂载" "full disk: mounting needs root"
        return
    fi
    mounted=$folder/state
    open_doors --internal 127.0.0.1:0
    sign_in
    until_true "it is not ready before" is_ready
    # The last block is gone, and the room in the WAL is used up by forms: fifty are far more than fit.
    dd if=/dev/zero of="$folder/state/ballast" bs=4k 2>/dev/null || true
    local count answer=
    for count in $(seq 50); do
        answer=$(form "F-$count")
        case "$answer" in "201 "*) ;; *) break ;; esac
    done
    expect "a form on a full disk" "$answer" "50[37] 30 *store-full"
    expect "a form with a file on a full disk" "$(upload "U-1")" "50[37] 30 *store-full"
    # A message takes less room than a form, so a few may still fit.
    local told=taken
    for _ in $(seq 50); do
        told=$(chat)
        [ "$told" = taken ] || break
    done
    expect "a chat message on a full disk" "$told" "store-full retry=True"
    expect "new at the console on a full disk" "$(new)" "*452 *"
    expect "status at the console" "$(status open)" "$((count - 1))"
    phone_log
    portal P-1
    sleep 1
    if log_is_taken; then fail "a phone log was taken on a full disk"; fi
    if ! [ -e "$folder/spool/portal/P-1.json" ]; then fail "a portal's file did not wait on a full disk"; fi
    until_true "the full disk is not in the log" grep -q '^<3>not-ready why=' "$folder/started"
    expect "readiness on a full disk" "$(ready)" "503 *"
    # A restart on a full disk serves what can be read, and does not end over and over.
    kill -9 "$daemon"
    ended 137
    # A start writes the WAL back and begins it anew, so that a matter or two may fit in its place.
    open_doors --internal 127.0.0.1:0
    [ "$(status open)" -ge "$((count - 1))" ] || fail "status after a restart on a full disk: '$(status open)' open"
    expect "a form after a restart on a full disk" "$(form "F-$count")" "@(50[37] 30 *store-full|201 - GZ*)"
    rm "$folder/state/ballast"
    until_true "the phone log is not taken though there is room: $(cat "$folder/verify")" log_is_taken
    until_true "the portal's file is not taken though there is room" portal_is_taken P-1
    until_true "it is not ready again, with room" is_ready
    expect "the same form, with room" "$(form "F-$count")" "20[01] - GZ*"
    expect "the same form again" "$(form "F-$count")" "200 - GZ*"
    expect "a chat message, with room" "$(chat)" taken
    expect "new at the console, with room" "$(new)" "*251 *"
    journal_is_whole
    stop
    umount "$mounted"
    mounted=
    said full "磁盘满：各门都答稍后再试，腾出空间后自己继续" "full disk: every door says try later, and goes on by itself once there is room"
}

# What lies in the folder of attachments: "SEALED PARTS".
files_are() {
    local sealed parts
    sealed=$(find "$folder/state/attachments" -maxdepth 1 -type f | wc -l)
    parts=$(find "$folder/state/attachments/parts" -type f | wc -l)
    [ "$sealed $parts" = "$1" ]
}
# Each file is what its name says, and each that a ticket names is there.
files_are_whole() {
    (cd "$folder/state/attachments" && find . -maxdepth 1 -type f -printf '%f  %f\n' | sha256sum -c --quiet) || fail "a file is not what its name says"
    local digest
    for digest in $(rows "SELECT digest FROM attachments"); do
        [ -e "$folder/state/attachments/$digest" ] || fail "a ticket names $digest, which is not there"
    done
}
rows() {
    python3 -c 'import sqlite3, sys
for row in sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(sys.argv[2]): print(*row)' "$folder/state/hotline.db" "$1"
}

uploads() {
    # Attachments leave 256 MiB free: with these sixteen more there is room for pictures until the ballast is there.
    if [ "$(id -u)" != 0 ] || ! mount -t tmpfs -o size=272m,mode=0700 tmpfs "$folder/state" 2>/dev/null; then
        said SKIPPED "附件遇磁盘满：要 root 才能挂载" "attachments on a full disk: mounting needs root"
        return
    fi
    mounted=$folder/state
    open_doors
    local sent try again="50[37] 30 *store-full"
    expect "a form with a picture" "$(upload U-1)" "201 - GZ*"
    files_are "1 0" || fail "one picture is not one file"
    # The disk fills up between two pieces of a picture; the form had a whole one before it.
    client halting "$web" U-2 "$folder/U-2" >"$folder/U-2.answer" &
    sent=$!
    until_true "no half of a picture" test -e "$folder/U-2.half"
    until_true "the first picture is not whole, or the second not begun" files_are "2 1"
    dd if=/dev/zero of="$folder/state/ballast" bs=1M count=16 2>/dev/null
    touch "$folder/U-2.go"
    wait "$sent"
    expect "a form whose second picture found no room" "$(cat "$folder/U-2.answer")" "$again"
    files_are "2 0" || fail "half a picture was left"
    for try in 1 2 3; do expect "a form with a picture on a full disk, $try" "$(upload U-3)" "$again"; done
    files_are "2 0" || fail "something was stored of a form that was refused"
    expect "pictures that tickets name" "$(rows "SELECT count(*) FROM attachments")" 1
    # Tickets need that room more: what brings no file is taken.
    expect "a form without a file" "$(form U-4)" "201 - GZ*"
    files_are_whole
    rm "$folder/state/ballast"
    expect "the same form with a picture, with room" "$(upload U-3)" "201 - GZ*"
    expect "and again" "$(upload U-3)" "200 - GZ*"
    # The first picture of the form that never came again belongs to nobody: a day later it goes.
    files_are "3 0" || fail "three pictures are not three files"
    send clock advance 25h >/dev/null
    kill "$daemon"
    ended 0
    clock=2026-03-13T10:20:00+08:00 open_doors
    until_true "a picture that no ticket names is not collected" files_are "2 0"
    expect "the form that was refused, days later" "$(client halting "$web" U-2 "$folder/U-2")" "201 - GZ*"
    files_are "4 0" || fail "its two pictures are not there"
    files_are_whole
    journal_is_whole
    stop
    umount "$mounted"
    mounted=
    said uploads "附件遇磁盘满：不留半个文件，503 可重发，以前的都在，没有单的隔天清掉" "attachments on a full disk: no half a file, 503 and again later, earlier ones whole, orphans collected"
}

locked() {
    open_doors
    sign_in
    expect "a form before" "$(form K-1)" "201 - GZ*"
    client lock "$folder/state/hotline.db" &
    others=($!)
    until_true "nobody holds the lock" test -e "$folder/state/hotline.db.locked"
    phone_log
    portal K-2
    client form "$web" K-3 >"$folder/form" &
    local form=$!
    client upload "$web" K-4 >"$folder/upload" &
    local upload=$!
    client chat "$folder/chat.sock" >"$folder/chat" &
    local chat=$!
    new >"$folder/new" &
    wait "$form" "$upload" "$chat" $!
    expect "a form while the database is locked" "$(cat "$folder/form")" "503 30 *store-failure"
    expect "a form with a picture" "$(cat "$folder/upload")" "503 30 *store-failure"
    expect "a chat message" "$(cat "$folder/chat")" "store-failure retry=True"
    expect "new at the console" "$(cat "$folder/new")" "*453 *"
    if log_is_taken; then fail "a phone log was taken while the database was locked"; fi
    if portal_is_taken K-2; then fail "a portal's file was taken while the database was locked"; fi
    touch "$folder/state/hotline.db.release"
    wait "${others[0]}"
    others=()
    until_true "the phone log is not taken afterwards: $(cat "$folder/verify")" log_is_taken
    until_true "the portal's file is not taken afterwards" portal_is_taken K-2
    expect "the same form" "$(form K-3)" "201 - GZ*"
    expect "the same form with a picture" "$(upload K-4)" "201 - GZ*"
    expect "a chat message afterwards" "$(chat)" taken
    expect "new at the console afterwards" "$(new)" "*251 *"
    expect "tickets" "$(status open)" 6
    journal_is_whole
    stop
    said locked "别的程序锁住数据库：各门都答稍后再试，之后自己继续" "another program locks the database: every door says try later, and goes on by itself"
}

# is_told PATTERN COMMAND…: what the command prints is like the pattern.
is_told() {
    local told pattern=$1
    shift
    told=$("$@")
    # shellcheck disable=SC2254
    case "$told" in $pattern) ;; *) return 1 ;; esac
}
crowded() {
    # Sixteen orders may wait for the Desk, and it waits for a lock, with more than sixteen citizens before it.
    open_doors --waiting-orders 16
    sign_in
    expect "a form before" "$(form Q-1)" "201 - GZ*"
    client lock "$folder/state/hotline.db" &
    local lock=$! crowd
    others=("$lock")
    until_true "nobody holds the lock" test -e "$folder/state/hotline.db.locked"
    phone_log 40
    portal Q-2
    client crowd "$web" 64 "$folder/acknowledged" >"$folder/crowd" &
    crowd=$!
    others+=("$crowd")
    until_true "a chat message is not told that there are too many" is_told "busy retry=True" chat Q-3
    until_true "new at the console is not told that there are too many" is_told "*451 *" new
    if log_is_taken; then fail "a phone log was taken while nothing was"; fi
    if portal_is_taken Q-2; then fail "a portal's file was taken while nothing was"; fi
    touch "$folder/state/hotline.db.release"
    wait "$lock" "$crowd"
    others=()
    expect "what the crowd was told" "$(cat "$folder/crowd")" "201 503 30 *busy 503 30 *store-failure"
    until_true "the phone log is not taken afterwards: $(cat "$folder/verify")" log_is_taken
    until_true "the portal's file is not taken afterwards" portal_is_taken Q-2
    expect "the crowd's forms again" "$(client again "$web" "$folder/acknowledged")" 64
    expect "the chat message again" "$(chat Q-3)" taken
    expect "new at the console afterwards" "$(new)" "*251 *"
    # The first form, the crowd's, forty records, the portal's file, the console's.
    expect "tickets" "$(status open)" 107
    journal_is_whole
    stop
    said crowded "排队满了：各门都答稍后再试，之后自己继续，一件不丢、不重" "a full queue: every door says try later, and goes on by itself; nothing is lost, nothing twice"
}

writes() {
    if ! can_trace; then
        said SKIPPED "写入出错：没有 strace" "failing writes: no strace"
        return
    fi
    open_doors
    expect "a form before" "$(form W-1)" "201 - *"
    # The Desk's own first word on the sources; from then on nothing but the forms is written.
    until_true "the sources are not watched" is_watching
    strike pwrite64 error=ENOSPC W-2
    expect "no room at the commit" "$struck" "50[37] 30 *store-full"
    was_injected
    release
    expect "the same form, with room" "$(form W-2)" "201 - *"
    local fault
    for fault in pwrite64 fdatasync; do
        strike "$fault" error=EIO "W-$fault"
        expect "$fault fails at the commit" "$struck" "503 30 *outcome-unknown"
        ended 70
        release
        was_injected
        open_doors
        expect "the same form after recovery" "$(form "W-$fault")" "20[01] - GZ*"
        expect "and again" "$(form "W-$fault")" "200 - GZ*"
    done
    strike fdatasync signal=KILL:when=1 W-killed
    expect "killed in the commit" "$struck" none
    ended 137
    release
    was_injected
    open_doors
    expect "the same form after the kill" "$(form W-killed)" "20[01] - GZ*"
    expect "tickets" "$(status open)" 5
    journal_is_whole
    stop
    said writes "提交时写入出错：什么都不丢、不重；结果不明则退出 70，由恢复决定" "failing writes at the commit: nothing lost, nothing twice; an unknown outcome exits 70 and recovery decides"
}

# warned WORDS: status says so.
warned() { send "lang en" --then status | grep -F -- "$1" >/dev/null; }
calm() { ! warned "$1"; }

silence() {
    mkdir -p "$folder/spool/portal"
    # A portal and a gateway that may be silent for an hour.
    sed -i 's|^portal,门户,.*|portal,门户,portal/*.json,UTF-8,+08:00,,00-24:1小时\r|' "$folder/routing/sources.csv"
    printf 'wx-mp,网关,-,UTF-8,+08:00,,00-24:1小时\r\n' >>"$folder/routing/sources.csv"
    open_doors
    phone_log
    portal S-1
    expect "a chat message" "$(chat)" taken
    until_true "the phone log is not taken: $(cat "$folder/verify")" log_is_taken
    until_true "the portal's file is not taken" portal_is_taken S-1
    until_true "the log is not in status" warned "last line 2026-03-12 09:20"
    calm "has been silent" || fail "a source is called silent that spoke just now"
    # Away: a log that is moved, a portal's folder that is gone.
    mv "$folder/spool/agents-20260312.tsv" "$folder/"
    mv "$folder/spool/portal" "$folder/spool/portal-away"
    until_true "a log that moved is not noticed" warned "source agents: what was read is gone"
    until_true "a portal that moved is not noticed" warned "source portal: what was read is gone"
    send clock advance 2h >/dev/null
    local source
    for source in agents portal wx-mp; do until_true "the silence of $source is not noticed" warned "source $source has been silent since"; done
    # And back: heard again, warned no more.
    mv "$folder/spool/portal-away" "$folder/spool/portal"
    portal S-2
    mv "$folder/agents-20260312.tsv" "$folder/spool/"
    printf 'f.2\t2026-03-12 11:18:50\t12000000002\t测试\t求助\t否\t路灯又坏了\t尽快维修\t天河区棠下街道\t\t8007\n' >>"$folder/spool/agents-20260312.tsv"
    expect "a chat message after the silence" "$(chat)" taken
    for source in agents portal wx-mp; do until_true "$source is heard and still called silent" calm "source $source has been silent"; done
    until_true "a source is back and still called gone" calm "what was read is gone"
    stop
    said silence "来源静默、移走、找回：status 里都看得到，恢复后自己消失" "a silent, moved and found source: status shows each, and stops when it is heard"
}

load() {
    local name status sent
    for name in TERM:0 KILL:137; do
        open_doors
        client load "$web" "$folder/acknowledged" &
        sent=$!
        until_true "no citizen was answered" test -e "$folder/acknowledged.going"
        kill -"${name%:*}" "$daemon"
        ended "${name#*:}"
        wait "$sent"
        open_doors
        status=$(client again "$web" "$folder/acknowledged") || fail "$status"
        journal_is_whole
        stop
        said load "SIG${name%:*} 打断 8 个市民：答应过的 $status 件都在" "SIG${name%:*} among eight citizens: all $status acknowledged tickets are there"
        rm -r "$folder/state" "$folder/acknowledged.going"
    done
}

limits() {
    open_doors
    local words
    words=$(run --console "unix:$folder/second.sock" 2>&1) && fail "two daemons share a state folder"
    expect "a second daemon" "$words" "*lock is locked by process $daemon"
    stop
    words=$( (ulimit -n 16; run) 2>&1) && fail "it started with 16 descriptors"
    expect "16 descriptors" "$words" "*16 open files are allowed and 64 needed*"
    words=$(run --state "$folder/log/state" 2>&1) && fail "it started without a state folder"
    expect "no state folder" "$words" "*cannot be made; create it and give it to the user that runs hotlined"
    local nobody="setpriv --reuid=nobody --clear-groups"
    # shellcheck disable=SC2086
    if [ "$(id -u)" = 0 ] && $nobody test -x "$bin/hotlined" 2>/dev/null; then
        chmod 755 "$root" "$folder"
        chmod 700 "$folder/state"
        words=$($nobody "$bin/hotlined" --state "$folder/state" --routing "$folder/routing" --spool "$folder/spool" \
            --public off --internal off --console off --chat off 2>&1) && fail "it opened another user's state folder"
        expect "another user's state folder" "$words" "*cannot lock $folder/state/lock: open: Permission denied*"
    else
        said SKIPPED "别的用户的状态目录：要 root，且程序须人人可执行" "a state folder of another user: needs root, and programs that all may run"
    fi
    said limits "第二个守护进程、16 个描述符、建不了或不属于自己的状态目录：都以一句话拒绝" "a second daemon, 16 descriptors, no state folder or another user's: each refused in a sentence"
}

reload() {
    open_doors
    local before
    before=$(status routing)
    cp "$folder/routing/rules.csv" "$folder/rules.csv"
    echo 坏行 >>"$folder/routing/rules.csv"
    kill -HUP "$daemon"
    until_true "no word of the refused reload" grep -q '^<3>reload-refused problems=' "$folder/started"
    grep -q '^<3>table-problem what="routing/rules.csv:' "$folder/started" || fail "the bad row is not named"
    expect "tables in force" "$(status routing)" "${before:?}"
    expect "reload at the console" "$(send reload 2>&1 || true)" "*rules.csv*"
    cp "$folder/rules.csv" "$folder/routing/rules.csv"
    kill -HUP "$daemon"
    until_true "no word of the good reload" grep -q '^<5>reloaded ' "$folder/started"
    stop
    said reload "坏表重载：旧表照用，问题写明" "a reload of bad tables: the old ones stay, and the problems are told"
}

clock() {
    open_doors
    expect "a form" "$(form C-1)" "201 - *"
    stop
    # An hour back: times of the rows lie ahead of the clock, so nothing is raised until somebody has looked.
    clock=2026-03-12T08:20:00+08:00 open_doors
    until_true "a clock that went back is not in the log" grep -q '^<3>not-ready why=clock' "$folder/started"
    expect "a form while the clock is doubted" "$(form C-2)" "201 - *"
    send clock confirm >/dev/null
    until_true "the confirmed clock is not in the log" grep -q '^<5>ready-again' "$folder/started"
    stop
    said clock "时钟倒退：先停住到点处理，有人确认后继续" "a clock that went back: what is due waits until somebody confirms the clock"
}

manager() {
    client manager "$folder" "$bin/hotlined" --state "$folder/state" --routing "$folder/routing" --spool "$folder/spool" --public off --internal off \
        >"$folder/log" 2>&1 || fail "the service manager's view"
    expect "listeners.json" "$(cat "$folder/state/listeners.json")" "*$folder/console-handed.sock*"
    said manager "服务管理器：就绪、看门狗、重载、停止、交来的套接字" "service manager: ready, watchdog, reload, stop, sockets handed over"
}

for name in "${@:-full}" $([ $# -gt 0 ] || echo uploads locked crowded writes silence load limits reload clock manager); do
    scene "$name"
    "$name"
done
