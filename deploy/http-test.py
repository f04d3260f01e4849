"""Sends raw bytes to the two HTTP listeners. Usage: http-test.py PUBLIC INTERNAL FILE_OF_TOKEN

Of each case: its name, the bytes, the status of the first answer, and whether the connection ends with it. Right behind the bytes of
each comes one more request, which is answered only where the connection goes on.
"""
import concurrent.futures
import socket
import sys
import time

public, internal = sys.argv[1:3]
with open(sys.argv[3]) as file:
    token = file.read().strip()

PATIENCE = 90  # seconds for one answer: whoever says nothing is sent away after sixty
NEXT = b"GET /style.css HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
ENDS, GOES_ON = True, False


def post(fields, body=b"", path="/tickets", version="1.1"):
    return f"POST {path} HTTP/{version}\r\nHost: x\r\n{fields}\r\n\r\n".encode() + body


def get(path, fields=""):
    return b"GET " + path + b" HTTP/1.1\r\nHost: x\r\n" + fields.encode() + b"\r\n"


CHUNKED = "Transfer-Encoding: chunked"
JSON = "Content-Type: application/json\r\n"

# RFC 9112 §6.1, §6.3, §7.1 and §11.2: how long is the body?
framing = [
    ("a length and chunks", post(f"Content-Length: 6\r\n{CHUNKED}", b"0\r\n\r\nX"), 400, ENDS),
    ("chunks and a length", post(f"{CHUNKED}\r\nContent-Length: 4", b"5c\r\nGPOST / HTTP/1.1\r\n\r\n0\r\n\r\n"), 400, ENDS),
    ("an empty coding and a length", post("Transfer-Encoding:\r\nContent-Length: 3", b"abc"), 400, ENDS),
    ("chunked twice", post(f"{CHUNKED}\r\n{CHUNKED}", b"0\r\n\r\n"), 400, ENDS),
    ("chunked, then another", post("Transfer-Encoding: chunked, identity", b"0\r\n\r\n"), 400, ENDS),
    ("chunked with parameters", post("Transfer-Encoding: chunked;a=b", b"0\r\n\r\n"), 400, ENDS),
    ("chunked in quotes", post('Transfer-Encoding: "chunked"', b"0\r\n\r\n"), 400, ENDS),
    ("chunked behind a vertical tab", post("Transfer-Encoding: \x0bchunked", b"0\r\n\r\n"), 400, ENDS),
    ("xchunked", post("Transfer-Encoding: xchunked", b"0\r\n\r\n"), 400, ENDS),
    ("another coding before it", post("Transfer-Encoding: gzip, chunked", b"0\r\n\r\n"), 501, ENDS),
    ("a space before the colon", post("Transfer-Encoding : chunked", b"0\r\n\r\n"), 400, ENDS),
    ("a tab before the colon", post("Content-Length\t: 3", b"abc"), 400, ENDS),
    ("the coding folded", post("Transfer-Encoding:\r\n chunked", b"0\r\n\r\n"), 400, ENDS),
    ("a coding in HTTP/1.0", post(CHUNKED, b"0\r\n\r\n", version="1.0"), 400, ENDS),
    ("two lengths", post("Content-Length: 5\r\nContent-Length: 6", b"hello"), 400, ENDS),
    ("two lengths in a list", post("Content-Length: 5, 6", b"hello"), 400, ENDS),
    ("a length with a sign", post("Content-Length: +5", b"hello"), 400, ENDS),
    ("a negative length", post("Content-Length: -1"), 400, ENDS),
    ("a length in hexadecimal", post("Content-Length: 0x5", b"hello"), 400, ENDS),
    ("a length with a space in it", post("Content-Length: 1 0", b"hello"), 400, ENDS),
    ("an empty length", post("Content-Length:", b"hello"), 400, ENDS),
    ("a length past the limit", post("Content-Length: 99999999999"), 413, ENDS),
    ("a length past 64 bits", post("Content-Length: 18446744073709551621", b"hello"), 413, ENDS),
    ("a chunk longer than said", post(CHUNKED, b"3\r\nhello\r\n0\r\n\r\n"), 400, ENDS),
    ("a chunk size past 32 bits", post(CHUNKED, b"100000005\r\nhello\r\n0\r\n\r\n"), 400, ENDS),
    ("a chunk size with 0x", post(CHUNKED, b"0x5\r\nhello\r\n0\r\n\r\n"), 400, ENDS),
    ("a chunk size with a sign", post(CHUNKED, b"+5\r\nhello\r\n0\r\n\r\n"), 400, ENDS),
    ("a chunk size with a space", post(CHUNKED, b"5 \r\nhello\r\n0\r\n\r\n"), 400, ENDS),
    ("no chunk size", post(CHUNKED, b"\r\nhello\r\n0\r\n\r\n"), 400, ENDS),
    ("a chunk line ended by LF", post(CHUNKED, b"5\nhello\r\n0\r\n\r\n"), 400, ENDS),
    ("a chunk's data ended by LF", post(CHUNKED, b"5\r\nhello\n0\r\n\r\n"), 400, ENDS),
    ("LF in a chunk's extension", post(CHUNKED, b"5;a\nhello\r\n0\r\n\r\n"), 400, ENDS),
    ("a bad trailer", post(CHUNKED, b"0\r\nX : y\r\n\r\n"), 400, ENDS),
]
# Framed well, so that what they say is read: JSON that is no form.
framed = [
    ("an underscore in a name", post("Content_Length: 5\r\nContent-Length: 0"), 415, GOES_ON),
    ("the same length twice", post(JSON + "Content-Length: 2\r\nContent-Length: 2", b"[]"), 400, GOES_ON),
    ("chunks with an extension and a trailer", post(JSON + CHUNKED, b"1;a=b\r\n[\r\n1\r\n]\r\n0\r\nA: b\r\n\r\n"), 400, GOES_ON),
]

