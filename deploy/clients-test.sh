#!/usr/bin/env bash
# Other people's programs against the running daemon, unchanged: georeport (PyPI) reads Open311, promtool (Debian) reads /metrics,
# schemathesis (PyPI) makes requests out of /api/openapi.json, good and bad ones, and holds the answers against it; standardwebhooks
# (PyPI) verifies what a webhook sends.
#   deploy/clients-test.sh     BIN names the folder of the programs
# Installs prometheus and python3-venv by apt, georeport, schemathesis and standardwebhooks into a throw-away venv; what cannot be installed is said with the
# word SKIPPED.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${BIN:-.build/debug}
folder=$(mktemp -d "${TMPDIR:-/tmp}/hotline-clients.XXXXXX")
daemon=
receiver=
cleanup() {
    trap - EXIT
    if [ -n "$receiver" ]; then kill "$receiver" 2>/dev/null || true; fi
    if [ -n "$daemon" ]; then
        kill "$daemon" 2>/dev/null || true
        wait "$daemon" 2>/dev/null || true
    fi
    rm -rf -- "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
skip() { echo "clients-test.sh: SKIPPED: $1"; exit 0; }

if [ "$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; else sudo=none; fi
missing=
command -v promtool >/dev/null || missing="$missing prometheus"
command -v curl >/dev/null || missing="$missing curl"
python3 -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
if [ -n "$missing" ]; then
    [ "$sudo" != none ] || skip "missing:$missing"
    # shellcheck disable=SC2086
    { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } \
        >/dev/null 2>&1 || skip "apt cannot install:$missing"
fi
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q --disable-pip-version-check install georeport 'schemathesis~=4.32' 'standardwebhooks~=1.0' >/dev/null 2>&1 ||
    skip "pip cannot install georeport, schemathesis and standardwebhooks"

mkdir "$folder/spool"
"$bin/hotlined" --state "$folder/state" --routing routing --spool "$folder/spool" --public 127.0.0.1:0 --internal 127.0.0.1:0 \
    --console "unix:$folder/console.sock" --chat off --simulated-clock 2026-03-12T09:20:00+08:00 >"$folder/log" 2>&1 &
daemon=$!
for _ in $(seq 300); do
    grep -q '^<5>ready ' "$folder/log" && break
    kill -0 "$daemon" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
    sleep 0.1
done
public=$(sed -n 's/.*listening door=public at=//p' "$folder/log")
internal=$(sed -n 's/.*listening door=internal at=//p' "$folder/log")

"$folder/venv/bin/python" deploy/clients-test.py "http://$public/open311/v2"

# Whoever may read `status` may read the metrics.
token=$("$bin/hotline" token issue person:8601 --console "unix:$folder/console.sock" | tail -1)
printf 'header = "Authorization: Bearer %s"\n' "$token" >"$folder/curl"
chmod 600 "$folder/curl"
curl -sS --fail -K "$folder/curl" "http://$internal/metrics" >"$folder/metrics"
promtool check metrics <"$folder/metrics"
grep -q '^hotline_intake_total{channel="web",result="[a-z]*"} [1-9]' "$folder/metrics" || {
    echo "clients-test.sh: the metrics do not count what came by Open311" >&2
    exit 1
}
curl -sS --fail -K "$folder/curl" "http://$internal/readyz" >/dev/null

# A department with six tickets of its own; what is asked is asked of these. The seed is fixed, and the time bounded.
department=440105004
numbers=
for i in 1 2 3 4 5 6; do
    form=$(printf '{"form_id":"%032d","content":"江南西路有个井盖松动，车一过就响","phone":"1200000000%d"}' "$i" "$i")
    numbers="$numbers $(curl -sS --fail -H 'Content-Type: application/json' -d "$form" "http://$public/tickets" |
        sed -n 's/.*"number":"\([A-Z0-9]*\)".*/\1/p')"
done
cp deploy/contract-hooks.py "$folder/contract_hooks.py"
cat >"$folder/schemathesis.toml" <<END
headers = { Authorization = "Bearer \${CONTRACT_TOKEN}" }

# A long poll would only wait; the hooks put a ticket in the place of "any".
[parameters]
"path.code" = "$department"
"path.number" = "any"
"query.wait" = 0

# What no schema can say, persons and departments that the tables do not know among it, is 422.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "401", "403", "404", "409", "412", "422"]

# A text that is too long is 413, another type of body 415.
[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "413", "415", "422"]
END
CONTRACT_TOKEN=$("$bin/hotline" token issue department:$department --console "unix:$folder/console.sock" | tail -1)
export CONTRACT_TOKEN CONTRACT_NUMBERS=$numbers CONTRACT_PERSON=$department-1 SCHEMATHESIS_HOOKS=contract_hooks
if ! (cd "$folder" && PYTHONPATH=$folder "$folder/venv/bin/schemathesis" --config-file schemathesis.toml run \
    "http://$internal/api/openapi.json" --checks all --max-examples 3 --seed 12345 --generation-database none --continue-on-failure \
    --request-timeout 10 --suppress-health-check all --max-time 90 --warnings off --no-color) >"$folder/contract" 2>&1; then
    cat "$folder/contract" >&2
    exit 1
fi
grep -E 'generated, ' "$folder/contract"

# A webhook whose receiver first answers 500: what it then acknowledges is the whole feed, signed. The clock stands still, so the daemon
# waits until it is moved; the receiver is told to take the clock's time for its own.
say() { "$bin/hotline" send --console "unix:$folder/console.sock" "$@"; }
"$folder/venv/bin/python" deploy/webhook-receiver.py "$folder/webhook" &
receiver=$!
for _ in $(seq 100); do [ -s "$folder/webhook.port" ] && break; sleep 0.1; done
"$bin/hotline" webhook add "department:$department" "http://127.0.0.1:$(cat "$folder/webhook.port")/in" \
    --console "unix:$folder/console.sock" 2>/dev/null | tail -1 >"$folder/webhook.secret"
for _ in $(seq 100); do say webhook list | grep -q '失败 1 次' && break; sleep 0.1; done
say status | grep -q '推送 1 送不到' || { say status >&2; exit 1; }
curl -sS --fail -K "$folder/curl" "http://$internal/metrics" | grep -q '^hotline_webhooks{state="failing"} 1$'
say clock advance 10s >/dev/null
for _ in $(seq 100); do say webhook list | grep -q ' ok ' && break; sleep 0.1; done
wait "$receiver" || { cat "$folder/log" >&2; exit 1; }
receiver=
kill -0 "$daemon"
echo "clients-test.sh: georeport, promtool, schemathesis and standardwebhooks found nothing wrong"
