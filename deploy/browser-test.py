"""Walks through the citizens' and the staff's pages in a real browser.

Usage: browser-test.py CITIZENS_URL STAFF_URL CONSOLE FOLDER_OF_TOKENS CHROMIUM FOLDER_FOR_SCREENSHOTS
"""
import math
import os
import socket
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

base, inner, console, tokens, chromium, shots = sys.argv[1:7]
os.makedirs(shots, exist_ok=True)
axe = Axe()
problems = []
pages = 0

# Old telephones are 320 CSS pixels wide (WCAG 2.2, 1.4.10); a desk at 200 % zoom is half of one at 100 %.
SIZES = [("phone", 320, 568), ("desk", 1280, 900)]
STAFF_SIZES = SIZES + [("zoomed", 640, 450)]
# The smallest picture that is one: PNG signature, header, no more than a browser needs to send it.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082")


def look(page, name):
    """A page as it stands: no fault at serious level or above, nothing wider than the window."""
    global pages
    pages += 1
    page.screenshot(path=f"{shots}/{name}.png", full_page=True)
    for violation in axe.run(page).response["violations"]:
        line = f"{name}: {violation['impact']}: {violation['id']}: {violation['help']}: {violation['nodes'][0]['html'][:120]}"
        if violation["impact"] in ("serious", "critical"):
            problems.append(line)
        else:
            print("note", line)
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > page.viewport_size["width"]:
        problems.append(f"{name}: {width} px wide in a window of {page.viewport_size['width']}")


def expect(name, what, holds):
    if not holds:
        problems.append(f"{name}: {what}")


def fill_in(page, name, content):
    page.fill("#content", content)
    page.select_option("#kind", "complaint")
    page.fill("#place", "棠下涌东路")
    page.fill("#phone", "１２０００００００６")
    page.set_input_files("#attachments", [{"name": "坑 1.png", "mimeType": "image/png", "buffer": PICTURE + name.encode()}])


def send(page):
    """By keyboard alone: from the file control on to the button."""
    page.focus("#attachments")
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    # The old page is loaded too: only a navigation says that the answer is there.
    with page.expect_navigation():
        page.keyboard.press("Enter")


def token(subject):
    with open(f"{tokens}/{subject}") as file:
        return file.read().strip()


def press(page, where):
    with page.expect_navigation():
        page.click(f"{where} button")


def at_console(*commands, person="8001"):
    """Somebody's commands over TCP, and what was said to them."""
    host, port = console.rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=10) as peer:
        lines = [f"login {person} {token(f'person:{person}')}", *commands, "quit"]
        peer.sendall("".join(line + "\r\n" for line in lines).encode())
        said = b""
        while more := peer.recv(65536):
            said += more
    return said.decode()


def rate_answer(page, name, form_id):
    """What no table places waits for a person; answered at once, it waits for its rating: five levels, and words."""
    fields = {"content": "我有件事说不清楚，唔知归边度管", "phone": "12000000006", "form_id": form_id}
    receipt = page.request.post(base + "/tickets", form=fields, headers={"Accept": "application/json"}).json()
    at_console(f"answer {receipt['number']} 已说明归哪个窗口办，和要带的材料。")
    page.goto(base + receipt["link"])
    look(page, f"{name}-rating")
    press(page, "#rate")
    look(page, f"{name}-rating-mistake")
    expect(name, "no grade is a mistake", page.locator("#rate .wrong").count() == 1)
    page.check("#rate-grade-4")
    page.fill("#rate-words", "来得快")
    press(page, "#rate")
    look(page, f"{name}-rated")
    expect(name, "the rating is confirmed", page.locator("[role=status]").count() == 1)
    expect(name, "it is asked for once", page.locator("#rate").count() == 0)


def act_as_citizen(page, name, link):
    """What the progress page offers: an addition, refused when empty."""
    page.goto(base + link)
    page.click("#add summary")
    press(page, "#add")
    look(page, f"{name}-add-mistake")
    expect(name, "an empty addition says so beside its field", page.get_attribute("#add-text", "aria-invalid") == "true")
    page.fill("#add-text", "今晚更响了")
    press(page, "#add")
    look(page, f"{name}-added")
    expect(name, "the addition is confirmed", page.locator("[role=status]").count() == 1)
    expect(name, "no alarm without danger", page.locator(".alarm").count() == 0)


