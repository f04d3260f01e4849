"""Walks through the citizens' pages in a real browser. Usage: browser-test.py URL CHROMIUM FOLDER_FOR_SCREENSHOTS"""
import os
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

base, chromium, shots = sys.argv[1:4]
os.makedirs(shots, exist_ok=True)
axe = Axe()
problems = []
pages = 0

# Old telephones are 320 CSS pixels wide (WCAG 2.2, 1.4.10).
SIZES = [("phone", 320, 568), ("desk", 1280, 900)]
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
            page.goto(f"{base}/progress?lang={tongue}")
            look(page, f"{name}-ask")
            with page.expect_navigation():
                page.click("button")
            look(page, f"{name}-ask-mistakes")
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
