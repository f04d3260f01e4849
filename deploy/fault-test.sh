#!/usr/bin/env bash
# Breaks things under the real daemon: a full disk, failing writes, kills, signals, limits, a clock that went back.
# Each scene ends with what must hold. What this machine cannot do is said with the word SKIPPED.
#   deploy/fault-test.sh [SCENE…]     all scenes unless some are named; BIN names the folder of the programs
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${BIN:-.build/debug}
folder=$(mktemp -d "${TMPDIR:-/tmp}/hotline-fault.XXXXXX")
daemon=
tracer=
mounted=
T=
stop_all() {
    for process in $tracer $daemon; do kill -9 "$process" 2>/dev/null || true; done
    for process in $tracer $daemon; do wait "$process" 2>/dev/null || true; done
    tracer=
    daemon=
}
cleanup() {
    trap - EXIT
    stop_all
    [ -z "$mounted" ] || umount "$mounted" || true
    rm -rf -- "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Descriptor 3 is where complaints go, whatever becomes of standard error.
exec 3>&2
fail() { echo "fault-test.sh: $1" >&3; tail -n 20 "$T/log" >&3; exit 1; }
# expect WHAT GOT PATTERN
expect() {
    # shellcheck disable=SC2254
    case "$2" in $3) ;; *) fail "$1: expected $3, got “$2”" ;; esac
}
# until_true WHAT COMMAND…: tries for at most 30 s.
until_true() {
    local what=$1 try
    shift
    for try in $(seq 300); do
        if "$@"; then return; fi
        sleep 0.1
    done
    fail "$what"
}

client() { python3 deploy/fault-client.py "$@"; }
form() { client form "$web" "$1"; }
chat() { client chat "$T/chat.sock"; }
# upload NAME: a form with a picture.
upload() { client upload "$web" "$1"; }
# portal NAME: drops a form as a file, as a portal does.
portal() {
    mkdir -p "$T/spool/portal"
    printf '{"form_id":"%s","content":"路灯坏了，晚上很黑","place":"天河区棠下街道"}' "$1" >"$T/spool/portal/$1.tmp"
    mv "$T/spool/portal/$1.tmp" "$T/spool/portal/$1.json"
}
portal_is_taken() { [ -e "$T/spool/portal/done/$1.json" ]; }
hotline() { "$bin/hotline" "$@"; }
console() { hotline send "$@" --console "unix:$T/console.sock"; }
# status NAME: one figure of the console's status.
status() { console "lang en" --then status | sed -n "s/^211-$1 //p"; }
journal_is_whole() { hotline verify --state "$T/state" >"$T/verify" || fail "$(cat "$T/verify")"; }
log_is_taken() {
    hotline verify --source "$T/spool/agents-20260312.tsv" --name agents --routing "$T/routing" --state "$T/state" >"$T/verify" 2>&1
}
logged() { grep -qF -- "$1" "$T/log"; }
phone_log() {
    printf 'call_id\tcall_time\tcaller\tname\tkind\tsecret\tcontent\tgoal\tplace\tincident_time\tagent\n' >"$T/spool/agents.part"
    printf 'f.1\t2026-03-12 09:18:50\t12000000001\t测试\t求助\t否\t路灯坏了，晚上很黑\t尽快维修\t天河区棠下街道\t\t8007\n' >>"$T/spool/agents.part"
    mv "$T/spool/agents.part" "$T/spool/agents-20260312.tsv"
}

