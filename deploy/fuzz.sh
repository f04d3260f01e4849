#!/usr/bin/env bash
# libFuzzer with address checks over the parsers that strangers reach; the harnesses are Tests/Fuzz/TARGET.swift.
#   deploy/fuzz.sh SECONDS [TARGET…]     each target so many seconds; all unless some are named
# At the end a line for each target says its runs, its seconds and whether anything was found; a finding makes the exit status 1.
# FUZZ names the folder for objects, corpora and findings (.build/fuzz unless said otherwise). A finding is left there as
# TARGET/crash-…, timeout-… or oom-…; run it again with FUZZ/fuzz-TARGET FILE, and make it a test.
set -euo pipefail
cd "$(dirname "$0")/.."
# Swift's own report of a crash would come in the way of libFuzzer's.
export SWIFT_BACKTRACE=enable=no
seconds=${1:?usage: deploy/fuzz.sh SECONDS [TARGET...]}
shift
targets=${*:-csv table cdr form multipart http chat console}
for target in $targets; do
    [ -e "Tests/Fuzz/$target.swift" ] || {
        echo "fuzz.sh: there is no target $target; there are: $(cd Tests/Fuzz && echo [a-z]*.swift | sed 's/\.swift//g')" >&2
        exit 2
    }
done
out=${FUZZ:-.build/fuzz}
mkdir -p "$out"

echo "fuzz.sh: compiling with coverage and address checks; the first time this takes minutes"
flags="-O -wmo -parse-as-library -swift-version 6 -package-name hotline -sanitize=fuzzer,address -I $out -I Sources/CSQLite"
# The rooms in the order in which they know each other; only what changed since is compiled again.
for room in HotlineCore HotlineClassifier HotlineRouting HotlineStore HotlineReports HotlineSystem HotlineDesk HotlineIntake \
    HotlineConsole HotlineHTTP; do
    if [ -e "$out/$room.o" ] && [ -z "$(find Sources/$room -newer "$out/$room.o" -name '*.swift')" ] && [ -z "${stale:-}" ]; then continue; fi
    stale=yes
    touch "$out/$room.began"
    # shellcheck disable=SC2046,SC2086
    swiftc $flags -module-name "$room" -emit-module -emit-module-path "$out/$room.swiftmodule" -c $(find "Sources/$room" -name '*.swift') \
        -o "$out/$room.o"
    # As old as what it was made of: a file that was changed meanwhile is newer.
    touch -r "$out/$room.began" "$out/$room.o"
done
# told TARGET STATUS: what became of a run, in a line.
told() {
    local runs took
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$1/log")
    took=$(sed -n 's/^Done [0-9]* runs in \([0-9]*\) second.*/\1/p' "$out/$1/log")
    if [ "$2" = 0 ] && [ -n "$took" ]; then
        echo "fuzz.sh: $1: ${runs:-?} runs in $took s, no finding"
    else
        echo "fuzz.sh: $1: FOUND after ${runs:-?} runs: $(sed -n 's/.*Test unit written to //p' "$out/$1/log" | tail -n 1); see $out/$1/log"
    fi
}
found=0
summary=
for target in $targets; do
    # shellcheck disable=SC2086
    swiftc $flags -module-name "Fuzz_$target" "Tests/Fuzz/$target.swift" Tests/Fuzz/Peer.swift "$out"/Hotline*.o -lsqlite3 -o "$out/fuzz-$target" \
        2> >(grep -v 'Cannot export local symbol' >&2)
    mkdir -p "$out/$target/corpus"
    [ ! -d "Tests/Fuzz/seeds/$target" ] || cp "Tests/Fuzz/seeds/$target"/* "$out/$target/corpus/"
    echo "fuzz.sh: $target, $seconds s"
    status=0
    # Leaks are not looked for: Swift's runtime keeps its metadata for ever. Nor is it kept who allocated what, which takes a third of the time.
    ASAN_OPTIONS=detect_leaks=0:malloc_context_size=0 "$out/fuzz-$target" -max_total_time="$seconds" -max_len=8192 -timeout=60 -rss_limit_mb=2048 \
        -artifact_prefix="$out/$target/" -print_final_stats=1 "$out/$target/corpus" >"$out/$target/log" 2>&1 || status=$?
    [ "$status" = 0 ] || found=1
    grep -E 'ERROR|SUMMARY|Fatal error' "$out/$target/log" || true
    summary+=$(told "$target" "$status")$'\n'
done
printf '%s' "$summary"
exit $found
