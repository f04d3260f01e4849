#!/usr/bin/env python3
"""The callers of systemd-guest.sh: citizens and consoles that come in without a pause, and want an answer each."""
import os
import socket
import sys
import threading

PATIENCE = 30  # seconds for one answer; a restart takes a few
DOORS = {
    "public": (("127.0.0.1", 12345), b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"HTTP/1.1 200"),
    "internal": (("127.0.0.1", 12346), b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"HTTP/1.1 200"),
    "console": (("127.0.0.1", 12347), b"", b"2"),
    "desk": ("/run/hotline/console.sock", b"", b"2"),
}


def call(door):
    """One call: what came back first, `refused` where nobody listened, `cut` where it ended without an answer."""
    address, request, _ = DOORS[door]
    try:
        link = socket.socket(socket.AF_UNIX if isinstance(address, str) else socket.AF_INET)
        link.settimeout(PATIENCE)
        link.connect(address)
    except OSError as refusal:
        return f"refused ({refusal})".encode()
    with link:
        try:
            link.sendall(request)
            return link.recv(4096) or b"cut"
        except OSError as end:
            return f"cut ({end})".encode()


def is_good(door, answer):
    return answer.startswith(DOORS[door][2])


def once():
    """One call at every door."""
    answers = {door: call(door) for door in DOORS}
    print(answers)
    return all(is_good(door, answer) for door, answer in answers.items())


def until(path):
    """Calls at every door from two threads each until the file is there; prints how many, and what went wrong."""
    served, wrong = [], []

    def keep_calling(door):
        while not os.path.exists(path):
            answer = call(door)
            (served if is_good(door, answer) else wrong).append((door, answer[:80]))

    threads = [threading.Thread(target=keep_calling, args=(door,)) for door in DOORS for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused = [answer for answer in wrong if answer[1].startswith(b"refused")]
    print(f"重启 3 次，来者 {len(served) + len(wrong)}，被拒 {len(refused)}，中断 {len(wrong) - len(refused)} over 3 restarts", end="")
    if wrong:
        print(f": {wrong[:5]}", end="")
    print()
    return bool(served) and not refused


if __name__ == "__main__":
    sys.exit(0 if (until(sys.argv[2]) if sys.argv[1] == "until" else once()) else 1)