# A folder of its own for each scene.
scene() {
    T=$folder/$1
    mkdir -p "$T/spool" "$T/state"
    cp -r routing "$T/routing"
    : >"$T/log"
    : >"$T/verify"
}
# Only in a subshell: its process becomes the daemon.
run() {
    exec "$bin/hotlined" --state "$T/state" --routing "$T/routing" --spool "$T/spool" --public 127.0.0.1:0 --internal off \
        --console "unix:$T/console.sock" --chat "unix:$T/chat.sock" "$@"
}
start() {
    : >"$T/started"
    run --simulated-clock "${1:-2026-03-12T09:20:00+08:00}" >>"$T/started" 2>&1 &
    daemon=$!
    until_true "the daemon did not start: $(cat "$T/started")" is_up
    web=$(sed -n 's/.*listening door=public at=//p' "$T/started")
}
is_up() {
    kill -0 "$daemon" 2>/dev/null || { cat "$T/started" >>"$T/log"; fail "the daemon ended at its start"; }
    grep -q '^<5>ready ' "$T/started"
}
# ended STATUS: the daemon is gone, with this status. The shell's own word for a killed job is not wanted.
ended() {
    local status=0
    until_true "the daemon does not end" has_ended
    wait "$daemon" || status=$?
    cat "$T/started" >>"$T/log"
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
    : >"$T/strace"
    : >"$T/strace-words"
    strace -f -qq -p "$daemon" -P "$T/state/hotline.db-wal" -e "trace=$1" -e "inject=$1:$2" -o "$T/strace" 2>"$T/strace-words" &
    tracer=$!
    until_true "strace does not attach: $(cat "$T/strace-words")" is_traced
}
is_traced() { grep -q '^TracerPid:[[:space:]]*[1-9]' "/proc/$daemon/status"; }
was_injected() { grep -q 'INJECTED\|killed by SIGKILL' "$T/strace" || fail "the fault was never met: $(cat "$T/strace-words")"; }
release() {
    kill -INT "$tracer" 2>/dev/null || true
    wait "$tracer" 2>/dev/null || true
    tracer=
}
can_trace() {
    command -v strace >/dev/null && strace -qq -o /dev/null -e inject=getppid:error=EIO true 2>/dev/null
}
said() { printf '%-8s %s / %s\n' "$1" "$2" "$3"; }

full() {
    if [ "$(id -u)" != 0 ] || ! mount -t tmpfs -o size=3m,mode=0700 tmpfs "$T/state" 2>/dev/null; then
        said SKIPPED "磁盘满：要 root 才能挂载" "full disk: mounting needs root"
        return
    fi
    mounted=$T/state
    start
    hotline token issue person:8001 --state "$T/state" 2>/dev/null | sed 's/^/8001 /' >"$T/token"
    chmod 600 "$T/token"
    new() { printf '天河区棠下街道路灯不亮\n' | console new phone=12000000001 --yes --token-file "$T/token" 2>&1 || true; }
    # The last block is gone, and the room in the WAL is used up by forms: fifty are far more than fit.
    dd if=/dev/zero of="$T/state/ballast" bs=4k 2>/dev/null || true
    local count answer=
    for count in $(seq 50); do
        answer=$(form "F-$count")
        case "$answer" in "201 "*) ;; *) break ;; esac
    done
    expect "a form on a full disk" "$answer" "50[37] 30 *store-full"
    expect "a form with a file on a full disk" "$(upload "U-1")" "50[37] 30 *store-full"
    # A message takes less room than a form, so a few may still fit.
    local told=done
    for _ in $(seq 50); do
        told=$(chat)
        [ "$told" = done ] || break
    done
    expect "a chat message on a full disk" "$told" "store-full retry=True"
    expect "new at the console on a full disk" "$(new)" *"452 "*
    expect "status at the console" "$(status open)" "$((count - 1))"
    phone_log
    portal P-1
    sleep 1
    if log_is_taken; then fail "a phone log was taken on a full disk"; fi
    if ! [ -e "$T/spool/portal/P-1.json" ]; then fail "a portal's file did not wait on a full disk"; fi
    until_true "the full disk is not in the log" grep -q '^<3>not-ready why=' "$T/started"
    # A restart on a full disk serves what can be read, and does not end over and over.
    kill -9 "$daemon"
    ended 137
    start
    expect "status after a restart on a full disk" "$(status open)" "$((count - 1))"
    expect "a form after a restart on a full disk" "$(form "F-$count")" "50[37] 30 *store-full"
    rm "$T/state/ballast"
    until_true "the phone log is not taken though there is room: $(cat "$T/verify")" log_is_taken
    until_true "the portal's file is not taken though there is room" portal_is_taken P-1
    expect "the same form, with room" "$(form "F-$count")" "201 - GZ*"
    expect "the same form again" "$(form "F-$count")" "200 - GZ*"
    expect "a chat message, with room" "$(chat)" done
    expect "new at the console, with room" "$(new)" *"251 "*
    journal_is_whole
    stop
    umount "$mounted"
    mounted=
    said full "磁盘满：各门都答稍后再试，腾出空间后自己继续" "full disk: every door says try later, and goes on by itself once there is room"
}

