import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

private let browser = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n"
private let formType = "application/x-www-form-urlencoded"

@Suite struct ProgressDialogueTests {
    @Test func `progress is asked with number, code and four digits`() {
        var dialogue = publicDialogue()
        dialogue.send(post("/progress", "number=gz+2026%2D0312&code=%EF%BC%916+04913&last_four=0006", type: formType, browser))
        guard case .progress(let request)? = dialogue.lastQuery else { Issue.record("asked"); return }
        #expect(request == ProgressRequest(number: "gz2026-0312", proof: .code("1604913", lastFour: "0006"), address: "192.0.2.1"))
        dialogue.answer(.progress(sampleProgress))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(page.contains("<dd>已交给单位办理</dd>") && page.contains("<dd><span lang=\"zh-CN\">天河区&lt;b&gt;</span></dd>"))
        #expect(page.contains("已围蔽 &amp; 修复"))
    }

    @Test func `a wrong code and an unknown number get the same words`() {
        var replies: Set<String> = []
        for refusal in [Refusal.noSuchTicket, .notAuthenticated, .notYours] {
            var dialogue = publicDialogue()
            dialogue.send(post("/progress", "{\"number\":\"GZ1\",\"code\":\"000000\"}"))
            dialogue.answer(.refused(refusal))
            replies.insert(dialogue.heard())
        }
        #expect(replies.count == 1)
        #expect(replies.first?.hasPrefix("HTTP/1.1 404 Not Found\r\n") == true)
        var throttled = publicDialogue()
        throttled.send(post("/progress", "{\"number\":\"GZ1\",\"code\":\"000000\"}"))
        throttled.answer(.refused(.tooManyRequests))
        let reply = throttled.heard()
        #expect(reply.hasPrefix("HTTP/1.1 429 Too Many Requests\r\n") && reply.contains("Retry-After: 900\r\n"))
    }

    @Test func `a failed question keeps the number, never the code`() {
        var dialogue = publicDialogue()
        dialogue.send(post("/progress", "number=%3CGZ1&code=123456", type: formType, browser))
        dialogue.answer(.refused(.noSuchTicket))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 404 Not Found\r\n") && page.contains("value=\"&lt;GZ1\"") && !page.contains("123456"))
        dialogue.send(post("/progress", "number=GZ1", type: formType, browser))
        let second = dialogue.heard()
        #expect(second.hasPrefix("HTTP/1.1 422 ") && second.contains("请填编号和查询码"))
    }

    @Test func `the link answers a page, or JSON where that is asked for`() {
        var dialogue = publicDialogue()
        dialogue.send(get("/p/GZ1/00FF", "Accept: application/json\r\n"))
        guard case .progress(let request)? = dialogue.lastQuery else { Issue.record("asked"); return }
        #expect(request.proof == .link("00ff"))
        dialogue.answer(.progress(sampleProgress))
        #expect(
            dialogue.body() == """
                {"number":"GZ202603120000127","state":"已交给单位办理","state_at":"2026-03-12T09:20:00+08:00","next_step":"等待联系","department_name":"天河区<b>",\
                "due":"2026-03-26T18:00:00+08:00","reply":"已围蔽 & 修复","steps":[{"at":"2026-03-12T09:20:00+08:00","text":"已收到"}]}
                """)
        dialogue.send(get("/p/GZ1/00FF"))
        dialogue.answer(.progress(sampleProgress))
        #expect(dialogue.heard().contains("Content-Type: text/html; charset=utf-8\r\n"))
    }

    @Test(arguments: [
        ("GET", "/tickets", 405, "Allow: POST, OPTIONS\r\n"), ("DELETE", "/", 405, "Allow: GET, HEAD, OPTIONS\r\n"),
        ("BREW", "/progress", 405, "Allow: GET, HEAD, POST, OPTIONS\r\n"), ("OPTIONS", "/tickets", 204, "Allow: POST, OPTIONS\r\n"),
        ("OPTIONS", "*", 204, "Allow: GET, HEAD, POST, OPTIONS\r\n"), ("GET", "/healthz", 404, "problem+json"),
        ("GET", "/%", 404, "problem+json"),
        ("GET", "/p/a", 404, "problem+json"), ("GET", "/p/a/b/c", 404, "problem+json"), ("GET", "/%00", 404, "problem+json"),
        ("GET", "/api/tickets/x", 404, "problem+json"), ("GET", "/style.css", 200, "Content-Type: text/css; charset=utf-8\r\n"),
    ])
    func `methods and pages`(method: String, path: String, status: Int, part: String) {
        var dialogue = publicDialogue()
        dialogue.send("\(method) \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
        let reply = dialogue.heard()
        #expect(reply.hasPrefix("HTTP/1.1 \(status) ") && reply.contains(part))
        if status == 204 { #expect(!reply.contains("Content-Length")) }
    }

    @Test(arguments: [("", ["请填编号", "请填查询码"]), ("number=GZ1", ["请填查询码"]), ("code=604913", ["请填编号"])])
    func `what is missing is said beside its field, and the number stays`(form: String, mistakes: [String]) {
        var dialogue = publicDialogue()
        dialogue.send(post("/progress", form, type: "application/x-www-form-urlencoded", browser))
        let page = dialogue.heard()
        #expect(dialogue.asked.isEmpty)
        for words in ["请填编号", "请填查询码"] {
            #expect(page.contains("-wrong\">\(words)</p>") == mistakes.contains(words))
        }
        #expect(page.contains("value=\"GZ1\"") == form.contains("GZ1"))
        #expect(!page.contains("604913"))
    }

    @Test func `HEAD gets what GET would, without the body`() {
        var dialogue = publicDialogue()
        dialogue.send(get("/progress"))
        let page = dialogue.heard()
        dialogue.send("HEAD /progress HTTP/1.1\r\nHost: x\r\n\r\n")
        let head = dialogue.heard()
        #expect(head.hasSuffix("\r\n\r\n") && page.hasPrefix(head))
    }

    @Test func `a page that is not there is a page for people`() {
        var dialogue = publicDialogue()
        dialogue.send(get("/x", browser + "Accept-Language: en\r\n"))
        let page = dialogue.heard()
        #expect(
            page.hasPrefix("HTTP/1.1 404 Not Found\r\n") && page.contains("<h1>That did not work</h1>") && page.contains("no such page"))
    }

    @Test(arguments: [
        ("192.0.2.1", "198.51.100.7", "192.0.2.1"), ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "198.51.100.7, 10.0.0.1", "198.51.100.7"), ("127.0.0.1", "10.0.0.1", "127.0.0.1"),
        ("unix", "198.51.100.7", "198.51.100.7"),
    ])
    func `who asks, behind our proxies and without`(peer: String, forwarded: String, address: String) {
        var dialogue = publicDialogue(peer: peer, proxies: ["127.0.0.1", "10.0.0.1", "unix"])
        dialogue.send(get("/p/GZ1/aa", "X-Forwarded-For: \(forwarded)\r\n"))
        guard case .progress(let request)? = dialogue.lastQuery else { Issue.record("asked"); return }
        #expect(request.address == address)
    }
}

private let sampleProgress = Progress(
    number: "GZ202603120000127",
    state: .init(at: Instant(milliseconds: 1_773_278_400_000), chinese: "已交给单位办理", english: "with a department"),
    nextStepChinese: "等待联系", nextStepEnglish: "they will contact you", departmentName: "天河区<b>",
    due: Instant(iso8601: "2026-03-26T18:00:00+08:00"),
    steps: [.init(at: Instant(milliseconds: 1_773_278_400_000), chinese: "已收到", english: "received")], reply: "已围蔽 & 修复")
