"""The rounds of crash-test.sh. Usage: crash-test.py FOLDER ROUNDS SEED"""
import collections
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time

folder, rounds, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
bin = os.environ["BIN"]
chance = random.Random(seed)
spool, state = f"{folder}/spool", f"{folder}/state"
ITEMS = 12  # of each door and round
STAY = 25  # rounds on one state folder: after each round `verify` reads all that it holds
PATIENCE = 60  # seconds for one answer, on a machine that has other work
NOW = 1773278400  # 2026-03-12T09:20:00+08:00
PICTURE = b"\xff\xd8\xff\xe0" + b"a picture" * 9000


class Gone(Exception):
    """The daemon was killed under us: the answer is not known."""


def fail(words):
    print(f"crash-test.py: seed {seed}: {words}", file=sys.stderr)
    os.system(f"tail -n 20 {folder}/log >&2")
    if daemon:
        daemon.kill()
    os._exit(1)


daemon = None
web = None


def start():
    global daemon, web
    log = open(f"{folder}/log", "ab")
    at = log.tell()
    daemon = subprocess.Popen(
        [f"{bin}/hotlined", "--state", state, "--routing", "routing", "--spool", spool, "--public", "127.0.0.1:0", "--internal", "off",
         "--console", f"unix:{folder}/console.sock", "--chat", f"unix:{folder}/chat.sock",
         "--simulated-clock", "2026-03-12T09:20:00+08:00"], stdout=log, stderr=log)
    for _ in range(600):
        with open(f"{folder}/log", encoding="utf-8", errors="replace") as lines:
            lines.seek(at)
            words = lines.read()
        if "\n<5>ready " in "\n" + words:
            web = words.split("door=public at=")[1].split()[0]
            return
        if daemon.poll() is not None:
            fail("the daemon ended at its start")
        time.sleep(0.1)
    fail("the daemon did not start")


class Lines:
    """A connection of lines."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(path)
        self.file = self.socket.makefile("r", encoding="utf-8", newline="\n")

    def write(self, text):
        self.socket.sendall((text + "\n").encode())

    def read(self):
        line = self.file.readline()
        if not line.endswith("\n"):
            raise Gone
        return line.rstrip("\r\n")


class Item:
    """One matter with words that no other has. `number` is its ticket's once the door has said so."""

    def __init__(self, door, name):
        self.door, self.name, self.number = door, name, None
        self.words = f"[{name}]"

    def got(self, number):
        if self.number is not None and self.number != number:
            fail(f"{self.name} was {self.number} and is {number}")
        self.number = number


