#!/usr/bin/env bash
# All checks: installs what is missing, builds with the direction check, runs the tests, checks the tables, kills and breaks.
#   deploy/test.sh [--browser]     with the pages in Debian's chromium too
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
need_sqlite

swift build --build-tests --explicit-target-dependency-import-check error
# XCTest would close with "Executed 0 tests": every test here is Swift Testing.
swift test --skip-build --disable-xctest
.build/debug/hotline check routing
bash -n deploy/*.sh .ci/run
bash deploy/kill-test.sh 3000
# Logs are rotated by the real logrotate; without it logrotate-test.sh says that it skips.
PATH=$PATH:/usr/sbin command -v logrotate >/dev/null || install_packages logrotate || echo "logrotate cannot be installed" >&2
bash deploy/logrotate-test.sh
bash deploy/crash-test.sh 3
# Failing writes are made with strace; without it fault-test.sh says what it skips.
command -v strace >/dev/null || install_packages strace || echo "strace cannot be installed" >&2
bash deploy/fault-test.sh
bash deploy/http-test.sh
bash deploy/clients-test.sh
if [ "${1:-}" = --browser ]; then bash deploy/browser-test.sh; fi
