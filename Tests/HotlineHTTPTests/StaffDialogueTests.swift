import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineReports
import Testing

private let formType = "application/x-www-form-urlencoded"
private let cookie = "Cookie: a=b; hotline_session=\(String(repeating: "7", count: 64))\r\n"
private let number = "GZ202603120000127"

private let holder = SessionHolder(
    person: "440105004-1", workNumber: "8103", department: "440105004", departmentName: "江南中街道办<b>", isBound: true,
    rights: Set(Verb.allCases),
    choices: SessionChoices(departments: [.init(code: "SWJ", name: "水务局\">")], people: [.init(code: "440105004-2", name: "8104")]))

private func dialogue(proxies: Set<String> = []) -> Dialogue<InternalSite> {
    Dialogue<InternalSite>(
        InternalConversation(peer: "192.0.2.1", settings: HTTPSettings(proxies: proxies), random: Seeded(state: 1)))
}

private func instant(_ text: String) -> Instant { Instant(iso8601: text) ?? Instant(milliseconds: 0) }

private func detail(_ state: TicketState = .inProgress) -> TicketDetail {
    let due = ClockLine(
        name: .promised, startedAt: instant("2026-03-12T09:20"), originalDue: instant("2026-03-19T17:00"), due: instant("2026-03-19T17:00"),
        isProvisional: false, stoppedAt: nil, limit: "5工作日")
    let line = TicketLine(
        number: number, state: state, urgency: .critical, kind: .request, categoryCode: "0205", categoryName: "井盖缺失破损",
        departmentCode: "440105004", departmentName: "江南中街道办", handler: "8103", placeName: "江南中街道",
        receivedAt: instant("2026-03-12T09:20"), acceptedAt: nil, nextDue: due, isOverdue: true, urgeCount: 2, isSecret: false,
        gist: "<script>alert(1)</script>")
    let entry = EntryLine(
        id: 1, at: instant("2026-03-12T09:20"), event: "accept", who: "系统", reason: Reason("signed"), text: "<script>alert(2)</script>")
    var detail = TicketDetail(
        line: line, channel: .web, content: "<script>alert(3)</script>", goal: nil, placeText: nil, citizenName: "测试甲",
        citizenPhone: "12000000006", firstPerson: nil, firstDepartment: nil, isVulnerable: false, clocks: [due], entries: [entry],
        notices: [])
    detail.attachments = [AttachedFile(digest: SHA256.hash([UInt8]()).hex, size: 2048, type: .png, name: "\"><b>.png")]
    return detail
}

/// Signed in, and at the page of one ticket.
private func atTicket(_ state: TicketState = .inProgress) -> (Dialogue<InternalSite>, token: String, key: String) {
    var peer = dialogue()
    peer.send(get("/department/tickets/\(number)", cookie))
    peer.answer(.session(.holder(holder)))
    peer.answer(.ticket(detail(state)))
    let page = peer.heard()
    func hidden(_ name: String) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }
    return (peer, hidden("form_token"), hidden("form_key"))
}

@Suite struct StaffDialogueTests {
    @Test(arguments: [([], true), (["SWJ"], false)] as [(Set<DepartmentCode>, Bool)])
    func `practice 26: who is complained about in a ticket is not offered for it`(barred: Set<DepartmentCode>, isOffered: Bool) {
        var peer = dialogue()
        peer.send(get("/department/tickets/\(number)", cookie))
        peer.answer(.session(.holder(holder)))
        var shown = detail()
        shown.barred = barred
        peer.answer(.ticket(shown))
        #expect(peer.heard().contains("<option value=\"SWJ ") == isOffered)
    }

    @Test(arguments: [
        "/department", "/board", "/department/tickets/\(number)", "/department/tickets/nothing", "/department/tickets/\(number)/print",
        "/department/tickets/\(number)/attachments/1",
    ])
    func `without a session every page leads to the sign-in, there or not`(path: String) {
        for field in [
            "", "Cookie: hotline_session=short\r\n",
            cookie.replacing("\r\n", with: "; hotline_session=\(String(repeating: "8", count: 64))\r\n"),
        ] {
            var peer = dialogue()
            peer.send(get(path, field))
            let reply = peer.heard()
            #expect(peer.asked.isEmpty)
            #expect(reply.hasPrefix("HTTP/1.1 303 See Other\r\n") && reply.contains("Location: /login?lang=zh\r\n"))
        }
        var peer = dialogue()
        peer.send(get(path, cookie))
        peer.answer(.refused(.notAuthenticated))
        #expect(peer.heard().contains("Location: /login?lang=zh\r\n"))
    }

