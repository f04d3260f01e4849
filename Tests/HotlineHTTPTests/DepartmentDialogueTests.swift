import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineReports
import Testing

private let formType = "application/x-www-form-urlencoded"
private let cookie = "Cookie: hotline_session=\(String(repeating: "7", count: 64))\r\n"
private let number = "GZ202603120000127"

private func instant(_ text: String) -> Instant { Instant(iso8601: text) ?? Instant(milliseconds: 0) }

private func march(_ day: Int) -> CivilDate { CivilDate(year: 2026, month: 3, day: day) ?? CivilDate(dayNumber: 0) }

private func holder(_ rights: Set<Verb> = Set(Verb.allCases), isBound: Bool = true) -> SessionHolder {
    SessionHolder(
        person: "440105004-1", workNumber: "8103", department: "440105004", departmentName: "江南中街道办", isBound: isBound, rights: rights,
        choices: SessionChoices(
            departments: [], people: [.init(code: "440105004-1", name: "8103"), .init(code: "440105004-2", name: "8104")]))
}

private let waiting = TicketLine(
    number: number, state: .awaitingSignature, urgency: .ordinary, kind: .request, categoryCode: nil, categoryName: nil,
    departmentCode: "440105004", departmentName: "江南中街道办", handler: nil, placeName: nil, receivedAt: instant("2026-03-12T09:20"),
    acceptedAt: nil, nextDue: nil, isOverdue: false, urgeCount: 0, isSecret: false, gist: "<script>alert(1)</script>")

private let desk = DepartmentDesk(
    department: "440105004", rows: [.init(list: .sign, count: 1, critical: 0)], list: TicketList(lines: [waiting], hasMore: false))
private let duty = DutyView(
    department: "江南中街道办", onCall: ["8103 示例甲"], source: "board",
    set: [.init(id: 5, person: "8104 <b>示例乙", hours: instant("2026-03-12T18:00")..<instant("2026-03-13T08:30"))])
private let leaves = [
    LeaveLine(
        id: 6, person: "8104 示例乙", first: march(16), last: march(18),
        deputy: "8103 示例甲", moves: [.init(ticket: waiting, to: "8103 示例甲")]),
    LeaveLine(
        id: 4, person: "8104 示例乙", first: march(2), last: march(3),
        deputy: nil, moves: []),
]
private let suggestions = [
    SuggestionLine(
        id: 9, department: "江南中街道办", ticket: number, by: "8601", madeAt: instant("2026-03-10T10:00"), text: "<script>alert(2)</script>"),
    SuggestionLine(
        id: 8, department: "江南中街道办", ticket: nil, by: "8601", madeAt: instant("2026-03-09T10:00"), text: "答复写清时间", followUp: "已改",
        followedAt: instant("2026-03-10T09:00"), closedAt: instant("2026-03-11T09:00")),
]

private let staff = holder()

/// Signed in, and led to a page: its questions are answered.
private struct Visit {
    var peer = Dialogue<InternalSite>(InternalConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
    var holder = staff
    private(set) var page = ""

    mutating func look(at path: String) {
        peer.send(get(path, cookie))
        peer.answer(.session(.holder(holder)))
        read()
    }

    mutating func send(_ path: String, _ body: String, token: String? = nil) {
        let whole = "form_token=\(token ?? hidden("form_token"))&form_key=k1" + (body.isEmpty ? "" : "&" + body)
        peer.send(post(path, whole, type: formType, cookie))
        peer.answer(.session(.holder(holder)))
    }

    /// The page that came, once its questions are answered.
    mutating func read() {
        var asked = 0
        while peer.asked.count != asked, let query = peer.lastQuery {
            asked = peer.asked.count
            switch query {
            case .duty(.duty, _): peer.answer(.duty(.duty(duty)))
            case .duty(.leaves, _): peer.answer(.duty(.leaves(leaves)))
            case .suggestions: peer.answer(.suggestions(suggestions))
            default: peer.answer(.departmentDesk(desk))
            }
        }
        page = peer.heard()
    }

    func hidden(_ name: String) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }
}

private func visit(_ path: String, as holder: SessionHolder = holder()) -> Visit {
    var visit = Visit(holder: holder)
    visit.look(at: path)
    return visit
}

