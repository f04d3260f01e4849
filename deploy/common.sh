# What the scripts of this folder share. Each sources it first, and stands in the project's folder from then on.
# shellcheck shell=bash disable=SC2034
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
script=$(basename "$0")
bin=${BIN:-.build/debug}

# Descriptor 3 is where complaints go, whatever becomes of standard error.
exec 3>&2
fail() {
    echo "$script: $1" >&3
    [ ! -e "${folder:-}/started" ] || tail -n 20 "$folder/started" >&3
    exit 1
}
skip() {
    echo "$script: SKIPPED: $1"
    exit 0
}

# install_packages PACKAGE…: by apt; false where there is no root, sudo or network.
install_packages() {
    local sudo=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || return 1
        sudo=sudo
    fi
    { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
        >/dev/null 2>&1
}
need_sqlite() {
    [ -e /usr/include/sqlite3.h ] || install_packages libsqlite3-dev || {
        echo "$script: libsqlite3-dev is missing; as root: apt-get update && apt-get install -y libsqlite3-dev" >&2
        exit 75
    }
}
# need_python PACKAGE…: from PyPI, into a throw-away environment: $python.
need_python() {
    python3 -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv || skip "apt cannot install python3-venv"
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/pip" -q --disable-pip-version-check install "$@" >/dev/null 2>&1 || skip "pip cannot install $*"
    python=$folder/venv/bin/python
}

# Makes $folder for this one run. It goes with the script, and the daemon and the processes in `others` with it.
daemon=
others=()
make_folder() {
    folder=$(mktemp -d "${TMPDIR:-/tmp}/hotline-${script%.sh}.XXXXXX")
    root=$folder
    mkdir "$folder/spool"
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
}
clean_up() {
    trap - EXIT
    local process
    for process in $daemon ${others[@]+"${others[@]}"}; do
        kill -9 "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
    rm -rf -- "$root"
}

# Becomes the daemon on $folder, by the command of `as` where it is another user's; only in a subshell.
routing=routing
as=()
run() {
    exec ${as[@]+"${as[@]}"} "$bin/hotlined" --state "$folder/state" --routing "$routing" --spool "$folder/spool" --public off \
        --internal off --console "unix:$folder/console.sock" --chat off "$@"
}
# launch OPTION…: the daemon, at the instant of the examples unless $clock says another.
launch() {
    [ ! -e "$folder/started" ] || cat "$folder/started" >>"$folder/log"
    : >"$folder/started"
    run --simulated-clock "${clock:-2026-03-12T09:20:00+08:00}" "$@" >>"$folder/started" 2>&1 &
    daemon=$!
}
# start OPTION…: likewise, and waits until it serves.
start() {
    launch "$@"
    until_true "the daemon did not start" is_up
}
is_up() {
    kill -0 "$daemon" 2>/dev/null || fail "the daemon ended at its start"
    grep -q '^<5>ready ' "$folder/started"
}
# until_true WHAT COMMAND…: tries for at most a minute.
until_true() {
    local what=$1 tries=600
    shift
    until "$@"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || fail "$what"
        sleep 0.1
    done
}
# Where the running daemon listens; port 0 picked one.
address_of() { sed -n "s/.*listening door=$1 at=//p" "$folder/started"; }
send() { "$bin/hotline" send "$@" --console "unix:$folder/console.sock"; }
# token SUBJECT: issues one.
token() { "$bin/hotline" token issue "$1" --console "unix:$folder/console.sock" | tail -n 1; }
