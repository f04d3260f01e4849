#!/usr/bin/env bash
# A whole systemd in a container, hotlined installed in it word for word as README.md here says: sockets by name, restarts under
# callers, the watchdog, who may open the console, a clean stop and journal. Nothing of it stays on this machine. About half a minute.
#   deploy/systemd-test.sh     as root; BIN names the folder of the programs
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"
[ "$(id -u)" = 0 ] || skip "only root can start a container"
command -v systemd-nspawn >/dev/null || install_packages systemd-container || skip "apt cannot install systemd-container"
unshare -m true 2>/dev/null || skip "no mount namespaces here"
make_folder
mkdir "$folder/root" "$folder/out"
checkout=$PWD
programs=$(realpath "$bin")

# unit COMMAND: what the container does instead of going to a target; it ends with the command's exit code.
unit() {
    cat >"$folder/hotline-test.service" <<UNIT
[Unit]
After=basic.target
Requires=basic.target
SuccessAction=exit
FailureAction=exit
[Service]
Type=oneshot
TimeoutStartSec=5min
ExecStart=$1
StandardOutput=file:/out/log
StandardError=file:/out/log
UNIT
}
# This machine's files are the container's; what it writes goes to a memory file system and is gone with it.
boot() {
    unshare -m bash -c 'mount --bind / "$1/root" && exec timeout 360 systemd-nspawn --quiet --directory="$1/root" \
        --volatile=overlay --register=no --keep-unit --private-network --console=read-only \
        --bind-ro="$2:/checkout" --bind-ro="$3:/programs" --bind="$1/out:/out" \
        --bind-ro="$1/hotline-test.service:/etc/systemd/system/hotline-test.service" \
        --boot systemd.unit=hotline-test.service' boot "$folder" "$checkout" "$programs" >"$folder/console" 2>&1
}
unit /bin/true
boot || skip "systemd-nspawn cannot boot here: $(tail -n 1 "$folder/console")"
unit "/bin/bash /checkout/deploy/systemd-guest.sh"
boot || {
    cat "$folder/out/log" >&3
    fail "the container ended with an error"
}
cat "$folder/out/log"
