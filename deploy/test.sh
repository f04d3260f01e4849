#!/usr/bin/env bash
# All checks: installs what is missing, builds with the direction check, runs the tests, checks the tables, kills and breaks.
#   deploy/test.sh [--browser]     with the pages in Debian's chromium too
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; else sudo=none; fi
if [ ! -e /usr/include/sqlite3.h ]; then
    if [ "$sudo" = none ]; then
        echo "libsqlite3-dev is missing; as root: apt-get update && apt-get install -y libsqlite3-dev" >&2
        exit 75
    fi
    $sudo apt-get update -qq
    $sudo apt-get install -y -qq libsqlite3-dev
fi

swift build --build-tests --explicit-target-dependency-import-check error
# XCTest would close with "Executed 0 tests": every test here is Swift Testing.
swift test --skip-build --disable-xctest
.build/debug/hotline check routing
bash -n deploy/*.sh .ci/run
bash deploy/kill-test.sh 3000
# Logs are rotated by the real logrotate; without it logrotate-test.sh says that it skips.
if ! PATH=$PATH:/usr/sbin command -v logrotate >/dev/null && [ "$sudo" != none ]; then
    { $sudo apt-get update -qq && $sudo apt-get install -y -qq logrotate; } >/dev/null || echo "logrotate cannot be installed" >&2
fi
bash deploy/logrotate-test.sh
bash deploy/crash-test.sh 3
# Failing writes are made with strace; without it fault-test.sh says what it skips.
if ! command -v strace >/dev/null && [ "$sudo" != none ]; then
    { $sudo apt-get update -qq && $sudo apt-get install -y -qq strace; } >/dev/null || echo "strace cannot be installed" >&2
fi
bash deploy/fault-test.sh
bash deploy/clients-test.sh
if [ "${1:-}" = --browser ]; then bash deploy/browser-test.sh; fi
