#!/usr/bin/env bash
# Other people's programs against the running daemon, unchanged: georeport (PyPI) reads Open311, promtool (Debian) reads /metrics,
# schemathesis (PyPI) makes requests out of /api/openapi.json, good and bad ones, and holds the answers against it.
#   deploy/clients-test.sh     BIN names the folder of the programs
# Installs prometheus and python3-venv by apt, georeport and schemathesis into a throw-away venv; what cannot be installed is said with the
# word SKIPPED.
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
command -v promtool >/dev/null || install_packages prometheus || skip "apt cannot install prometheus"
command -v curl >/dev/null || install_packages curl || skip "apt cannot install curl"
make_folder
need_python georeport 'schemathesis~=4.32'

start --public 127.0.0.1:0 --internal 127.0.0.1:0
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
CONTRACT_TOKEN=$(token department:$department)
export CONTRACT_TOKEN CONTRACT_NUMBERS=$numbers CONTRACT_PERSON=$department-1 SCHEMATHESIS_HOOKS=contract_hooks
if ! (cd "$folder" && PYTHONPATH=$folder "$folder/venv/bin/schemathesis" --config-file schemathesis.toml run \
    "http://$internal/api/openapi.json" --checks all --max-examples 3 --seed 12345 --generation-database none --continue-on-failure \
    --request-timeout 10 --suppress-health-check all --max-time 90 --warnings off --no-color) >"$folder/contract" 2>&1; then
    cat "$folder/contract" >&2
    exit 1
fi
grep -E 'generated, ' "$folder/contract"
kill -0 "$daemon"
echo "clients-test.sh: georeport, promtool and schemathesis found nothing wrong"