# RFC 9112 §2.2, §3 and §5, RFC 9110 §5.5, §7.2 and §10.1.1: the head.
heads = [
    ("LF alone", b"GET / HTTP/1.1\nHost: x\n\n", 400, ENDS),
    ("LF after one field", b"GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400, ENDS),
    ("CR within a field", get(b"/", "A: b\rX: y\r\n"), 400, ENDS),
    ("NUL in a field's name", get(b"/", "A\0B: c\r\n"), 400, ENDS),
    ("NUL in a field's value", get(b"/", "A: b\0\r\n"), 400, ENDS),
    ("NUL in the path", get(b"/a\0b"), 400, ENDS),
    ("a control in a field's value", get(b"/", "A: b\x01\r\n"), 400, ENDS),
    ("an umlaut in a field's name", b"GET / HTTP/1.1\r\nHost: x\r\n\xc3\xa4: b\r\n\r\n", 400, ENDS),
    ("an empty field name", get(b"/", ": b\r\n"), 400, ENDS),
    ("a folded field", get(b"/", "A: b\r\n c\r\n"), 400, ENDS),
    ("a field folded by a tab", get(b"/", "A: b\r\n\tc\r\n"), 400, ENDS),
    ("white space before the first field", b"GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400, ENDS),
    ("no colon", get(b"/", "A b\r\n"), 400, ENDS),
    ("no host", b"GET / HTTP/1.1\r\n\r\n", 400, ENDS),
    ("two hosts", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, ENDS),
    ("two hosts that are one", b"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, ENDS),
    ("a host with a path", b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, ENDS),
    ("a host with a user", b"GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400, ENDS),
    ("two spaces", b"GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400, ENDS),
    ("a space at the line's end", b"GET / HTTP/1.1 \r\nHost: x\r\n\r\n", 400, ENDS),
    ("no version", b"GET /\r\n\r\n", 400, ENDS),
    ("a version in small letters", b"GET / http/1.1\r\nHost: x\r\n\r\n", 400, ENDS),
    ("HTTP/2 in the clear", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, ENDS),
    ("a version to come", b"GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505, ENDS),
    ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x0a\r\n", 400, ENDS),
    ("a proxy's method", b"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400, ENDS),
    ("a method with a bracket", b"G(T / HTTP/1.1\r\nHost: x\r\n\r\n", 400, ENDS),
    ("another's scheme", get(b"ftp://x/"), 400, ENDS),
    ("a user before the host", get(b"http://a@x/"), 400, ENDS),
    ("a fragment", get(b"/#a"), 400, ENDS),
    ("a path that is not ASCII", get("/井".encode()), 400, ENDS),
    ("a huge request line", b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414, ENDS),
    ("a huge field", get(b"/", "A: " + "a" * 17_000 + "\r\n"), 431, ENDS),
    ("many fields", get(b"/", "A: b\r\n" * 64), 431, ENDS),
    ("many huge fields", get(b"/", ("A: " + "a" * 5_000 + "\r\n") * 4), 431, ENDS),
    ("an expectation", post("Expect: coffee\r\nContent-Length: 1", b"a"), 417, ENDS),
    ("empty lines without end", b"\r\n" * 3 + get(b"/style.css"), 400, ENDS),
    ("a wish to close", get(b"/style.css", "Connection: close\r\n"), 200, ENDS),
    ("HTTP/1.0", b"GET /style.css HTTP/1.0\r\n\r\n", 200, ENDS),
    ("HTTP/1.0 that stays", b"GET /style.css HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200, GOES_ON),
    ("an absolute target", get(b"http://elsewhere/style.css"), 200, GOES_ON),
    ("a method that is not served", b"DELETE /style.css HTTP/1.1\r\nHost: x\r\n\r\n", 405, GOES_ON),
    ("TRACE", b"TRACE /style.css HTTP/1.1\r\nHost: x\r\n\r\n", 405, GOES_ON),
]

# RFC 3986 §2.1 and §3.3, RFC 3629: paths that would be another's.
TRICKS = [
    b"/%zz", b"/%", b"/%f", b"/%ff", b"/%c0%ae%c0%ae/", b"/%ed%a0%80", b"/%00", b"/%0d%0aX:y", b"/style.css%00.html",
    b"/..%2f..%2fetc%2fpasswd", b"/../../etc/passwd", b"/.%2e/style.css", b"/./style.css", b"//style.css", b"/style.css/", b"/style.css/.",
    b"/STYLE.CSS", b"/style.css;a=b", b"\\style.css".replace(b"\\", b"/\\"), b"/%2fstyle.css",
]
paths = [(f"the path {path.decode()}", path, 404, GOES_ON) for path in TRICKS]

# Queries and bodies: percent escapes (WHATWG URL §5.1) and UTF-8.
FORM_TYPE = "Content-Type: application/x-www-form-urlencoded\r\n"


def form(body, fields=FORM_TYPE):
    return post(f"{fields}Content-Length: {len(body)}", body, "/progress")


bodies = [
    ("a bad escape in a form", form(b"number=%zz"), 400, GOES_ON),
    ("half an escape at a form's end", form(b"number=1&code=%4"), 400, GOES_ON),
    ("a form that is not UTF-8", form(b"number=%ff%fe"), 400, GOES_ON),
    ("a surrogate in a form", form(b"number=%ed%a0%80"), 400, GOES_ON),
    ("one name twice in a form", form(b"number=1&number=2&code=3"), 400, GOES_ON),
    ("two types of one body", form(b"number=1", FORM_TYPE + "Content-Type: application/json\r\n"), 415, GOES_ON),
    ("no type", form(b"number=1", ""), 415, GOES_ON),
    ("JSON that ends early", form(b'{"number":', JSON), 400, GOES_ON),
    ("one member twice", form(b'{"number":"1","number":"2"}', JSON), 400, GOES_ON),
    ("JSON that is not UTF-8", form(b'{"number":"\xc3\x28"}', JSON), 400, GOES_ON),
    ("JSON as deep as a well", form(b"[" * 100_000, JSON), 413, GOES_ON),
]

BEARER = f"Authorization: Bearer {token}\r\n"
SIGN = "/api/tickets/GZ202603120000127/sign"
orders = [
    ("no token", post(f"{JSON}Idempotency-Key: k\r\nContent-Length: 2", b"{}", SIGN), 401, GOES_ON),
    ("two tokens", post(f"{BEARER}{BEARER}{JSON}Idempotency-Key: k\r\nContent-Length: 2", b"{}", SIGN), 401, GOES_ON),
    ("two retry keys", post(f"{BEARER}{JSON}Idempotency-Key: k\r\nIdempotency-Key: l\r\nContent-Length: 2", b"{}", SIGN), 422, GOES_ON),
    ("no retry key", post(f"{BEARER}{JSON}Content-Length: 2", b"{}", SIGN), 400, GOES_ON),
    ("two types of an order", post(f"{BEARER}{JSON}{JSON}Idempotency-Key: k\r\nContent-Length: 2", b"{}", SIGN), 415, GOES_ON),
    ("another department's path, with dots", get(b"/api/departments/../tickets", BEARER), 403, GOES_ON),
    ("an API's path with an escaped slash", get(b"/api/departments/440105004%2Ftickets", BEARER), 404, GOES_ON),
]


def talk(address, pieces):
    """What was said to the pieces, each sent after its pause of seconds, until the connection ended."""
    host, port = address.rsplit(":", 1)
    said = b""
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as peer:
        for pause, piece in pieces:
            time.sleep(pause)
            peer.sendall(piece)
        while more := peer.recv(65536):
            said += more
    return said.split(b"HTTP/1.1 ")[1:]


def check(door, address, name, sent, status, ends):
    """Nothing where all is as it should be, else what was not."""
    answers = talk(address, [(0, sent + NEXT)])
    if not answers or answers[0][:3] != str(status).encode():
        return f"{door}: {name}: expected {status}, got {answers[:1]}"
    if (len(answers) == 1) != ends or len(answers) > 2:
        return f"{door}: {name}: {len(answers)} answers"
    if ends and b"\r\nConnection: close\r\n" not in answers[0]:
        return f"{door}: {name}: ends without a word"
    return None


def check_slow(door, address, name, pieces, status, seconds):
    began = time.monotonic()
    answers = talk(address, pieces)
    took = time.monotonic() - began
    got = answers[0][:3].decode() if answers else None
    if got != status or not seconds <= took < seconds + 10:
        return f"{door}: {name}: expected {status} after {seconds} s, got {got} after {took:.1f} s"
    return None


# Slow ones have so many seconds for a head, a body, and between two requests, however busily bytes trickle.
TRICKLE = [(1, b"a")] * 8
slow = [
    ("a head that stops", [(0, b"GET / HTTP/1.1\r\nHost:")], "408", 10),
    ("a head that trickles", [(0, b"GET /")] + TRICKLE, "408", 10),
    ("a body that stops", [(0, form(b"number=1")[:-1])], "408", 30),
    ("a chunk that stops", [(0, post(FORM_TYPE + CHUNKED, b"8\r\nnum", "/progress"))], "408", 30),
    ("one who says nothing", [(0, b"")], None, 60),
]
doors = [("public", public), ("internal", internal)]
with concurrent.futures.ThreadPoolExecutor(16) as pool:
    waiting = [pool.submit(check_slow, *door, *case) for door in doors for case in slow]
    waiting += [pool.submit(check, *door, *case) for door in doors for case in framing + heads]
    for (door, fields) in zip(doors, ("", BEARER)):
        waiting += [pool.submit(check, *door, name, get(path, fields), *expected) for name, path, *expected in paths]
    waiting += [pool.submit(check, *doors[0], *case) for case in framed + bodies]
    waiting += [pool.submit(check, *doors[1], *case) for case in orders]
    wrong = [said for said in (one.result() for one in waiting) if said]
for said in wrong:
    print(said, file=sys.stderr)
if wrong:
    sys.exit(1)
print(f"{len(waiting)} 次连接，答复和断开都如 RFC 所说 connections, answered and ended as the RFCs say")
