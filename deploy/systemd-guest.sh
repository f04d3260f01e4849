#!/usr/bin/env bash
# What systemd-test.sh runs inside its container, as root of it: never on a machine of yours.
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
[ "$(systemd-detect-virt --container || true)" = systemd-nspawn ] || fail "this is the inside of systemd-test.sh"

# told PROPERTY: what systemd knows of the service.
told() { systemctl show --value -p "$1" hotlined.service; }
expect() { [ "$2" = "$3" ] || fail "$1: $2 instead of $3"; }
# no_errors WHEN OPTION…: of journalctl.
no_errors() {
    local errors
    errors=$(journalctl -q -o cat -p err -u hotlined -u 'hotlined-*.socket' "${@:2}")
    [ -z "$errors" ] || fail "errors in the journal, $1: $errors"
}
serving() { [ "$(told ActiveState)" = active ]; }

# The commands of README.md, all but the build, whose programs are /programs here.
export folder=/out
sed -n '/^## 安装/,/^## /p' deploy/README.md | sed -n '/^```sh$/,/^```$/p' | sed '/^```/d; /^swift build/d; s:\.build/release:/programs:g' \
    >/out/install
grep -q '^systemctl enable --now hotlined$' /out/install || fail "README.md no longer says how to install"
sed -i '/^systemctl enable --now hotlined$/d' /out/install
bash -euo pipefail /out/install >/out/installed 2>&1 || fail "the commands of README.md do not work: $(cat /out/installed)"

# Every door is there before the daemon is; the first caller starts it.
expect "before the first caller" "$(told ActiveState)" inactive
python3 deploy/systemd-callers.py once >/out/first || fail "the first caller was not served: $(cat /out/first)"
serving || fail "the first caller did not start the service"
systemctl enable --now --quiet hotlined
python3 deploy/fault-client.py form 127.0.0.1:12345 one >/out/form
grep -q '^201 ' /out/form || fail "a citizen's form was answered: $(cat /out/form)"
grep -q '"unix:/run/hotline/console.sock"' /var/lib/hotline/listeners.json || fail "listeners.json does not name the console"

# Who may open the console: the group, by the account's name in people.csv.
useradd --no-create-home --groups hotline-operators op8001
useradd --no-create-home op8002
runuser -u op8001 -- hotline send "?" >/out/whoami 2>&1 || fail "an operator is turned away: $(cat /out/whoami)"
grep -q 8001 /out/whoami || fail "the console takes op8001 for somebody else: $(cat /out/whoami)"
! runuser -u op8002 -- hotline send "?" >/out/outsider 2>&1 || fail "whoever is outside the group got in"
grep -q 8002 /out/outsider && fail "whoever is outside the group was answered"
! runuser -u op8001 -- cat /etc/hotline/hotlined.conf 2>/dev/null || fail "an operator reads the settings"

# Three restarts and a reload while citizens and consoles come in.
python3 deploy/systemd-callers.py until /out/enough >/out/callers &
callers=$!
for _ in 1 2 3; do
    systemctl restart hotlined
    sleep 1
done
systemctl reload hotlined
touch /out/enough
wait "$callers" || fail "over a restart: $(cat /out/callers)"

# The watchdog, shortened: fed it stays, stuck it is replaced.
mkdir -p /run/systemd/system/hotlined.service.d
printf '[Service]\nWatchdogSec=4\n' >/run/systemd/system/hotlined.service.d/watchdog.conf
systemctl daemon-reload
systemctl restart hotlined
healthy=$(told MainPID)
sleep 9
expect "a healthy daemon under a watchdog" "$(told MainPID) $(told NRestarts)" "$healthy 0"
no_errors "so far"
kill -STOP "$healthy"
is_replaced() { serving && [ "$(told MainPID)" != "$healthy" ]; }
until_true "a stuck daemon is not replaced" is_replaced
since=@$(date +%s)
rm -r /run/systemd/system/hotlined.service.d
systemctl daemon-reload
systemctl restart hotlined

# A stop: the service's end is clean, the doors stay, the next caller starts it again.
systemctl stop hotlined 2>/out/stopped
expect "how it ended" "$(told Result)/$(told ExecMainStatus)" success/0
hotline verify >/out/verified || fail "the journal does not verify after the stop: $(cat /out/verified)"
grep -q '^日志 journal: [1-9]' /out/verified || fail "the journal lost the form: $(cat /out/verified)"
python3 deploy/systemd-callers.py once >/out/last || fail "after a stop nobody is served: $(cat /out/last)"
systemctl stop 'hotlined-*.socket' hotlined
expect "failed units" "$(systemctl list-units --failed --no-legend --plain 'hotlined*')" ""

no_errors "after the stuck one" --since "$since"
security=$(systemd-analyze security --no-pager hotlined.service | tail -n 1)
echo "systemd $(systemctl --version | sed -n '1s/systemd \([0-9]*\).*/\1/p')：$(cat /out/callers)；${security#* }"
