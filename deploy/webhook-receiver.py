"""A department's receiver: answers 500 to the first message and 204 to the next, which it verifies with standardwebhooks as it comes from
PyPI. Usage: webhook-receiver.py PREFIX, which gets PREFIX.port and reads PREFIX.secret. Exit code 0: the second one was good."""
import datetime
import http.server
import json
import sys

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

prefix = sys.argv[1]
messages = []


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        messages.append((dict(self.headers), body))
        self.send_response(500 if len(messages) == 1 else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
server.timeout = 60
with open(prefix + ".port", "w") as file:
    file.write(str(server.server_port))
while len(messages) < 2:
    before = len(messages)
    server.handle_request()
    assert len(messages) > before, "no message within a minute"

(first, tried), (headers, body) = messages
is_same = json.loads(tried)["cursor"] == json.loads(body)["cursor"]
assert is_same == (first["webhook-id"] == headers["webhook-id"]), "a page comes again under its own id, another one under another"
assert first["webhook-timestamp"] != headers["webhook-timestamp"], "each try has its own time"
with open(prefix + ".secret") as file:
    hook = Webhook(file.read().strip())


class SimulatedTime(datetime.datetime):
    """The daemon's clock is a simulated one."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(int(headers["webhook-timestamp"]) + 1, tz)


sys.modules["standardwebhooks.webhooks"].datetime = SimulatedTime
page = hook.verify(body.decode(), headers)
assert page["items"] and page["cursor"] and {"entry", "event", "ticket"} <= set(page["items"][0]), page
try:
    hook.verify(body.decode().replace("}", " }", 1), headers)
    raise SystemExit("a changed body is taken for good")
except WebhookVerificationError:
    pass
print(f"webhook: {len(page['items'])} changes, acknowledged at the second try")
