#!/usr/bin/env bash
# Other people's programs against the running daemon, unchanged: georeport (PyPI) reads Open311, promtool (Debian) reads /metrics,
# schemathesis (PyPI) makes requests out of /api/openapi.json, good and bad ones, and holds the answers against it; standardwebhooks
# (PyPI) verifies what a webhook sends.
#   deploy/clients-test.sh     BIN names the folder of the programs
# Installs prometheus and python3-venv by apt, georeport, schemathesis and standardwebhooks into a throw-away venv; what cannot be
# installed is said with the word SKIPPED.
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
command -v promtool >/dev/null || install_packages prometheus || skip "apt cannot install prometheus"
command -v curl >/dev/null || install_packages curl || skip "apt cannot install curl"
make_folder
need_python georeport 'schemathesis~=4.32' 'standardwebhooks~=1.0'

start --public 127.0.0.1:0 --internal 127.0.0.1:0 --trusted-proxies 127.0.0.1
public=$(address_of public)
internal=$(address_of internal)

"$python" deploy/clients-test.py "http://$public/open311/v2"

# Whoever may read `status` may read the metrics.
printf 'header = "Authorization: Bearer %s"\n' "$(token person:8601)" >"$folder/curl"
chmod 600 "$folder/curl"
curl -sS --fail -K "$folder/curl" "http://$internal/metrics" >"$folder/metrics"
promtool check metrics <"$folder/metrics"
grep -q '^hotline_intake_total{channel="web",result="[a-z]*"} [1-9]' "$folder/metrics" \
    || fail "the metrics do not count what came by Open311"
curl -sS --fail -K "$folder/curl" "http://$internal/readyz" >/dev/null

# A department with six tickets of its own; what is asked is asked of these. The seed is fixed, and the time bounded.
department=440105004
# matter DIGIT: sends one, and prints its number.
matter() {
    curl -sS --fail -H 'Content-Type: application/json' \
        -d "$(printf '{"form_id":"%032d","content":"江南西路有个井盖松动，车一过就响","phone":"1200000000%d"}' "$1" "$1")" \
        "http://$public/tickets" | sed -n 's/.*"number":"\([A-Z0-9]*\)".*/\1/p'
}
numbers=
for i in 1 2 3 4 5 6; do numbers="$numbers $(matter "$i")"; done
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
CONTRACT_TOKEN=$(token department:$department)
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
"$python" deploy/webhook-receiver.py "$folder/webhook" &
receiver=$!
others+=("$receiver")
until_true "the receiver does not listen" test -s "$folder/webhook.port"
# Schemathesis may have fetched all there was, and a webhook begins where the department stands.
[ -n "$(matter 7)" ] || fail "the seventh matter got no number"
"$bin/hotline" webhook add "department:$department" "http://127.0.0.1:$(cat "$folder/webhook.port")/in" \
    --console "unix:$folder/console.sock" 2>/dev/null | tail -n 1 >"$folder/webhook.secret"
webhook_is() { send webhook list | grep -q "$1"; }
until_true "the failed delivery is not shown" webhook_is '失败 1 次'
send status | grep -q '推送 1 送不到' || fail "status does not warn of the webhook"
curl -sS --fail -K "$folder/curl" "http://$internal/metrics" | grep -q '^hotline_webhooks{state="failing"} 1$' \
    || fail "the metrics do not count the webhook"
send clock advance 10s >/dev/null
until_true "the webhook is not delivered again" webhook_is ' ok '
wait "$receiver" || fail "the receiver found what it got wrong"
kill -0 "$daemon"
echo "clients-test.sh: georeport, promtool, schemathesis and standardwebhooks found nothing wrong"