def add_by_code(page, name, number, code):
    """Asked for with the code, which each form asks for again."""
    page.goto(base + "/progress")
    page.fill("#number", number)
    page.fill("#code", code)
    page.fill("#last_four", "0006")
    press(page, "main")
    look(page, f"{name}-by-code")
    expect(name, "the code is not on the page", code not in page.content())
    page.click("#add summary")
    page.fill("#add-text", "还有一句")
    page.fill("#add-code", "000000" if code != "000000" else "000001")
    press(page, "#add")
    look(page, f"{name}-wrong-code")
    expect(name, "a wrong code keeps what was written", page.input_value("#add-text") == "还有一句")
    page.fill("#add-code", code)
    page.fill("#add-last_four", "0006")
    press(page, "main")
    expect(name, "the right code then does it", page.locator("[role=status]").count() == 1)


def walk_as_department(page, name, number):
    page.goto(inner + "/")
    look(page, f"{name}-login")
    page.fill("#person", "440105004-1")
    page.fill("#token", "0" * 64)
    press(page, "main")
    look(page, f"{name}-login-wrong")
    expect(name, "a wrong token is refused", page.locator("[role=alert]").count() == 1)
    expect(name, "the person is kept, the token is not", page.input_value("#person") and not page.input_value("#token"))
    page.fill("#token", token("department:440105004"))
    press(page, "main")
    look(page, f"{name}-department")
    with page.expect_navigation():
        page.click(f'.matters a[href*="{number}"]')
    look(page, f"{name}-ticket")
    number = page.inner_text("h1")

    page.click("#contact summary")
    press(page, "#contact")
    look(page, f"{name}-contact-mistake")
    expect(name, "an empty contact says so beside its field", page.get_attribute("#contact-result", "aria-invalid") == "true")
    page.fill("#contact-result", "已致电，约下午到场")
    press(page, "#contact")
    look(page, f"{name}-contacted")
    expect(name, "the contact is confirmed", page.locator("[role=status]").count() == 1)
    page.click("#reply summary")
    page.fill("#reply-public_text", "井盖已垫好。\n谢谢")
    press(page, "#reply")
    look(page, f"{name}-reply-mistake")
    expect(name, "the reply's words are kept", page.input_value("#reply-public_text") == "井盖已垫好。\n谢谢")
    page.select_option("#reply-truth", "true")
    page.select_option("#reply-solved", "solved")
    press(page, "#reply")
    look(page, f"{name}-replied")
    expect(name, "the reply waits for review", "待审核" in page.inner_text("main"))
    with page.expect_download() as download:
        page.click("a[download]")
    expect(name, "a file is saved", download.value.suggested_filename.endswith(".png"))
    page.goto(f"{inner}/department/tickets/{number}/print")
    look(page, f"{name}-sheet")
    press(page, ".who")
    page.goto(inner + "/department")
    expect(name, "signed out is signed out", page.url.startswith(inner + "/login"))


def walk_through_duty(page, name):
    """The liaison sets duty and a leave, and takes both back; then what a citizen brought, and a suggestion followed up."""
    waits = {"content": "江南西路有个井盖翘起来了，车一过就响", "phone": "12000000008", "form_id": name.ljust(32, "0")}
    page.request.post(base + "/tickets", form=waits)
    at_console("suggest 440105004 答复里写清楚什么时候修好。", person="8601")
    page.goto(inner + "/login")
    page.fill("#person", "440105004-2")
    page.fill("#token", token("department:440105004"))
    press(page, "main")
    look(page, f"{name}-matters")
    press(page, "#pull")
    look(page, f"{name}-pulled")
    expect(name, "what was pulled is said", page.locator("[role=status]").count() == 1)

    page.goto(inner + "/department/duty")
    look(page, f"{name}-duty")
    page.click("#duty summary")
    page.select_option("#duty-who", "440105004-2")
    page.fill("#duty-from", "2026-03-14T18:00")
    page.fill("#duty-to", "2026-03-10T08:30")
    press(page, "#duty")
    look(page, f"{name}-duty-mistake")
    expect(name, "a duty that ends before it begins says so", page.get_attribute("#duty-to", "aria-invalid") == "true")
    expect(name, "who and when are kept", page.input_value("#duty-from") == "2026-03-14T18:00" and page.input_value("#duty-who"))
    page.fill("#duty-to", "2026-03-15T08:30")
    press(page, "#duty")
    expect(name, "the duty stands", page.locator("[id^=duty-cancel]").count() == 1)
    page.click("#leave summary")
    page.select_option("#leave-who", "440105004-1")
    page.fill("#leave-from", "2026-03-16")
    page.fill("#leave-to", "2026-03-18")
    press(page, "#leave")
    look(page, f"{name}-duty-set")
    expect(name, "the leave stands", page.locator("[id^=leave-cancel]").count() == 1)
    for what in ("duty", "leave"):
        press(page, f"[id^={what}-cancel]")
        expect(name, f"the {what} is taken back", page.locator(f"[id^={what}-cancel]").count() == 0)

    page.goto(inner + "/department/receive")
    look(page, f"{name}-receive")
    page.fill("#receive-phone", "abc")
    press(page, "#receive")
    look(page, f"{name}-receive-mistake")
    expect(name, "nothing written says so", page.get_attribute("#receive-content", "aria-invalid") == "true")
    page.fill("#receive-content", "江南西路的路灯不亮三天了")
    page.fill("#receive-phone", "12000000006")
    press(page, "#receive")
    look(page, f"{name}-received")
    expect(name, "the number and the code are shown", page.locator("dd").count() == 2)

    page.goto(inner + "/department/suggestions")
    look(page, f"{name}-suggestions")
    form = "#" + page.locator("details[id^=suggestions]").first.get_attribute("id")
    page.click(f"{form} summary")
    press(page, form)
    look(page, f"{name}-suggestion-mistake")
    expect(name, "an empty follow-up says so", page.locator("[aria-invalid=true]").count() == 1)
    page.fill("[aria-invalid=true]", "以后写明时间")
    press(page, "details[open]")
    look(page, f"{name}-suggestion-followed")
    expect(name, "the follow-up stands", "以后写明时间" in page.inner_text("main"))
    press(page, ".who")


