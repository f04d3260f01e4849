#!/usr/bin/env bash
# libFuzzer with address checks over the parsers that strangers reach; the harnesses are Tests/Fuzz/TARGET.swift.
#   deploy/fuzz.sh SECONDS [TARGET…]     each target so many seconds; all unless some are named
# FUZZ names the folder for objects, corpora and findings (.build/fuzz unless said otherwise). A finding is left there as
# TARGET/crash-…; run it again with FUZZ/fuzz-TARGET FILE, and make it a test.
set -euo pipefail
cd "$(dirname "$0")/.."
# Swift's own report of a crash would come in the way of libFuzzer's.
export SWIFT_BACKTRACE=enable=no
seconds=${1:?usage: deploy/fuzz.sh SECONDS [TARGET...]}
shift
targets=${*:-csv table cdr form multipart http chat console}
out=${FUZZ:-.build/fuzz}
mkdir -p "$out"

flags="-O -wmo -parse-as-library -swift-version 6 -package-name hotline -sanitize=fuzzer,address -I $out -I Sources/CSQLite"
# The rooms in the order in which they know each other; only what changed since is compiled again.
for room in HotlineCore HotlineClassifier HotlineRouting HotlineStore HotlineReports HotlineSystem HotlineDesk HotlineIntake \
    HotlineConsole HotlineHTTP; do
    if [ -e "$out/$room.o" ] && [ -z "$(find Sources/$room -newer "$out/$room.o" -name '*.swift')" ] && [ -z "${stale:-}" ]; then continue; fi
    stale=yes
    # shellcheck disable=SC2046,SC2086
    swiftc $flags -module-name "$room" -emit-module -emit-module-path "$out/$room.swiftmodule" -c $(find "Sources/$room" -name '*.swift') \
        -o "$out/$room.o"
done
status=0
for target in $targets; do
    # shellcheck disable=SC2086
    swiftc $flags -module-name "Fuzz_$target" "Tests/Fuzz/$target.swift" Tests/Fuzz/Peer.swift "$out"/Hotline*.o -lsqlite3 -o "$out/fuzz-$target" \
        2> >(grep -v 'Cannot export local symbol' >&2)
    mkdir -p "$out/$target/corpus"
    [ ! -d "Tests/Fuzz/seeds/$target" ] || cp -n "Tests/Fuzz/seeds/$target"/* "$out/$target/corpus/"
    echo "fuzz.sh: $target, $seconds s"
    # Leaks are not looked for: Swift's runtime keeps its metadata for ever. Nor is it kept who allocated what, which takes a third of the time.
    ASAN_OPTIONS=detect_leaks=0:malloc_context_size=0 "$out/fuzz-$target" -max_total_time="$seconds" -max_len=8192 -timeout=60 -rss_limit_mb=2048 \
        -artifact_prefix="$out/$target/" -print_final_stats=1 "$out/$target/corpus" >"$out/$target/log" 2>&1 || status=1
    grep -E 'number_of_executed_units|ERROR|SUMMARY|Fatal error|Done ' "$out/$target/log" || true
done
exit $status