@Suite struct DepartmentDialogueTests {
    @Test(arguments: [
        ("a", "/department/tickets/b"), ("b", "/department/tickets/c"), ("c", "/department/tickets/a"), ("gone", "/department/tickets/a"),
    ])
    func `from a matter one goes on to the next in the list, and from the last to the first`(number: String, place: String) {
        func line(_ number: String) -> TicketLine {
            TicketLine(
                number: number, state: .inProgress, urgency: .ordinary, kind: .request, categoryCode: nil, categoryName: nil,
                departmentCode: "440105004", departmentName: nil, handler: nil, placeName: nil, receivedAt: instant("2026-03-12T09:20"),
                acceptedAt: nil, nextDue: nil, isOverdue: false, urgeCount: 0, isSecret: false, gist: "")
        }
        var peer = Dialogue<InternalSite>(InternalConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
        for (numbers, place) in [(["a", "b", "c"], place), ([number], "/department")] {
            peer.send(get("/department?after=\(number)", cookie))
            peer.answer(.session(.holder(staff)))
            guard case .list? = peer.lastQuery else { Issue.record("asked"); return }
            peer.answer(.list(TicketList(lines: numbers.map(line), hasMore: false)))
            #expect(peer.heard().contains("Location: \(place)?lang=zh\r\n"))
        }
    }

    @Test(arguments: [
        ("/department", "pull", Verb.pull), ("/department/receive", "receive", .receive), ("/department/duty", "duty", .duty),
        ("/department/duty", "duty-cancel-5", .duty), ("/department/duty", "leave", .see), ("/department/duty", "leave-cancel-6", .see),
        ("/department/suggestions", "suggestions-9", .reply),
    ])
    func `each page offers what one's rights allow, and nothing on it breaks out`(path: String, form: String, right: Verb) {
        for (rights, isOffered) in [(Set(Verb.allCases), true), (Set(Verb.allCases).subtracting([right, .status]), false)] {
            let page = visit(path, as: holder(rights)).page
            #expect(page.hasPrefix("HTTP/1.1 200 ") || !isOffered, "\(path)")
            #expect(page.contains(" id=\"\(form)\"") == isOffered, "\(form)")
            #expect(!page.contains("<script") && !page.contains("<b>"))
        }
    }

    @Test func `what is over has no button, and what is closed no form`() {
        #expect(!visit("/department/duty").page.contains("leave-cancel-4"))
        let page = visit("/department/suggestions").page
        #expect(!page.contains("id=\"suggestions-8\"") && page.contains("已改") && page.contains("已办结"))
    }

    @Test func `whoever may only enter their own leave is offered nobody else for it`() {
        let page = visit("/department/duty", as: holder([.see])).page
        #expect(page.contains("value=\"440105004-1\" selected"))
        let select = page.range(of: "id=\"leave-who\"").map { String(page[$0.upperBound...]) } ?? ""
        let own = select.range(of: "</select>").map { String(select[..<$0.lowerBound]) } ?? ""
        #expect(own.contains("8103") && !own.contains("8104"))
    }

    @Test func `the hotline's own people have no department's pages`() {
        for path in ["/department/duty", "/department/suggestions", "/department/receive"] {
            var peer = Dialogue<InternalSite>(InternalConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
            peer.send(get(path, cookie))
            peer.answer(.session(.holder(holder(isBound: false))))
            #expect(peer.heard().hasPrefix("HTTP/1.1 403 ") && peer.lastQuery == nil)
        }
    }

    @Test func `a form of the department is the API's order, of the person, under its own key`() {
        var pull = visit("/department")
        pull.send("/department/pull", "")
        #expect(
            pull.peer.lastOrder?.actor == Actor(door: .api, person: "440105004-1", department: "440105004", origin: "192.0.2.1"))
        #expect(pull.peer.lastOrder?.key?.scope == "page:440105004-1" && pull.peer.lastOrder?.key?.key == "k1")
        guard case .pull("440105004", limit: 10)? = pull.peer.lastOrder?.action else { Issue.record("pull"); return }

        var page = visit("/department/duty")
        page.send("/department/duty", "who=440105004-2&from=2026-03-14T18:00&to=2026-03-15T08:30")
        guard case .duty(.setDuty(of: "440105004-2", let from, let until))? = page.peer.lastOrder?.action else {
            Issue.record("duty"); return
        }
        #expect(from == instant("2026-03-14T18:00") && until == instant("2026-03-15T08:30"))
        page = visit("/department/duty")
        page.send("/department/duty/cancel", "id=5")
        guard case .duty(.cancelDuty(5))? = page.peer.lastOrder?.action else { Issue.record("cancel"); return }
        page = visit("/department/duty")
        page.send("/department/leave", "who=440105004-1&from=2026-03-16&to=2026-03-18&deputy=")
        guard case .duty(.leave(of: "440105004-1", "2026-03-16", "2026-03-18", deputy: nil))? = page.peer.lastOrder?.action else {
            Issue.record("leave")
            return
        }
        page = visit("/department/duty")
        page.send("/department/leave/cancel", "id=6")
        guard case .duty(.cancelLeave(6))? = page.peer.lastOrder?.action else { Issue.record("cancel leave"); return }
        page = visit("/department/suggestions")
        page.send("/department/suggestions", "id=9&text=%E5%B7%B2%E6%94%B9")
        guard case .suggestion(.followUp(9, "已改"))? = page.peer.lastOrder?.action else { Issue.record("suggestion"); return }
    }

    @Test(arguments: [
        ("/department/duty", "who=440105004-2&from=2026-03-14T18:00&to=2026-03-15T08:30", "/department/duty?done=duty"),
        ("/department/leave/cancel", "id=6", "/department/duty?done=leave"),
        ("/department/suggestions", "id=9&text=a", "/department/suggestions?done=suggestions"),
    ])
    func `what is done leads to its page, which says so`(path: String, body: String, place: String) {
        var page = visit("/department/duty")
        page.send(path, body)
        page.peer.answer(.done(Receipt()))
        page.read()
        #expect(page.page.hasPrefix("HTTP/1.1 303 ") && page.page.contains("Location: \(place)"))
        page.look(at: place)
        #expect(page.page.contains("<p class=\"done\" role=\"status\">"))
    }

    @Test func `what was pulled stands on the page that answers`() {
        var page = visit("/department")
        for (tickets, words) in [([waiting], "领到 1 件"), ([], "没有可以领取的件")] {
            page.send("/department/pull", "")
            var receipt = Receipt()
            receipt.tickets = tickets
            page.peer.answer(.done(receipt))
            page.read()
            #expect(page.page.contains("role=\"status\"") && page.page.contains(words))
        }
    }

    @Test func `a matter received is the person's own, and the citizen's code is told this once`() throws {
        var page = visit("/department/receive")
        page.send(
            "/department/receive",
            "content=%E4%BA%95%E7%9B%96&place=&name=&phone=%EF%BC%91%EF%BC%92000000006&secret=yes&explained=yes")
        let submission = try #require(page.peer.lastSubmission)
        #expect(submission.content == "井盖" && submission.channel == .window && submission.citizen.phone == Phone("12000000006"))
        #expect(submission.secret == true && submission.transferExplained == true && submission.placeText == nil)
        #expect(submission.mark == .api("page:440105004-1", key: "k1", bodyDigest: submission.mark.bodyDigest))
        var receipt = Receipt(ticket: number)
        receipt.queryCode = "604913"
        page.peer.answer(.done(receipt))
        page.read()
        #expect(page.page.contains("<dd>\(number)</dd>") && page.page.contains("<dd>604913</dd>"))
        page.send("/department/receive", "content=a", token: SHA256.hash("form \(String(repeating: "7", count: 64))".utf8).hex)
        var again = Receipt(ticket: number)
        again.isRepeated = true
        page.peer.answer(.done(again))
        page.read()
        #expect(page.page.contains("没有重复登记") && !page.page.contains("604913"))
    }

    @Test(
        arguments: [
            ("/department/receive", "content=&place=%3Ci%3E&name=a", nil, "receive-content-wrong", "value=\"&lt;i&gt;\""),
            ("/department/receive", "content=%3Ci%3Ea&phone=abc", nil, "receive-phone-wrong", "\n&lt;i&gt;a</textarea>"),
            (
                "/department/duty", "who=440105004-2&from=2026-03-14T18:00&to=2026-03-10T08:30",
                .invalid(field: "to", value: "2026-03-10 08:30", expected: "最长七天"), "duty-to-wrong", "value=\"2026-03-14T18:00\""
            ),
            ("/department/leave", "who=440105004-2&from=2026-03-14&to=", nil, "leave-to-wrong", "440105004-2\" selected"),
            ("/department/suggestions", "id=9&text=", nil, "suggestions-9-text-wrong", "id=\"suggestions-9\" open"),
            ("/department/suggestions", "id=9&text=%3Ci%3Eb", .nothingWaiting, "<p class=\"wrong\">", "\n&lt;i&gt;b</textarea>"),
            ("/department/suggestions", "id=77&text=%3Ci%3Eb", .nothingWaiting, "id=\"suggestions-77\" open", "\n&lt;i&gt;b</textarea>"),
        ] as [(String, String, Refusal?, String, String)])
    func `a refused form comes back with every word and what is wrong beside its field`(
        path: String, body: String, refusal: Refusal?, mark: String, kept: String
    ) {
        var page = visit("/department/duty")
        page.send(path, body)
        if let refusal { page.peer.answer(.refused(refusal)) } else { #expect(page.peer.lastOrder == nil) }
        page.read()
        #expect(page.page.hasPrefix("HTTP/1.1 4") && page.page.contains("role=\"alert\""), "\(path)")
        #expect(page.page.contains(mark) && page.page.contains(kept) && page.page.contains("value=\"k1\""), "\(path)")
    }

    @Test(arguments: [
        (
            "/department/receive", "content=+&phone=abc&secret=perhaps&name=\(String(repeating: "a", count: 201))",
            ["receive-content", "receive-name", "receive-phone", "receive-secret"]
        ),
        ("/department/duty", "who=&from=yesterday&to=", ["duty-who", "duty-from", "duty-to"]),
        ("/department/leave", "who=&from=&to=", ["leave-who", "leave-from", "leave-to"]),
    ])
    func `all mistakes of a form are told at once, from the top, each beside its field`(path: String, body: String, fields: [String]) {
        var page = visit("/department/duty")
        page.send(path, body)
        page.read()
        let linked = page.page.split(separator: "<li><a href=\"#").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        #expect(page.peer.lastOrder == nil && linked.filter { fields.contains($0) } == fields)
        for field in fields { #expect(page.page.contains("id=\"\(field)-wrong\""), "\(field)") }
    }

    @Test(arguments: ["pull", "receive", "duty", "duty/cancel", "leave", "leave/cancel", "suggestions"])
    func `a form without its session's token, or from another site, does nothing`(path: String) {
        var page = visit("/department")
        page.send("/department/\(path)", "", token: String(repeating: "a", count: 64))
        page.read()
        #expect(page.peer.lastOrder == nil && page.page.hasPrefix("HTTP/1.1 403 "))
        page.peer.send(
            post("/department/\(path)", "form_token=x", type: formType, cookie + "Sec-Fetch-Site: cross-site\r\n"))
        page.peer.answer(.session(.holder(holder())))
        page.read()
        #expect(page.peer.lastOrder == nil && page.page.hasPrefix("HTTP/1.1 403 "))
    }

    @Test func `an ended session loses nothing that was written`() {
        var page = visit("/department/receive")
        page.peer.send(post("/department/receive", "content=%3Ci%3E+long", type: formType, cookie))
        page.peer.answer(.refused(.notAuthenticated))
        page.read()
        #expect(page.page.hasPrefix("HTTP/1.1 401 ") && page.page.contains("readonly>\n&lt;i&gt; long</textarea>"))
    }

    @Test(arguments: ["pull", "duty/cancel", "leave", "leave/cancel"])
    func `what is only sent cannot be opened`(path: String) {
        var peer = Dialogue<InternalSite>(InternalConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
        peer.send(get("/department/\(path)", cookie))
        #expect(peer.asked.isEmpty && peer.heard().hasPrefix("HTTP/1.1 405 "))
    }

    @Test func `every form of a department has a page in both languages`() {
        for path in ["/department", "/department/receive", "/department/duty", "/department/suggestions"] {
            let page = visit(path + "?lang=en").page
            #expect(page.contains("<html lang=\"en\">") && page.contains("href=\"\(path)?lang=zh\""), "\(path)")
        }
    }
}
