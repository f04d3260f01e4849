#!/usr/bin/env python3
"""The clients of fault-test.sh: one citizen, a chat gateway, many citizens at once, and a service manager."""
import collections
import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time

PATIENCE = 30  # seconds for one answer, on a machine that has other work

ENOUGH = 40  # five of each citizen


def post(address, form, connected=lambda: None):
    """Posts a form, once `connected` has returned. Returns (status, Retry-After or "-", number or problem type)."""
    host, port = address.rsplit(":", 1)
    link = http.client.HTTPConnection(host, int(port), timeout=PATIENCE)
    link.connect()
    connected()
    body = {
        "form_id": form, "name": "测试丙", "phone": "12000000006", "kind": "投诉", "goal": "制止夜间施工",
        "content": f"第 {form} 次：连续两晚23点后工地打桩，多户无法休息。", "place": "白云区同和街道同和路某工地",
    }
    link.request("POST", "/tickets", json.dumps(body), {"Content-Type": "application/json"})
    answer = link.getresponse()
    value = json.loads(answer.read())
    link.close()
    return answer.status, answer.getheader("Retry-After", "-"), value.get("number") or value.get("type")


def form(address, name):
    """Prints what one form was answered, `none` where no answer came."""
    try:
        print(*post(address, name))
    except (OSError, http.client.HTTPException):
        print("none")


def ready(address, token):
    """Prints what /readyz says to whoever has the token in the file: its status, and the reason where it is not ready."""
    with open(token) as file:
        credential = file.read().strip()
    link = http.client.HTTPConnection(*address.rsplit(":", 1), timeout=PATIENCE)
    link.request("GET", "/readyz", headers={"Authorization": f"Bearer {credential}"})
    answer = link.getresponse()
    print(answer.status, json.loads(answer.read()).get("why", "-"))
    link.close()


def wait_for(path):
    """Waits until the file is there."""
    until = time.monotonic() + 4 * PATIENCE
    while not os.path.exists(path) and time.monotonic() < until:
        time.sleep(0.02)


def held(address, name, path):
    """A form whose sender is connected before: PATH.held appears, and the form goes once there is PATH.go."""
    def connected():
        open(path + ".held", "w").close()
        wait_for(path + ".go")

    try:
        print(*post(address, name, connected))
    except (OSError, http.client.HTTPException):
        print("none")