# Three metres from a 55-inch screen (685 mm high). A sign is comfortable to read at 20 minutes of arc (ISO 9241-303, character
# height: 20 to 22; four times what sight of 20/20 just resolves), which is 17.5 mm there. Of its font's size a Chinese sign fills
# 0.92 and a digit 0.73 (Noto Sans CJK, which the browser of this test uses).
NEEDED_MM = 3000 * math.tan(math.radians(20 / 60))
SCREEN_MM = 685
SIGN, DIGIT = 0.92, 0.73
# Every text that is seen on the wall, with the size of its font; what only somebody at its keyboard needs is left out.
TEXTS = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest(".unseen, a, title")) continue;
        found.push([node.data.trim(), parseFloat(getComputedStyle(parent).fontSize), !!parent.closest(".count, .number")]);
    }
    return found;
}"""
# Every picture: its role, its name, and the table that says the same.
PICTURES = """() => [...document.querySelectorAll("svg")].map(svg => svg.closest("[aria-hidden=true]")
    ? !!svg.closest("tr").querySelector("th + td.number")
    : svg.getAttribute("role") === "img" && !!document.getElementById(svg.getAttribute("aria-labelledby"))?.textContent.trim()
        && !!svg.parentElement.querySelector("table caption"))"""


def stand_before_wall(page, name, height):
    """From three metres each word and figure is large enough, all of it is on one screen, and a screen reader has each picture."""
    walk_to_board(page, name)
    texts = page.evaluate(TEXTS)
    expect(name, "the wall has words and figures", len(texts) > 30)
    for text, size, is_figure in texts:
        high = size * (DIGIT if is_figure else SIGN) * SCREEN_MM / height
        expect(name, f"“{text}” is {high:.1f} mm high, and {NEEDED_MM:.1f} mm are needed", high >= NEEDED_MM)
    expect(name, "the wall needs no scrolling", page.evaluate("document.documentElement.scrollHeight") <= height)
    pictures = page.evaluate(PICTURES)
    expect(name, "each picture has its name and its table", len(pictures) > 1 and all(pictures))


def walk_to_board(page, name):
    page.goto(inner + "/board")
    page.fill("#token", token("person:8601"))
    press(page, "main")
    look(page, f"{name}-board")
    expect(name, "the incident stands first", "停电" in page.inner_text("main .alarm"))
    untold = page.locator(".figure").first.locator(".count")
    expect(name, "somebody is still to be told", int(untold.inner_text()) > 0)
    with page.expect_navigation():
        page.click("main a[href^='/board?still']")
    look(page, f"{name}-board-still")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    for size, width, height in SIZES:
        for tongue, locale in (("zh", "zh-CN"), ("en", "en-GB")):
            name = f"{size}-{tongue}"
            context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
            page = context.new_page()
            page.on("pageerror", lambda error: problems.append(f"{name}: script error: {error}"))
            page.goto(f"{base}/?lang={tongue}")
            look(page, f"{name}-form")
            expect(name, "the form has streets to choose from", page.locator("#street option").count() > 100)

            # Nothing written, a phone that is none, and a program that is called a picture.
            page.fill("#phone", "abc")
            page.fill("#goal", "<script>alert(1)</script>")
            page.set_input_files("#attachments", [{"name": "a.png", "mimeType": "image/png", "buffer": b"MZ not a picture at all"}])
            send(page)
            look(page, f"{name}-mistakes")
            expect(name, "three mistakes are listed", page.locator("#errors li").count() == 3)
            expect(name, "the phone is kept", page.input_value("#phone") == "abc")
            expect(name, "pasted HTML is text", page.input_value("#goal") == "<script>alert(1)</script>")
            for field in ("content", "phone", "attachments"):
                expect(name, f"{field} says that it is wrong", page.get_attribute(f"#{field}", "aria-invalid") == "true")
                told = page.get_attribute(f"#{field}", "aria-describedby") or ""
                expect(name, f"{field} names its mistake", f"{field}-wrong" in told.split())
            page.click("#errors a >> nth=0")
            expect(name, "the first link leads to the field", page.evaluate("document.activeElement.id") == "content")

            # Too long: how much was written, and all of it still there.
            page.fill("#phone", "")
            page.fill("#content", "字" * 5001)
            send(page)
            expect(name, "the count is shown", "5001" in page.inner_text("#content-wrong"))
            expect(name, "every word is kept", len(page.input_value("#content")) == 5001)

            if tongue == "zh":
                fill_in(page, name, "路灯坏了 😀\r\n<b>晚上很黑</b>")
                send(page)
                look(page, f"{name}-receipt")
                expect(name, "the number is shown", page.locator("dd", has_text="GZ20260312").count() == 1)
                with page.expect_navigation():
                    page.click("a[href^='/p/']")
                look(page, f"{name}-progress")
                act_as_citizen(page, name, page.url.removeprefix(base))
            page.goto(f"{base}/progress?lang={tongue}")
            look(page, f"{name}-ask")
            with page.expect_navigation():
                page.click("button")
            look(page, f"{name}-ask-mistakes")
            context.close()

    # For the board: an incident, and a danger of which nobody has heard yet.
    danger = {"content": "棠下涌东路井盖唔见咗，琴晚有人踩空，叫人快啲围住先", "phone": "12000000007", "form_id": f"{1:032x}"}
    context = browser.new_context()
    context.request.post(base + "/tickets", form=danger)
    context.close()
    said = at_console("incident open 棠下涌东路停电 0205 440106009")
    expect("incident", said, "GZ2026" in said)

    for size, width, height in STAFF_SIZES:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        page = context.new_page()
        fields = {
            "content": "江南西路有个井盖松动，车一过就响，吵到我们睡不着", "phone": "12000000006", "form_id": f"{width:032x}",
            "attachments": {"name": "井盖.png", "mimeType": "image/png", "buffer": PICTURE + size.encode()},
        }
        receipt = context.request.post(base + "/tickets", multipart=fields, headers={"Accept": "application/json"}).json()
        add_by_code(page, f"{size}-citizen", receipt["number"], receipt["query_code"])
        rate_answer(page, f"{size}-citizen", f"{height:032x}")
        walk_as_department(page, f"{size}-staff", receipt["number"])
        walk_through_duty(page, f"{size}-liaison")
        walk_to_board(page, f"{size}-hall")
        context.close()

    # The wall in its own sizes, and the staff's pages in English and in the dark.
    for width, height in ((1920, 1080), (3840, 2160)):
        for locale in ("zh-CN", "en-GB"):
            context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
            stand_before_wall(context.new_page(), f"wall-{width}-{locale[:2]}", height)
            context.close()
    context = browser.new_context(viewport={"width": 320, "height": 568}, color_scheme="dark", locale="en-GB")
    page = context.new_page()
    page.goto(inner + "/login")
    page.fill("#token", token("person:440105004-1"))
    press(page, "main")
    look(page, "phone-dark-department")
    with page.expect_navigation():
        page.click(".matters a >> nth=0")
    look(page, "phone-dark-ticket")
    for path in ("receive", "duty", "suggestions"):
        page.goto(f"{inner}/department/{path}")
        look(page, f"phone-dark-{path}")
    context.close()

    # Without style sheets and with the dark scheme it is the same page.
    context = browser.new_context(viewport={"width": 320, "height": 568}, color_scheme="dark", locale="zh-CN")
    page = context.new_page()
    page.goto(base + "/")
    look(page, "phone-dark-form")
    context.close()
    browser.close()

for problem in problems:
    print("FAULT", problem, file=sys.stderr)
if problems:
    sys.exit(1)
print(f"{pages} 个页面，没有严重问题 pages in chromium, no fault at serious level or above")