    @Test func `the cookie is out of reach of scripts and of other sites, and secure behind TLS`() {
        for (field, secure) in [("", false), ("X-Forwarded-Proto: https\r\n", true)] {
            var peer = dialogue(proxies: ["192.0.2.1"])
            peer.send(post("/login", "person=+440105004-1+&token=abc", type: formType, field))
            guard case .session(.open(let token, let person, let id, _), _)? = peer.asked.last else { Issue.record("asked"); return }
            #expect(token == "abc" && person == "440105004-1")
            peer.answer(.session(.holder(holder)))
            let reply = peer.heard()
            #expect(reply.contains("Location: /department?lang=zh\r\n"))
            let value = reply.range(of: "hotline_session=").map { String(reply[$0.upperBound...].prefix(64)) } ?? ""
            #expect(SHA256.hash(value.utf8) == id)
            let attributes = "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "") + "\r\n"
            #expect(reply.contains("Set-Cookie: hotline_session=\(value)" + attributes))
        }
        var spoofed = dialogue()
        spoofed.send(post("/login", "token=abc", type: formType, "X-Forwarded-Proto: https\r\n"))
        spoofed.answer(.session(.holder(holder)))
        #expect(!spoofed.heard().contains("Secure"))
    }

    @Test func `a wrong token, an unknown person and a gateway read the same page, and the token does not come back`() {
        var pages: Set<String> = []
        for refusal in [Refusal.notAuthenticated, .termOver("8103"), .unknownPerson("8103")] {
            var peer = dialogue()
            peer.send(post("/login", "person=8103&token=hunter2", type: formType))
            peer.answer(.refused(refusal))
            pages.insert(peer.heard())
        }
        #expect(pages.count == 1)
        #expect(pages.first?.hasPrefix("HTTP/1.1 401 ") == true && pages.first?.contains("hunter2") == false)
        var throttled = dialogue()
        throttled.send(post("/login", "token=x", type: formType))
        throttled.answer(.refused(.tooManyRequests))
        let told = throttled.heard()
        #expect(told.contains("Retry-After: 60\r\n") && told.contains("请过一分钟再试"))
    }

    @Test(arguments: ["", "0", String(repeating: "a", count: 64)])
    func `a form without its session's token does nothing`(token: String) {
        var (peer, _, key) = atTicket()
        peer.send(post("/department/tickets/\(number)/sign", "form_token=\(token)&form_key=\(key)", type: formType, cookie))
        peer.answer(.session(.holder(holder)))
        #expect(peer.lastOrder == nil)
        #expect(peer.heard().hasPrefix("HTTP/1.1 403 "))
        peer.send(post("/logout", "form_token=\(token)", type: formType, cookie))
        peer.answer(.session(.holder(holder)))
        #expect(peer.heard().hasPrefix("HTTP/1.1 403 "))
    }

    @Test func `a form that another site sent does nothing, whatever it carries`() {
        var (peer, token, key) = atTicket()
        let fields = cookie + "Sec-Fetch-Site: cross-site\r\n"
        peer.send(post("/department/tickets/\(number)/sign", "form_token=\(token)&form_key=\(key)", type: formType, fields))
        peer.answer(.session(.holder(holder)))
        #expect(peer.lastOrder == nil && peer.heard().hasPrefix("HTTP/1.1 403 "))
        var stranger = dialogue()
        stranger.send(post("/login", "token=x", type: formType, "Sec-Fetch-Site: cross-site\r\n"))
        #expect(stranger.asked.isEmpty)
    }