writes() {
    if ! can_trace; then
        said SKIPPED "写入出错：没有 strace" "failing writes: no strace"
        return
    fi
    start
    expect "a form before" "$(form W-1)" "201 - *"
    inject pwrite64 error=ENOSPC
    expect "no room at the commit" "$(form W-2)" "50[37] 30 *store-full"
    was_injected
    release
    expect "the same form, with room" "$(form W-2)" "201 - *"
    local fault
    for fault in pwrite64 fdatasync; do
        inject "$fault" error=EIO
        expect "$fault fails at the commit" "$(form "W-$fault")" "503 30 *outcome-unknown"
        ended 70
        release
        was_injected
        start
        expect "the same form after recovery" "$(form "W-$fault")" "20[01] - GZ*"
        expect "and again" "$(form "W-$fault")" "200 - GZ*"
    done
    inject fdatasync signal=KILL:when=1
    expect "killed in the commit" "$(form W-killed)" none
    ended 137
    release
    was_injected
    start
    expect "the same form after the kill" "$(form W-killed)" "20[01] - GZ*"
    expect "tickets" "$(status open)" 5
    journal_is_whole
    stop
    said writes "提交时写入出错：什么都不丢、不重；结果不明则退出 70，由恢复决定" "failing writes at the commit: nothing lost, nothing twice; an unknown outcome exits 70 and recovery decides"
}

# warned WORDS: status says so.
warned() { console "lang en" --then status | grep -F -- "$1" >/dev/null; }
calm() { ! warned "$1"; }

silence() {
    mkdir -p "$T/spool/portal"
    # A portal and a gateway that may be silent for an hour.
    sed -i 's|^portal,门户,.*|portal,门户,portal/*.json,UTF-8,+08:00,,00-24:1小时\r|' "$T/routing/sources.csv"
    printf 'wx-mp,网关,-,UTF-8,+08:00,,00-24:1小时\r\n' >>"$T/routing/sources.csv"
    start
    phone_log
    portal S-1
    expect "a chat message" "$(chat)" done
    until_true "the phone log is not taken: $(cat "$T/verify")" log_is_taken
    until_true "the portal's file is not taken" portal_is_taken S-1
    until_true "the log is not in status" warned "last line 2026-03-12 09:20"
    calm "has been silent" || fail "a source is called silent that spoke just now"
    # Away: a log that is moved, a portal's folder that is gone.
    mv "$T/spool/agents-20260312.tsv" "$T/"
    mv "$T/spool/portal" "$T/spool/portal-away"
    until_true "a log that moved is not noticed" warned "source agents: what was read is gone"
    until_true "a portal that moved is not noticed" warned "source portal: what was read is gone"
    console clock advance 2h >/dev/null
    local source
    for source in agents portal wx-mp; do until_true "the silence of $source is not noticed" warned "source $source has been silent since"; done
    # And back: heard again, warned no more.
    mv "$T/spool/portal-away" "$T/spool/portal"
    portal S-2
    mv "$T/agents-20260312.tsv" "$T/spool/"
    printf 'f.2\t2026-03-12 11:18:50\t12000000002\t测试\t求助\t否\t路灯又坏了\t尽快维修\t天河区棠下街道\t\t8007\n' >>"$T/spool/agents-20260312.tsv"
    expect "a chat message after the silence" "$(chat)" done
    for source in agents portal wx-mp; do until_true "$source is heard and still called silent" calm "source $source has been silent"; done
    until_true "a source is back and still called gone" calm "what was read is gone"
    stop
    said silence "来源静默、移走、找回：status 里都看得到，恢复后自己消失" "a silent, moved and found source: status shows each, and stops when it is heard"
}