def post(item):
    host, port = web.rsplit(":", 1)
    link = http.client.HTTPConnection(host, int(port), timeout=PATIENCE)
    fields = {"form_id": item.name, "content": f"路灯坏了{item.words}", "place": "天河区棠下街道"}
    if item.door == "form":
        link.request("POST", "/tickets", json.dumps(fields), {"Content-Type": "application/json"})
    else:
        parts = [f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
        head = b'--b\r\nContent-Disposition: form-data; name="attachments"; filename="a.jpg"\r\n\r\n'
        body = b"".join(parts) + head + PICTURE + item.name.encode() + b"\r\n--b--\r\n"
        link.request("POST", "/tickets", body, {"Content-Type": "multipart/form-data; boundary=b"})
    answer = link.getresponse()
    body = json.loads(answer.read())
    if answer.status in (200, 201):
        item.got(body["number"])


def forms(items):
    for item in items:
        post(item)


def gateway(name, kind):
    def talk(items):
        line = Lines(f"{folder}/chat.sock")
        notices = []

        def ask(value):
            line.write(json.dumps(value))
            while True:
                answer = json.loads(line.read())
                if answer.get("type") != "notice":
                    return answer
                notices.append(answer["id"])

        if not ask({"type": "hello", "gw": name, "kind": kind})["ok"]:
            fail(f"{name} is not let in")
        for item in items:
            digits = item.name.split("-")
            user = f"1200{int(digits[1]):03}{int(digits[2]):04}" if kind == "sms" else item.name
            message = {"type": "msg", "msg_id": item.name, "user": user, "ts": NOW, "text": f"天河区棠下街道路灯坏了{item.words}"}
            if ask(message)["ok"]:
                answer = ask({"type": "end", "user": user, "ts": NOW, "key": item.name})
                if answer["ok"]:
                    item.got(answer["ticket"])
            while notices:
                ask({"type": "ack", "notice": notices.pop()})

    return talk


def console(items):
    line = Lines(f"{folder}/console.sock")

    def answer():
        while True:
            text = line.read()
            # A ring may come between.
            if text[3:4] == " " and not text.startswith("29"):
                return text

    def ask(text):
        line.write(text)
        return answer()

    answer()
    if not ask(f"login 8001 {token}").startswith("2"):
        fail("8001 is not let in")
    for item in items:
        digits = item.name.split("-")
        asked = ask(f"new phone=1201{int(digits[1]):03}{int(digits[2]):04} via=窗口 key={item.name}")
        if not asked.startswith("354"):
            fail(f"new does not ask for the text: {asked}")
        line.write(f"天河区棠下街道路灯坏了{item.words}")
        said = ask(".")
        if said.startswith("350"):
            line.write("")
            lines = []
            while True:
                text = line.read()
                lines.append(text)
                if text.startswith("251 "):
                    # Was the citizen told on the line?
                    line.write("n")
                elif text[3:4] == " " and text[:1] in "245":
                    break
            said = " ".join(lines)
        found = [word for word in said.replace("，", " ").replace("-", " ").split() if word.startswith("GZ20260312")]
        if said.startswith("25") and found:
            item.got(found[0][:17])


def phone_log(items):
    with open(f"{spool}/agents-20260312.tsv", "ab", buffering=0) as log:
        if log.tell() == 0:
            log.write(b"call_id\tcall_time\tcaller\tname\tkind\tsecret\tcontent\tgoal\tplace\tincident_time\tagent\n")
        for item in items:
            digits = item.name.split("-")
            row = (f"{item.name}\t2026-03-12 09:18:50\t1202{int(digits[1]):03}{int(digits[2]):04}\t测试\t求助\t否\t路灯坏了{item.words}\t\t"
                   "天河区棠下街道\t\t8007\n").encode()
            log.write(row[:40])
            time.sleep(0.01)
            log.write(row[40:])


def portal(items):
    for item in items:
        body = {"form_id": item.name, "content": f"路灯坏了{item.words}", "place": "天河区棠下街道"}
        with open(f"{spool}/portal/{item.name}.tmp", "w", encoding="utf-8") as file:
            json.dump(body, file)
        os.rename(f"{spool}/portal/{item.name}.tmp", f"{spool}/portal/{item.name}.json")
        time.sleep(0.01)


DOORS = {
    "form": forms, "file": forms, "chat": gateway("wx", "chat"), "sms": gateway("mas", "sms"), "console": console,
    "phone": phone_log, "portal": portal,
}
# What stands complete in a file needs no second sending.
BY_FILE = ("phone", "portal")


def send(items, must):
    """Every door at once. Unless they `must`, a daemon that is killed under them ends them in the middle."""
    def run(door, own):
        try:
            DOORS[door](own)
        except (Gone, OSError, http.client.HTTPException, ValueError, IndexError) as problem:
            if must:
                fail(f"{door}: {problem!r}")

    threads = []
    for door in DOORS:
        own = [item for item in items if item.door == door]
        if own:
            threads.append(threading.Thread(target=run, args=(door, own)))
    for thread in threads:
        thread.start()
    return threads


def texts():
    rows = sqlite3.connect(f"file:{state}/hotline.db?mode=ro", uri=True)
    bodies = [body for (body,) in rows.execute("SELECT x.body FROM tickets t JOIN texts x ON x.entry = t.text_entry")]
    rows.close()
    return bodies


def settled(everything):
    """Waits until what stands in files is taken, then looks that each matter is one ticket."""
    for _ in range(600):
        bodies = texts()
        if len(bodies) >= len(everything) and not [name for name in os.listdir(f"{spool}/portal") if name.endswith(".json")]:
            break
        if daemon.poll() is not None:
            fail("the daemon ended")
        time.sleep(0.1)
    bodies = texts()
    counts = collections.Counter(words for body in bodies for words in re.findall(r"\[[a-z]+-\d+-\d+\]", body))
    for item in everything:
        if counts[item.words] != 1:
            fail(f"{item.name} is {counts[item.words]} tickets")
    if len(bodies) != len(everything):
        fail(f"{len(everything)} matters are {len(bodies)} tickets")
    verified = subprocess.run([f"{bin}/hotline", "verify", "--state", state], capture_output=True, text=True)
    if verified.returncode != 0:
        fail(verified.stdout + verified.stderr)
    named = sqlite3.connect(f"file:{state}/hotline.db?mode=ro", uri=True)
    for (digest,) in named.execute("SELECT digest FROM attachments"):
        if not os.path.exists(f"{state}/attachments/{digest}"):
            fail(f"the file {digest} is named and not there")
    named.close()


def begin():
    """A daemon that knows nothing yet."""
    global token
    for place in (spool, state):
        shutil.rmtree(place, ignore_errors=True)
    os.makedirs(f"{spool}/portal")
    start()
    token = subprocess.run(
        [f"{bin}/hotline", "token", "issue", "person:8001", "--state", state], capture_output=True, text=True, check=True
    ).stdout.strip()


def stop():
    daemon.terminate()
    if daemon.wait() != 0:
        fail("it did not stop cleanly")


def kill():
    daemon.send_signal(signal.SIGKILL)
    daemon.wait()


everything, matters, acknowledged, killed_early, killed_again = [], 0, 0, 0, 0
# Seconds in which all doors say everything: the kill comes at random within them.
load = 1.0
for number in range(rounds):
    if number % STAY == 0:
        if daemon:
            stop()
        everything = []
        begin()
    items = [Item(door, f"{door}-{number}-{index}") for door in DOORS for index in range(ITEMS)]
    threads = send(items, must=False)
    time.sleep(chance.uniform(0, load))
    kill()
    for thread in threads:
        thread.join()
    before = {item.name: item.number for item in items if item.number}
    acknowledged += len(before)
    killed_early += len(before) < len(items) - len(BY_FILE) * ITEMS
    start()
    # Each third restart is killed as well, while it reads the files that it finds.
    if chance.random() < 1 / 3:
        killed_again += 1
        time.sleep(chance.uniform(0, 0.5))
        kill()
        start()
    # Again, all of it: what was taken is known by its key, what was not is taken now.
    begun = time.monotonic()
    for thread in send([item for item in items if item.door not in BY_FILE], must=True):
        thread.join()
    load = time.monotonic() - begun
    for item in items:
        if item.door not in BY_FILE and item.number is None:
            fail(f"{item.name} was never acknowledged")
    everything += items
    matters += len(items)
    settled(everything)
    print(f"crash {number + 1}: {len(before)} acknowledged before the kill, {len(everything)} matters, one ticket each", flush=True)
stop()
if killed_early == 0 and rounds >= 5:
    fail("no kill came in the middle of the load")
print(f"{rounds} 次杀进程（{killed_early} 次在来件中途，{killed_again} 次重启后再杀），各门 {matters} 件，杀前答应 {acknowledged} 件，每件一单")
print(f"{rounds} kills, {killed_early} in the middle of the load, {killed_again} restarts killed too; {matters} matters through all doors, "
      f"{acknowledged} acknowledged before a kill; one ticket each")