    /// Each verb's form, filled in as it may be: names and words of the page are those of the API.
    private static let filled: [(verb: String, body: String)] = [
        ("sign", ""), ("contact", "result=a"), ("note", "text=a&until=2026-03-13T09:00"),
        ("reply", "public_text=a&inner_text=b&truth=true&solved=solved&without="), ("extend", "length=3工作日&reason=a"),
        ("shelve", "until=2026-04-01&reason=a"), ("approve", "granted=yes&reason=a"), ("explain_late", "reason=a"), ("correct", "text=a"),
        ("assign", "handler=440105004-2&reason=a"), ("rule", "granted=no&reason=a"), ("unshelve", "reason=a"),
        ("told", "how=a&impossible="),
        ("urge", "text="), ("handover", "line=110&taken_by=a&incident=b"), ("ask", "text=a"), ("co", "department=SWJ+水务局&duty=a&off="),
        ("delegate", "department=SWJ&duty="), ("convene", "text=a"), ("appeal", "reason=a"), ("unmask", "reason=a"),
        ("return", "reason=not_in_duty&basis=a&suggested=SWJ+水务局"),
    ]

    @Test(arguments: filled)
    func `each verb's form is an order of the person under the form's own key`(verb: String, body: String) {
        var (peer, token, key) = atTicket()
        let encoded = body.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts[0] + "=" + parts[1].split(separator: "+").map { PercentEncoding.encoded(String($0)) }.joined(separator: "+")
        }
        let whole = (["form_token=\(token)", "form_key=\(key)"] + encoded).joined(separator: "&")
        peer.send(post("/department/tickets/\(number)/\(verb)", whole, type: formType, cookie))
        peer.answer(.session(.holder(holder)))
        guard let order = peer.lastOrder else { Issue.record("no order for \(verb)"); return }
        #expect(order.actor == Actor(door: .api, person: "440105004-1", department: "440105004", origin: "192.0.2.1"))
        #expect(order.key?.scope == "page:440105004-1" && order.key?.key == key)
        var receipt = Receipt(ticket: number)
        receipt.decided = [Reason("signed")]
        peer.answer(.done(receipt))
        guard verb != "unmask" else {
            peer.answer(.ticket(detail()))
            #expect(peer.heard().contains("<p class=\"done\">"))
            return
        }
        #expect(peer.heard().contains("Location: /department/tickets/\(number)?done=\(verb)&lang=zh\r\n"))
    }

    @Test func `a department is chosen with its name and ordered by its code`() {
        var (peer, token, key) = atTicket()
        peer.send(
            post(
                "/department/tickets/\(number)/co", "form_token=\(token)&form_key=\(key)&department=SWJ+%E6%B0%B4&duty=a", type: formType,
                cookie))
        peer.answer(.session(.holder(holder)))
        guard case .joint(_, .add("SWJ", duty: "a"))? = peer.lastOrder?.action else { Issue.record("order"); return }
    }

    @Test func `a refused form comes back with every word, its key, and what is wrong beside the field`() {
        var (peer, token, key) = atTicket()
        let body = "form_token=\(token)&form_key=\(key)&public_text=%3Cb%3E%0D%0A%E5%A5%BD&inner_text=&truth=&solved=solved&without="
        peer.send(post("/department/tickets/\(number)/reply", body, type: formType, cookie))
        peer.answer(.session(.holder(holder)))
        peer.answer(.ticket(detail()))
        let page = peer.heard()
        #expect(page.hasPrefix("HTTP/1.1 422 ") || page.hasPrefix("HTTP/1.1 400 "))
        #expect(page.contains("\n&lt;b&gt;\n好</textarea>") && page.contains("<details id=\"reply\" open>"))
        #expect(page.contains("<p class=\"wrong\" id=\"reply-truth-wrong\">请填这一项</p>"))
        #expect(page.contains("<option value=\"solved\" selected>") && page.contains("value=\"\(key)\""))
        // What the state no longer allows comes back as well.
        peer.send(post("/department/tickets/\(number)/sign", "form_token=\(token)&form_key=\(key)", type: formType, cookie))
        peer.answer(.session(.holder(holder)))
        peer.answer(.refused(.wrongState(event: .sign, state: .inProgress)))
        peer.answer(.ticket(detail()))
        #expect(peer.heard().contains("<details id=\"sign\" open>"))
    }

    @Test(arguments: [
        (Refusal.unknownPerson("440105004-2"), "people.csv 里没有“440105004-2”"),
        (.invalid(field: "handler", value: "440105004-2", expected: "当天在岗的人"), "这样写不行，应为：当天在岗的人"),
    ])
    func `whoever cannot have a ticket is refused beside the field that names them`(refusal: Refusal, words: String) {
        var (peer, token, key) = atTicket()
        peer.send(
            post(
                "/department/tickets/\(number)/assign", "form_token=\(token)&form_key=\(key)&handler=440105004-2&reason=%E7%94%B2",
                type: formType,
                cookie))
        peer.answer(.session(.holder(holder)))
        peer.answer(.refused(refusal))
        peer.answer(.ticket(detail()))
        let page = peer.heard()
        #expect(page.contains("<p class=\"wrong\" id=\"assign-handler-wrong\">\(words)</p>"))
        #expect(page.contains("<a href=\"#assign-handler\">") && page.contains("甲</textarea>"))
    }

    @Test func `an ended session loses nothing that was written`() {
        var peer = dialogue()
        peer.send(post("/department/tickets/\(number)/contact", "form_token=x&form_key=y&result=%3Ci%3E+long", type: formType, cookie))
        peer.answer(.refused(.notAuthenticated))
        let page = peer.heard()
        #expect(page.hasPrefix("HTTP/1.1 401 ") && page.contains("readonly>\n&lt;i&gt; long</textarea>"))
        #expect(peer.lastOrder == nil)
    }

    @Test func `the page offers what the state and the rights allow, and nothing typed breaks out of it`() {
        for (state, verbs) in [
            (TicketState.awaitingSignature, ["sign", "return", "reply"]), (.inProgress, ["reply", "extend"]), (.returnReview, ["rule"]),
        ] {
            var (peer, _, _) = atTicket(state)
            peer.send(get("/department/tickets/\(number)", cookie))
            peer.answer(.session(.holder(holder)))
            peer.answer(.ticket(detail(state)))
            let page = peer.heard()
            for verb in ["sign", "return", "reply", "extend", "rule"] {
                #expect(page.contains("<details id=\"\(verb)\"") == verbs.contains(verb), "\(verb) in \(state)")
            }
            #expect(!page.contains("<script") && !page.contains("<b>") && page.contains("&lt;script&gt;alert(3)"))
        }
    }

    @Test func `a co-department is offered what its own part allows`() throws {
        var theirs = detail()
        theirs.parts = [
            PartLine(
                kind: .co, departmentCode: "SWJ", departmentName: "水务局", handler: nil, duty: "查管网", state: .unsigned,
                signDue: instant("2026-03-12T13:20"), due: instant("2026-03-18T17:00"), signedAt: nil, isAutoSigned: false, repliedAt: nil,
                reply: nil, leftBecause: nil)
        ]
        let other = SessionHolder(
            person: "SWJ-1", workNumber: "8801", department: "SWJ", departmentName: "水务局", isBound: true, rights: Set(Verb.allCases))
        var peer = dialogue()
        peer.send(get("/department/tickets/\(number)", cookie))
        peer.answer(.session(.holder(other)))
        peer.answer(.ticket(theirs))
        let page = peer.heard()
        for (verb, isOffered) in [("sign", true), ("contact", true), ("reply", true), ("extend", false), ("appeal", false)] {
            #expect(page.contains("<details id=\"\(verb)\"") == isOffered, "\(verb)")
        }
    }

    @Test func `a file is saved, never shown`() {
        var peer = dialogue()
        peer.send(get("/department/tickets/\(number)/attachments/1", cookie))
        peer.answer(.session(.holder(holder)))
        guard case .attachment(.content(_, position: 1, let actor, _))? = peer.asked.last else { Issue.record("asked"); return }
        #expect(actor.person == "440105004-1")
        peer.answer(.attachment(.content(detail().attachments[0], [1, 2])))
        #expect(peer.heard().contains("Content-Disposition: attachment;"))
    }

    @Test func `the board asks for itself again each minute until it is stopped, and counts in words for who cannot see`() {
        var board = Board(at: instant("2026-03-12T09:30"), workload: Workload([.init(state: .pending, count: 3, critical: 1, overdue: 1)]))
        board.incidents = [
            .init(number: number, title: "台风<b>", openedAt: instant("2026-03-12T08:00"), callers: 12),
            .init(number: number, title: nil, openedAt: instant("2026-03-12T08:00"), callers: 1),
        ]
        board.hours = [.init(received: 2, closed: 1)]
        board.untold = 4
        board.untoldUrgent = 1
        board.districts = [.init(name: "天河区", count: 3, overdue: 1)]
        board.warnings = (1...5).map { Reason("untold-waiting", "\($0)") }
        for (path, isStill) in [("/board", false), ("/board?still=1", true)] {
            var peer = dialogue()
            peer.send(get(path, cookie))
            peer.answer(.session(.holder(holder)))
            peer.answer(.board(board))
            let page = peer.heard()
            #expect(page.contains("Refresh: 60\r\n") != isStill)
            #expect(page.contains("台风&lt;b&gt;") && page.contains("来电 12") && page.contains("<title id=\"hours\">今天收到 2，办结 1"))
            #expect(page.contains("<th scope=\"row\" lang=\"zh-CN\">天河区</th><td class=\"number\">3</td><td class=\"number\">1</td>"))
            #expect(page.contains("有 3 条通知待告知") && !page.contains("有 4 条通知待告知") && page.contains("另有 2 项"))
            #expect(!page.contains("style=\"") && !page.contains("http-equiv"))
        }
        var peer = dialogue()
        peer.send(get("/board", cookie))
        peer.answer(.session(.holder(holder)))
        peer.answer(.refused(.notPermitted(verb: "status")))
        #expect(peer.heard().hasPrefix("HTTP/1.1 403 "))
    }

    @Test func `a person at an address that is none is led to the sign-in, and told so once signed in; a program is asked for its token`() {
        var peer = dialogue()
        peer.send(get("/nothing", "Accept: text/html\r\n"))
        #expect(peer.asked.isEmpty && peer.heard().hasPrefix("HTTP/1.1 303 "))
        peer.send(get("/nothing", cookie + "Accept: text/html\r\n"))
        peer.answer(.session(.holder(holder)))
        let page = peer.heard()
        #expect(page.hasPrefix("HTTP/1.1 404 ") && page.contains("href=\"/department?lang=zh\""))
        peer.send(get("/nothing", cookie))
        #expect(peer.heard().hasPrefix("HTTP/1.1 401 "))
    }

    @Test func `what was done several times in a row stands once, and the matter is not told twice`() {
        var shown = detail()
        let look = EntryLine(id: 2, at: instant("2026-03-12T09:21"), event: "seen", who: "8103", reason: Reason("signed"), text: nil)
        let came = EntryLine(
            id: 1, at: instant("2026-03-12T09:20"), event: "received", who: "市民", reason: Reason("signed"), text: shown.content)
        shown = TicketDetail(
            line: shown.line, channel: .web, content: shown.content, goal: nil, placeText: nil, citizenName: nil, citizenPhone: nil,
            firstPerson: nil, firstDepartment: nil, isVulnerable: false, clocks: [], entries: [came, look, look, look], notices: [])
        var peer = dialogue()
        peer.send(get("/department/tickets/\(number)", cookie))
        peer.answer(.session(.holder(holder)))
        peer.answer(.ticket(shown))
        let page = peer.heard()
        #expect(page.contains("（3 次）") && page.components(of: "alert(3)") == 1)
    }

    @Test func `a bearer token opens no page, and a cookie no interface`() {
        var peer = dialogue()
        peer.send(get("/department", "Authorization: Bearer tok\r\n"))
        #expect(peer.asked.isEmpty && peer.heard().hasPrefix("HTTP/1.1 303 "))
        peer.send(get("/api/tickets/\(number)", cookie))
        #expect(peer.asked.isEmpty && peer.heard().hasPrefix("HTTP/1.1 401 "))
    }
}