load() {
    local name status sent
    for name in TERM:0 KILL:137; do
        start
        client load "$web" "$T/acknowledged" &
        sent=$!
        until_true "no citizen was answered" test -e "$T/acknowledged.going"
        kill -"${name%:*}" "$daemon"
        ended "${name#*:}"
        wait "$sent"
        start
        status=$(client again "$web" "$T/acknowledged") || fail "$status"
        journal_is_whole
        stop
        said load "SIG${name%:*} 打断 8 个市民：答应过的 $status 件都在" "SIG${name%:*} among eight citizens: all $status acknowledged tickets are there"
        rm -r "$T/state" "$T/acknowledged.going"
    done
}

limits() {
    start
    local words
    words=$(run --console "unix:$T/second.sock" 2>&1) && fail "two daemons share a state folder"
    expect "a second daemon" "$words" *"lock is locked by process $daemon"
    stop
    words=$( (ulimit -n 16; run) 2>&1) && fail "it started with 16 descriptors"
    expect "16 descriptors" "$words" *"16 open files are allowed and 64 needed"*
    words=$(run --state "$T/log/state" 2>&1) && fail "it started without a state folder"
    expect "no state folder" "$words" *"cannot be made; create it and give it to the user that runs hotlined"
    local nobody="setpriv --reuid=nobody --clear-groups"
    # shellcheck disable=SC2086
    if [ "$(id -u)" = 0 ] && $nobody test -x "$bin/hotlined" 2>/dev/null; then
        chmod 755 "$folder" "$T"
        chmod 700 "$T/state"
        words=$($nobody "$bin/hotlined" --state "$T/state" --routing "$T/routing" --spool "$T/spool" \
            --public off --internal off --console off --chat off 2>&1) && fail "it opened another user's state folder"
        expect "another user's state folder" "$words" *"cannot lock $T/state/lock: open: Permission denied"*
    else
        said SKIPPED "别的用户的状态目录：要 root，且程序须人人可执行" "a state folder of another user: needs root, and programs that all may run"
    fi
    said limits "第二个守护进程、16 个描述符、建不了或不属于自己的状态目录：都以一句话拒绝" "a second daemon, 16 descriptors, no state folder or another user's: each refused in a sentence"
}

reload() {
    start
    local before
    before=$(status routing)
    cp "$T/routing/rules.csv" "$T/rules.csv"
    echo 坏行 >>"$T/routing/rules.csv"
    kill -HUP "$daemon"
    until_true "no word of the refused reload" grep -q '^<3>reload-refused problems=' "$T/started"
    grep -q '^<3>table-problem what="routing/rules.csv:' "$T/started" || fail "the bad row is not named"
    expect "tables in force" "$(status routing)" "${before:?}"
    expect "reload at the console" "$(console reload 2>&1 || true)" *rules.csv*
    cp "$T/rules.csv" "$T/routing/rules.csv"
    kill -HUP "$daemon"
    until_true "no word of the good reload" grep -q '^<5>reloaded ' "$T/started"
    stop
    said reload "坏表重载：旧表照用，问题写明" "a reload of bad tables: the old ones stay, and the problems are told"
}

clock() {
    start 2026-03-12T09:20:00+08:00
    expect "a form" "$(form C-1)" "201 - *"
    stop
    # An hour back: times of the rows lie ahead of the clock, so nothing is raised until somebody has looked.
    start 2026-03-12T08:20:00+08:00
    until_true "a clock that went back is not in the log" grep -q '^<3>not-ready why=clock' "$T/started"
    expect "a form while the clock is doubted" "$(form C-2)" "201 - *"
    console clock confirm >/dev/null
    until_true "the confirmed clock is not in the log" grep -q '^<5>ready-again' "$T/started"
    stop
    said clock "时钟倒退：先停住到点处理，有人确认后继续" "a clock that went back: what is due waits until somebody confirms the clock"
}

manager() {
    client manager "$T" "$bin/hotlined" --state "$T/state" --routing "$T/routing" --spool "$T/spool" --public off --internal off \
        >"$T/log" 2>&1 || fail "the service manager's view"
    expect "listeners.json" "$(cat "$T/state/listeners.json")" *"$T/console-handed.sock"*
    said manager "服务管理器：就绪、看门狗、重载、停止、交来的套接字" "service manager: ready, watchdog, reload, stop, sockets handed over"
}

for name in "${@:-full}" $([ $# -gt 0 ] || echo writes silence load limits reload clock manager); do
    scene "$name"
    "$name"
done