def with_pictures(name, count):
    """A form with so many pictures, each of other bytes."""
    fields = {"form_id": name, "content": "路灯坏了，晚上很黑", "place": "天河区棠下街道"}
    parts = [f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
    for picture in range(count):
        head = f'--b\r\nContent-Disposition: form-data; name="attachments"; filename="{picture}.jpg"\r\n\r\n'.encode()
        parts.append(head + b"\xff\xd8\xff\xe0" + f"{name} {picture} ".encode() * 9000 + b"\r\n")
    return b"".join(parts) + b"--b--\r\n"


def send_pictures(address, body):
    """Posts pieces of a body one after the other; prints what it was answered, `none` where no answer came."""
    host, port = address.rsplit(":", 1)
    link = http.client.HTTPConnection(host, int(port), timeout=PATIENCE)
    try:
        link.request("POST", "/tickets", body, {"Content-Type": "multipart/form-data; boundary=b"}, encode_chunked=True)
        answer = link.getresponse()
        value = json.loads(answer.read())
        print(answer.status, answer.getheader("Retry-After", "-"), value.get("number") or value.get("type"))
    except (OSError, http.client.HTTPException):
        print("none")


def upload(address, name):
    """A form with a picture."""
    send_pictures(address, with_pictures(name, 1))


def halting(address, name, path):
    """A form with two pictures that halts within the second: PATH.half appears, and the rest goes once there is PATH.go."""
    whole = with_pictures(name, 2)

    def pieces():
        yield whole[:len(whole) * 3 // 4]
        open(path + ".half", "w").close()
        wait_for(path + ".go")
        yield whole[len(whole) * 3 // 4:]

    send_pictures(address, pieces())


def lock(path):
    """Holds the database's write lock, as a clerk's tool might: `PATH.locked` appears when it is held, `PATH.release` ends it."""
    rows = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    rows.execute("BEGIN IMMEDIATE")
    open(path + ".locked", "w").close()
    wait_for(path + ".release")
    rows.execute("ROLLBACK")


def chat(path, message=None):
    """Says one message, with a new id unless one is given; prints `taken`, or the refusal and whether it may be sent again."""
    with socket.socket(socket.AF_UNIX) as gateway:
        gateway.settimeout(PATIENCE)
        gateway.connect(path)
        answers = gateway.makefile("r", encoding="utf-8")
        for line in (
            {"type": "hello", "gw": "wx-mp"},
            {"type": "msg", "user": "u1", "msg_id": message or str(time.monotonic_ns()), "ts": 1773278400, "text": "我公司三个月没发工资了" * 100},
        ):
            gateway.sendall((json.dumps(line) + "\n").encode())
            answer = json.loads(answers.readline())
    print("taken" if answer["ok"] else f"{answer['error']} retry={answer.get('retry', False)}")


def at_once(citizen, names):
    """Runs the citizen of each name beside the others, until all have ended."""
    citizens = [threading.Thread(target=citizen, args=(name,)) for name in names]
    for each in citizens:
        each.start()
    for each in citizens:
        each.join()


def acknowledge(taken, path):
    """Writes down what forms were taken by, `form number` a line."""
    with open(path, "w", encoding="utf-8") as acknowledged:
        for name, number in taken:
            acknowledged.write(f"{name} {number}\n")


def load(address, path):
    """Eight citizens send forms until the daemon is gone; what was acknowledged goes to the file, `form number` a line.

    The file `PATH.going` appears once enough was acknowledged for a fault to come in between."""
    taken = []

    def citizen(name):
        for count in range(100_000):
            try:
                status, _, number = post(address, f"L-{name}-{count}")
            except (OSError, http.client.HTTPException, ValueError):
                return
            if status == 201:
                taken.append((f"L-{name}-{count}", number))
            if len(taken) == ENOUGH:
                open(path + ".going", "w").close()

    at_once(citizen, range(8))
    acknowledge(taken, path)


def crowd(address, count, path):
    """So many citizens each send one form, and send it again at once for as long as they are told to come later.

    What they were taken by goes to the file, `form number` a line; what they were told before that is printed."""
    told = collections.Counter()
    taken = []

    def citizen(name):
        status, later, number = post(address, name)
        while status == 503:
            told[f"503 {later} {number}"] += 1
            status, later, number = post(address, name)
        told[str(status)] += 1
        taken.append((name, number))

    at_once(citizen, [f"C-{number}" for number in range(int(count))])
    acknowledge(taken, path)
    print(*sorted(told))


def again(address, path):
    """Sends the acknowledged forms again: each must be known, by the same number."""
    with open(path, encoding="utf-8") as acknowledged:
        forms = [line.split() for line in acknowledged]
    for name, number in forms:
        status, _, found = post(address, name)
        if (status, found) != (200, number):
            sys.exit(f"form {name} was acknowledged as {number}, and now is {status} {found}")
    print(len(forms))
    if not forms:
        sys.exit("nothing was acknowledged: the fault came too early")


def manager(folder, *program):
    """Starts the program as systemd would: with a notify socket, a watchdog and two sockets handed over by name."""
    heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    heard.bind(folder + "/notify")
    heard.settimeout(PATIENCE)
    doors = []
    for name in ("console", "chat"):
        door = socket.socket(socket.AF_UNIX)
        door.bind(f"{folder}/{name}-handed.sock")
        door.listen()
        doors.append(door)
    numbers = [os.dup2(os.dup(door.fileno()), 40 + place) for place, door in enumerate(doors)]
    handing = 'exec 3<&40 4<&41 40<&- 41<&-; LISTEN_PID=$$ exec "$@"'
    variables = {
        **os.environ, "NOTIFY_SOCKET": folder + "/notify", "WATCHDOG_USEC": "20000000", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "console:chat",
    }
    service = subprocess.Popen(["bash", "-c", handing, "bash", *program], env=variables, pass_fds=numbers)

    def wait_for(words):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            told = heard.recv(4096).decode()
            if told.startswith(words):
                return told
        sys.exit(f"the service manager never heard {words}")

    try:
        wait_for("READY=1")
        for door in ("console", "chat"):
            with socket.socket(socket.AF_UNIX) as caller:
                caller.connect(f"{folder}/{door}-handed.sock")
        wait_for("WATCHDOG=1")
        wait_for("STATUS=serving")
        service.send_signal(signal.SIGHUP)
        wait_for("RELOADING=1\nMONOTONIC_USEC=")
        wait_for("READY=1")
        service.send_signal(signal.SIGTERM)
        wait_for("STOPPING=1\nEXTEND_TIMEOUT_USEC=")
        status = service.wait(PATIENCE)
        if status != 0:
            sys.exit(f"it stopped with {status}")
    finally:
        service.kill()


if __name__ == "__main__":
    {
        "form": form, "held": held, "upload": upload, "halting": halting, "chat": chat, "lock": lock, "load": load, "crowd": crowd,
        "again": again, "manager": manager, "ready": ready,
    }[sys.argv[1]](*sys.argv[2:])
