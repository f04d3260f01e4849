import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

private let formID = "web-0001"

private func receipt(isRepeated: Bool = false) -> Receipt {
    var receipt = Receipt(ticket: "GZ202603120000127", state: .pending)
    receipt.isRepeated = isRepeated
    if !isRepeated {
        receipt.queryCode = "604913"
        receipt.link = "00112233445566778899aabbccddeeff"
    }
    receipt.clocks = [
        clock(.accept, "2026-03-12T11:20:00+08:00"), clock(.promised, "2026-03-26T18:00:00+08:00"),
        clock(.statutory, "2026-03-25T18:00:00+08:00"),
    ]
    return receipt
}

private func clock(_ name: ClockName, _ due: String) -> ClockLine {
    let due = Instant(iso8601: due) ?? Instant(milliseconds: 0)
    return ClockLine(
        name: name, startedAt: Instant(milliseconds: 1_773_278_400_000), originalDue: due, due: due, isProvisional: false, stoppedAt: nil,
        limit: "1工作日")
}

private let browser = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n"
private let formType = "application/x-www-form-urlencoded"

@Suite struct PublicDialogueTests {
    @Test func `a JSON form becomes a ticket`() throws {
        var dialogue = publicDialogue()
        dialogue.send(
            post(
                "/tickets",
                """
                {"form_id":"WEB-20260312-000731","submitted_at":"2026-03-12T09:10:08+08:00","name":"測試丙","phone":"120 0000 0006","kind":"投诉",\
                "title":"小区旁工地深夜施工","content":"３月10日、11日連續两晚23点后打桩。\\r\\n多户无法休息。","goal":"制止夜间施工","district":"白云区",\
                "street":"同和街道","place":"同和路某工地","happened_at":"2026-03-11 23:20","secret":true,"public_ok":false,"applicant_kind":"个人",\
                "email":null,"attachments":[],"captcha_ok":true,"client_ip":"192.0.2.9"}
                """))
        guard case .formOptions? = dialogue.lastQuery else { Issue.record("the place is looked up first"); return }
        dialogue.answer(.form(sampleOptions))
        let submission = try #require(dialogue.lastSubmission)
        #expect(submission.content == "小区旁工地深夜施工\n3月10日、11日连续两晚23点后打桩。\n多户无法休息。")
        #expect(submission.goal == "制止夜间施工")
        #expect(submission.placeText == "同和路某工地")
        #expect(submission.citizen == Citizen(name: "測試丙", phone: Phone("12000000006")))
        #expect(submission.kindClaimed == .complaint)
        #expect(submission.districtClaimed == "440111")
        #expect(submission.streetClaimed == "440111001")
        #expect(submission.receivedAt == Instant(iso8601: "2026-03-12T09:20:00+08:00"))
        #expect(submission.raw.contains("submitted_at: 2026-03-12T09:10:08+08:00"))
        #expect(submission.happenedAt == Instant(iso8601: "2026-03-11T23:20:00+08:00"))
        #expect(submission.secret && !submission.publicOK)
        #expect(submission.channel == .web && submission.takenBy == nil)
        #expect(submission.mark.door == .form && submission.mark.key == "WEB-20260312-000731" && submission.mark.bodyDigest.count == 64)
        #expect(submission.raw.contains("content: ３月10日、11日連續两晚23点后打桩。\r\n多户无法休息。"))
        #expect(dialogue.lastOrder?.actor == Actor(door: .web, origin: "192.0.2.1"))
        #expect(dialogue.lastOrder?.key == nil)

        dialogue.answer(.done(receipt()))
        #expect(
            dialogue.heard()
                == """
                HTTP/1.1 201 Created\r
                Date: Thu, 12 Mar 2026 01:20:00 GMT\r
                Content-Type: application/json; charset=utf-8\r
                Cache-Control: no-store\r
                X-Content-Type-Options: nosniff\r
                Location: /p/GZ202603120000127/00112233445566778899aabbccddeeff\r
                Content-Length: 164\r
                Connection: keep-alive\r
                \r
                {"number":"GZ202603120000127","query_code":"604913","link":"/p/GZ202603120000127/00112233445566778899aabbccddeeff","due":"2026-03-25T18:00:00+08:00"}
                """.replacingLength())
        #expect(dialogue.isClosed == false)
    }

    @Test func `the same form again gets its number, never its code`() {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "{\"form_id\":\"a\",\"content\":\"路灯不亮\"}"))
        var repeated = receipt(isRepeated: true)
        // Even if a Desk gave them.
        repeated.queryCode = "604913"
        repeated.link = "00112233445566778899aabbccddeeff"
        dialogue.answer(.done(repeated))
        let reply = dialogue.heard()
        #expect(reply.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(reply.contains("{\"number\":\"GZ202603120000127\",\"due\":\"2026-03-25T18:00:00+08:00\",\"repeated\":true}"))
        #expect(!reply.contains("604913") && !reply.contains("00112233"))

        dialogue.send(post("/tickets", "form_id=a&content=b", type: formType, browser))
        dialogue.answer(.done(repeated))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n") && page.contains("GZ202603120000127"))
        #expect(!page.contains("604913") && !page.contains("00112233"))
    }

    @Test func `a form from a program and one from a browser with the same words are the same body`() {
        var digests: Set<String> = []
        for text in [
            post("/tickets", "{\"form_id\":\"a\",\"content\":\"路灯 不亮\",\"secret\":true}"),
            post("/tickets", "{\"secret\":true,\"goal\":\"\",\"content\":\"路灯 不亮\",\"form_id\":\"b\"}"),
            post("/tickets", "secret=on&form_id=a&content=%E8%B7%AF%E7%81%AF+%E4%B8%8D%E4%BA%AE&goal=", type: formType, browser),
        ] {
            var dialogue = publicDialogue()
            dialogue.send(text)
            digests.insert(dialogue.lastSubmission?.mark.bodyDigest ?? "")
        }
        #expect(digests.count == 1 && digests.first?.count == 64)
        var other = publicDialogue()
        other.send(post("/tickets", "{\"form_id\":\"a\",\"content\":\"路灯 不亮。\",\"secret\":true}"))
        #expect(digests.contains(other.lastSubmission?.mark.bodyDigest ?? "") == false)
    }

    @Test func `without a form id the retry key is one, without both nothing is taken`() {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "{\"content\":\"路灯不亮\"}", "Idempotency-Key: k-1\r\n"))
        #expect(dialogue.lastSubmission?.mark.key == "k-1")
        var bare = publicDialogue()
        bare.send(post("/tickets", "{\"content\":\"路灯不亮\"}"))
        #expect(bare.asked.isEmpty)
        #expect(
            bare.body()
                == "{\"type\":\"urn:hotline:problem:key-missing\",\"title\":\"请求格式不对\",\"status\":400,\"detail\":\"缺少 Idempotency-Key\",\"errors\":[{\"field\":\"form_id\",\"detail\":\"缺少 Idempotency-Key\"}]}"
        )
    }

    @Test(arguments: [
        ("{\"form_id\":\"a\"}", 422, "missing-field", "content"),
        ("{\"form_id\":\"a\",\"content\":\" \\n　\"}", 422, "missing-field", "content"),
        ("{\"form_id\":\"a\",\"content\":\"x\",\"phone\":\"张三\"}", 422, "invalid-value", "phone"),
        ("{\"form_id\":\"a\",\"content\":\"x\",\"kind\":\"骂人\"}", 422, "invalid-value", "kind"),
        ("{\"form_id\":\"a\",\"content\":\"x\",\"email\":\"a\"}", 422, "invalid-value", "email"),
        ("{\"form_id\":\"a\",\"content\":\"x\",\"happened_at\":\"昨天\"}", 422, "invalid-value", "happened_at"),
        ("{\"form_id\":\"a b\",\"content\":\"x\"}", 422, "invalid-value", "form_id"),
        ("{\"form_id\":\"a\",\"content\":\"x\",\"secret\":\"true\"}", 422, "invalid-value", "secret"),
        ("{\"form_id\":\"a\",\"content\":\"x\",\"secret\":1}", 422, "invalid-value", "secret"),
        ("{\"form_id\":\"a\",\"content\":1}", 422, "invalid-value", "content"),
        ("{\"form_id\":\"a\",\"content\":\"x\",\"attachments\":[\"a.jpg\"]}", 422, "invalid-value", "attachments"),
        ("{\"form_id\":\"a\",\"content\":\"x\",\"contnet\":\"y\"}", 400, "malformed", "contnet"),
        ("{\"form_id\":\"a\",\"content\":\"x\",\"content\":\"y\"}", 400, "malformed", "content"),
        ("[]", 400, "malformed", "object"), ("{", 400, "malformed", "JSON"),
    ])
    func `what cannot be taken is refused with the field's name`(body: String, status: Int, slug: String, part: String) {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", body))
        let reply = dialogue.heard()
        #expect(dialogue.asked.isEmpty)
        #expect(reply.hasPrefix("HTTP/1.1 \(status) "))
        #expect(reply.contains("Content-Type: application/problem+json; charset=utf-8\r\n"))
        #expect(reply.contains("\"type\":\"urn:hotline:problem:\(slug)\""))
        #expect(reply.contains(part))
        #expect(dialogue.isClosed == false)
    }

    @Test(arguments: ["2020-01-01T00:00:00+08:00", "2026-03-12T09:10:00+08:00", "2036-03-13T09:20:00+08:00", "昨天"])
    func `the clock of whoever sends a form decides nothing`(sentAt: String) {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "{\"form_id\":\"a\",\"content\":\"x\",\"submitted_at\":\"\(sentAt)\"}"))
        #expect(dialogue.lastSubmission?.receivedAt == Instant(iso8601: "2026-03-12T09:20:00+08:00"))
        #expect(dialogue.lastSubmission?.raw.contains("submitted_at: \(sentAt)") == true)
    }

    @Test(arguments: [(4_999, true), (5_000, true), (5_001, false)])
    func `the matter has so many characters`(count: Int, isTaken: Bool) {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "{\"form_id\":\"a\",\"content\":\"\(String(repeating: "字", count: count))\"}"))
        #expect((dialogue.lastSubmission != nil) == isTaken)
        if isTaken { return }
        let answer = dialogue.heard()
        #expect(answer.hasPrefix("HTTP/1.1 413 Content Too Large\r\n"))
    }

    @Test func `a matter that is too long comes back whole with its count, beside its field`() {
        let long = String(repeating: "字", count: 5_001)
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "form_id=abc&content=" + long, type: formType, browser))
        dialogue.answer(.form(sampleOptions))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 422 Unprocessable Content\r\n"))
        #expect(page.contains("<a href=\"#content\">太长了：写了 5001 字，最多 5000 字</a>"))
        #expect(page.contains(">\n\(long)</textarea>") && page.contains("name=\"form_id\" value=\"abc\""))
        #expect(dialogue.lastOrder == nil)
    }

    @Test func `all fields full in four bytes stay within what is kept`() {
        var dialogue = publicDialogue()
        let emoji = "%F0%9F%98%80"
        let full = [("content", 5_000), ("goal", 1000), ("place", 200), ("title", 100), ("name", 50)].map { name, count in
            "\(name)=" + String(repeating: emoji, count: count)
        }
        dialogue.send(post("/tickets", "form_id=a&" + full.joined(separator: "&"), type: formType))
        #expect((dialogue.lastSubmission?.raw.utf8.count ?? 0) > 25_000)
        #expect((dialogue.lastSubmission?.raw.utf8.count ?? 0) <= Submission.rawLimit)
    }

    @Test(arguments: [
        ("天河区", "棠下街道", "440106", "440106009"), ("440106", "440106009", "440106", "440106009"), ("", "棠下街道", "440106", "440106009"),
        ("天河区", "", "440106", nil), ("", "440106", "440106", nil), ("白云区", "新华街", "440111", "440111002"), ("", "天河区", "440106", nil),
    ])
    func `places by name or code`(district: String, street: String, wantedDistrict: String, wantedStreet: String?) {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "{\"form_id\":\"a\",\"content\":\"x\",\"district\":\"\(district)\",\"street\":\"\(street)\"}"))
        dialogue.answer(.form(sampleOptions))
        #expect(dialogue.lastSubmission?.districtClaimed?.rawValue == wantedDistrict)
        #expect(dialogue.lastSubmission?.streetClaimed?.rawValue == wantedStreet)
    }

    @Test(arguments: [("火星区", ""), ("", "月球街"), ("天河区", "同和街道"), ("", "新华街")])
    func `a place that is not there, or could be two, is not guessed`(district: String, street: String) {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "{\"form_id\":\"a\",\"content\":\"x\",\"district\":\"\(district)\",\"street\":\"\(street)\"}"))
        dialogue.answer(.form(sampleOptions))
        #expect(dialogue.lastSubmission == nil)
        #expect(dialogue.heard().contains("urn:hotline:problem:unknown-place"))
    }

    @Test(arguments: [
        ("multipart/mixed; boundary=x", 415, "不支持这种内容类型，请用 multipart/form-data, application/x-www-form-urlencoded, application/json"),
        ("multipart/form-data", 400, "boundary"), ("text/plain", 415, "不支持这种内容类型"), ("application/json; charset=gbk", 400, "文字不是 UTF-8 编码"),
    ])
    func `other kinds of content are refused`(type: String, status: Int, words: String) {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "x", type: type))
        let reply = dialogue.heard()
        #expect(reply.hasPrefix("HTTP/1.1 \(status) ") && reply.contains(words))
    }

    @Test func `a page with mistakes lists them above, links to the fields and keeps every word`() {
        var dialogue = publicDialogue()
        dialogue.send(
            post(
                "/tickets", "form_id=abc&content=&phone=%3Cb%3E&goal=%22%3E%3Cscript%3E&street=440106009&kind=complaint&secret=true",
                type: formType, browser))
        guard case .formOptions? = dialogue.lastQuery else { Issue.record("the streets are listed again"); return }
        dialogue.answer(.form(sampleOptions))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 422 Unprocessable Content\r\n"))
        #expect(page.contains("<a href=\"#content\">请写发生了什么</a>"))
        #expect(page.contains("<a href=\"#phone\">电话看不懂"))
        #expect(page.contains("name=\"form_id\" value=\"abc\""))
        #expect(page.contains("value=\"&lt;b&gt;\""))
        #expect(page.contains(">\n&quot;&gt;&lt;script&gt;</textarea>"))
        #expect(page.contains("<option value=\"440106009\" selected>棠下街道</option>"))
        #expect(page.contains("<option value=\"complaint\" selected>"))
        #expect(page.contains("value=\"true\" checked>"))
        #expect(page.contains("aria-invalid=\"true\""))
        #expect(!page.contains("<script>"))
    }

    @Test func `the empty form has a fresh id each time and says whom to call`() {
        var dialogue = publicDialogue()
        dialogue.send(get("/"))
        dialogue.answer(.form(sampleOptions))
        let first = dialogue.heard()
        dialogue.send(get("/?lang=en"))
        dialogue.answer(.refused(.tryLater(.busy)))
        let second = dialogue.heard()
        #expect(first.hasPrefix("HTTP/1.1 200 OK\r\n") && second.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(first.contains("name=\"form_id\" value=\"910a2dec89025cc1beeb8da1658eec67\""))
        #expect(!second.contains("910a2dec89025cc1"))
        #expect(first.contains("报警 <a href=\"tel:110\">110</a>，火警") && second.contains("Police <a href=\"tel:110\">110</a>, fire"))
        #expect(first.contains("<html lang=\"zh-CN\">") && second.contains("<html lang=\"en\">"))
        #expect(first.contains("<optgroup lang=\"zh-CN\" label=\"天河区\">") && !second.contains("<optgroup"))
        #expect(
            first.contains(
                "Content-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'\r\n"
            ))
        #expect(first.contains("Referrer-Policy: no-referrer\r\n") && first.contains("Cache-Control: no-store\r\n"))
        #expect(!first.contains("<script") && !first.contains("style=") && !first.contains("http://") && !first.contains("https://"))
    }

    @Test func `a receipt shows number and code in large type, the dates and the link`() {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "form_id=\(formID)&content=x", type: formType, browser))
        dialogue.answer(.done(receipt()))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 201 Created\r\n"))
        #expect(page.contains("<dd>GZ202603120000127</dd>") && page.contains("<dd>604913</dd>"))
        #expect(page.contains("2026-03-12 11:20 前，我们确定由哪个单位办理。"))
        #expect(page.contains("2026-03-25 18:00 前，给您答复。") && !page.contains("2026-03-26"))
        #expect(page.contains("href=\"/p/GZ202603120000127/00112233445566778899aabbccddeeff\""))
    }

    @Test func `a busy house gives the form back with every word, and the same id`() {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "form_id=abc&content=hello", type: formType, browser))
        dialogue.answer(.refused(.tryLater(.busy)))
        dialogue.answer(.refused(.tryLater(.busy)))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n") && page.contains("Retry-After: 30\r\n"))
        #expect(page.contains(">\nhello</textarea>") && page.contains("value=\"abc\"") && page.contains("还没有收到"))

        dialogue.send(post("/tickets", "{\"form_id\":\"a\",\"content\":\"x\"}", "Accept-Language: en\r\n"))
        dialogue.answer(.refused(.tryLater(.busy)))
        let problem = dialogue.heard()
        #expect(problem.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n") && problem.contains("Retry-After: 30\r\n"))
        #expect(
            problem.contains("\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"too busy; nothing was done, try again later\""))
    }

    @Test func `a form id used with other words is a conflict without the number`() {
        var dialogue = publicDialogue()
        dialogue.send(post("/tickets", "form_id=abc&content=hello", type: formType, browser))
        dialogue.answer(.refused(.keyConflict))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 422 ") && page.contains("这份表单已经用过一次") && !page.contains("GZ2026"))
    }
}

extension String {
    /// The literal with the length of its own body, so that a changed word needs changing once.
    fileprivate func replacingLength() -> String {
        guard let end = range(of: "\r\n\r\n"), let field = range(of: "Content-Length: 164") else { return self }
        return self[..<field.lowerBound] + "Content-Length: \(self[end.upperBound...].utf8.count)" + self[field.upperBound...]
    }
}
