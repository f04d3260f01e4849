import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

private let token = "Authorization: Bearer tok-440106009\r\n"
private let key = "Idempotency-Key: k-1\r\n"

private func dialogue(known: Bool = true) -> Dialogue<InternalSite> {
    var dialogue = Dialogue<InternalSite>(InternalConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
    guard known else { return dialogue }
    dialogue.send(get("/readyz", token))
    dialogue.answer(.identity(.department("440106009", name: "棠下街道办", token: "t1")))
    dialogue.answer(.ready(true, why: ""))
    _ = dialogue.heard()
    return dialogue
}

private func instant(_ text: String) -> Instant { Instant(iso8601: text) ?? Instant(milliseconds: 0) }

private let dueClock = ClockLine(
    name: .sign, startedAt: instant("2026-03-12T09:20:00+08:00"), originalDue: instant("2026-03-12T13:20:00+08:00"),
    due: instant("2026-03-12T14:20:00+08:00"), isProvisional: false, stoppedAt: nil, limit: "4工作时")

private let line = TicketLine(
    number: "GZ202603120000127", state: .awaitingSignature, urgency: .critical, kind: .request, categoryCode: "0205",
    categoryName: "井盖缺失破损",
    departmentCode: "440106009", departmentName: "棠下街道办", handler: nil, placeName: "棠下街道", receivedAt: instant("2026-03-12T09:00:00+08:00"),
    acceptedAt: nil, nextDue: dueClock, isOverdue: false, urgeCount: 0, isSecret: false, gist: "井盖没了")

private let lineJSON = """
    {"number":"GZ202603120000127","state":"awaiting_signature","urgency":"critical","kind":"request","category":"0205","category_name":"井盖缺失破损",\
    "department":"440106009","department_name":"棠下街道办","place_name":"棠下街道","received_at":"2026-03-12T09:00:00+08:00","next_due":{"name":"sign",\
    "started_at":"2026-03-12T09:20:00+08:00","due":"2026-03-12T14:20:00+08:00","original_due":"2026-03-12T13:20:00+08:00","provisional":false,\
    "limit":"4工作时"},"overdue":false,"urge_count":0,"secret":false,"gist":"井盖没了"}
    """

private let emptyPage = FeedPage(items: [], cursor: 41, hasMore: false)
private let fullPage = FeedPage(
    items: [.init(entry: 42, at: instant("2026-03-12T09:20:00+08:00"), event: "dispatch", ticket: line, isHeld: true)], cursor: 42,
    hasMore: false)

@Suite struct InternalDialogueTests {
    @Test func `接件转办: what a department received is a submission with its own mark, and its code is told once`() throws {
        var peer = dialogue()
        let body = #"{"person":"8103","content":"村口路燈不亮","phone":"12000000001","place":"示例村","explained":"yes"}"#
        peer.send(post("/api/departments/440106009/receive", body, token + key))
        let submission = try #require(peer.lastSubmission)
        #expect(submission.content == "村口路灯不亮" && submission.channel == .window && submission.transferExplained)
        #expect(submission.citizen.phone == Phone("12000000001") && submission.placeText == "示例村" && !submission.secret)
        #expect(submission.mark.door == .api && submission.mark == peer.lastOrder?.key)
        #expect(peer.lastOrder?.actor.person == "8103" && peer.lastOrder?.actor.department == "440106009")
        var receipt = Receipt(ticket: "GZ202603120000127", state: .pending)
        receipt.queryCode = "604913"
        peer.answer(.done(receipt))
        #expect(peer.body().contains("\"query_code\":\"604913\""))
    }

    @Test(arguments: [
        (#"{"person":"8103"}"#, "content"), (#"{"person":"8103","content":"x","phone":"abc"}"#, "phone"),
        (#"{"person":"8103","content":"x","secret":"maybe"}"#, "secret"), (#"{"content":"x"}"#, "person"),
    ])
    func `a reception names its person and what it is, or is refused by name`(body: String, field: String) {
        var peer = dialogue()
        peer.send(post("/api/departments/440106009/receive", body, token + key))
        #expect(peer.lastOrder == nil)
        #expect(peer.body().contains(field))
    }

    @Test func `precedents of a ticket are read, the citizen's number is asked for with a reason, and there is no calm`() {
        var peer = dialogue()
        peer.send(get("/api/tickets/GZ202603120000127/precedents", token))
        guard case .returns(.precedents(.some), let actor)? = peer.lastQuery else {
            Issue.record("no query")
            return
        }
        #expect(actor.department == "440106009")
        peer.answer(
            .why(Explanation(ticket: "GZ202603120000127", parts: [Explanation.Part(heading: Reason("why-precedents"), lines: [])])))
        #expect(peer.body().contains("先例"))
        peer.send(post("/api/tickets/GZ202603120000127/unmask", #"{"person":"8103","reason":"约时间"}"#, token + key))
        guard case .privacy(_, .unmask(let reason))? = peer.lastOrder?.action else {
            Issue.record("no order")
            return
        }
        #expect(reason == "约时间")
        peer.answer(.done(Receipt()))
        _ = peer.heard()
        peer.send(post("/api/tickets/GZ202603120000127/calm", #"{"person":"8103","reason":"没有人要伤害自己"}"#, token + key))
        #expect(peer.body().contains("no-such-page"))
    }

    @Test func `a file is fetched by its place and saved, never shown; a place that no file can have is not found`() {
        var peer = dialogue()
        peer.send(get("/api/tickets/GZ202603120000127/attachments/1", token))
        guard case .attachment(.content(_, position: 1, let actor, _))? = peer.asked.last else { Issue.record("asked"); return }
        #expect(actor.department == "440106009")
        peer.answer(.attachment(.content(AttachedFile(digest: SHA256.hash([1, 2]).hex, size: 2, type: .png, name: "坑 1.png"), [1, 2])))
        let reply = peer.heard()
        #expect(reply.contains("Content-Disposition: attachment; filename=\"attachment.png\"; filename*=UTF-8''%E5%9D%91%201.png\r\n"))
        #expect(reply.contains("X-Content-Type-Options: nosniff\r\n") && reply.hasSuffix("\u{1}\u{2}"))
        let asked = peer.asked.count
        for position in ["0", "-1", "x", "99999999999999999999"] {
            peer.send(get("/api/tickets/GZ202603120000127/attachments/\(position)", token))
            #expect(peer.heard().hasPrefix("HTTP/1.1 404 ") && peer.asked.count == asked, "\(position)")
        }
    }

    @Test func `a watchdog needs no token`() {
        var peer = dialogue(known: false)
        peer.send(get("/healthz"))
        #expect(peer.body() == "ok\n")
        #expect(peer.asked.isEmpty)
    }

    @Test(arguments: [
        "", "Authorization: Basic dTpw\r\n", "Authorization: Bearer\r\n", "Authorization: Bearer a b\r\n",
        "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n", "Authorization: Bearer bad\r\n",
    ])
    func `a bad token gets one answer, whatever is bad and wherever it points`(field: String) {
        var replies: Set<String> = []
        for path in ["/readyz", "/api/tickets/GZ202603120000127", "/nothing", "/api/departments/440106009/tickets?limit=x"] {
            var peer = dialogue(known: false)
            peer.send(get(path, field))
            if !peer.asked.isEmpty { peer.answer(.refused(.notAuthenticated)) }
            replies.insert(peer.heard())
        }
        #expect(replies.count == 1)
        #expect(replies.first?.hasPrefix("HTTP/1.1 401 Unauthorized\r\n") == true)
        #expect(replies.first?.contains("WWW-Authenticate: Bearer realm=\"hotline\"\r\n") == true)
    }

    @Test func `a daemon that cannot look a token up says so`() {
        var peer = dialogue(known: false)
        peer.send(get("/readyz", token))
        peer.answer(.refused(.tryLater(.busy)))
        #expect(peer.heard().hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
    }

    @Test func `a token is looked up once while it is the same, and again after a minute`() {
        var peer = dialogue()
        #expect(peer.asked.count == 2)
        peer.send(get("/readyz", token))
        guard case .readiness? = peer.lastQuery else { Issue.record("known"); return }
        peer.answer(.ready(false, why: "disk full"))
        let reply = peer.heard()
        #expect(reply.hasPrefix("HTTP/1.1 503 ") && reply.contains("{\"ready\":false,\"why\":\"disk full\"}"))

        peer.send(get("/readyz", "Authorization: Bearer other\r\n"))
        guard case .token("other")? = peer.lastCredential else { Issue.record("another token is looked up"); return }
        peer.answer(.refused(.notAuthenticated))
        peer.send(get("/readyz", token))
        guard peer.lastCredential != nil else { Issue.record("the old one is no longer known"); return }
        peer.answer(.identity(.department("440106009", name: "", token: "t1")))
        peer.answer(.ready(true, why: ""))
        peer.now += 60_000
        peer.send(get("/readyz", token))
        guard peer.lastCredential != nil else { Issue.record("a minute is over"); return }
    }

    @Test func `a gateway's token opens the chat door only`() {
        var peer = dialogue(known: false)
        peer.send(get("/readyz", token))
        peer.answer(.identity(.gateway("wx")))
        #expect(peer.heard().hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
    }

    @Test func `a feed page as JSON`() {
        var peer = dialogue()
        peer.send(get("/api/departments/440106009/tickets?state=awaiting_signature&after=41&limit=20", token))
        guard case .feed(let request, let actor)? = peer.lastQuery else { Issue.record("asked"); return }
        #expect(request == FeedRequest(department: "440106009", state: .awaitingSignature, after: 41, limit: 20))
        #expect(actor == Actor(door: .api, department: "440106009", origin: "192.0.2.1"))
        peer.answer(.feed(fullPage))
        #expect(
            peer.body()
                == "{\"items\":[{\"entry\":\"42\",\"at\":\"2026-03-12T09:20:00+08:00\",\"event\":\"dispatch\",\"held\":true,\"ticket\":\(lineJSON)}],\"cursor\":\"42\",\"has_more\":false}"
        )
    }

    @Test(arguments: [
        "state=nonsense", "after=x", "after=-1", "after=99999999999999999999", "limit=0", "limit=201", "wait=61", "wait=", "wait=1&wait=2",
        "foo=1", "after=%",
    ])
    func `a feed question that means nothing is refused`(query: String) {
        var peer = dialogue()
        let before = peer.asked.count
        peer.send(get("/api/departments/440106009/tickets?\(query)", token))
        #expect(peer.asked.count == before)
        let reply = peer.heard()
        #expect(reply.hasPrefix("HTTP/1.1 422 ") || reply.hasPrefix("HTTP/1.1 400 "))
    }

    @Test func `a long poll waits, is woken, asks again, waits for the rest and ends with what came`() {
        var peer = dialogue()
        peer.send(get("/api/departments/440106009/tickets?after=41&wait=30", token))
        peer.answer(.feed(emptyPage))
        #expect(peer.waits == [30_000] && peer.heard() == "")
        peer.now += 10_000
        peer.wake()
        peer.answer(.feed(emptyPage))
        #expect(peer.waits == [30_000, 20_000] && peer.heard() == "")
        peer.now += 5000
        peer.wake()
        peer.answer(.feed(fullPage))
        #expect(peer.body().hasPrefix("{\"items\":[{\"entry\":\"42\""))
        #expect(peer.waits == [30_000, 20_000])
    }

    @Test(arguments: [30_000, 90_000, 0, -5] as [Int64])
    func `a long poll that runs out answers an empty page, and so does one under a clock that stands still`(passed: Int64) {
        var peer = dialogue()
        peer.send(get("/api/departments/440106009/tickets?after=41&wait=30", token))
        peer.answer(.feed(emptyPage))
        peer.now += passed
        peer.wake()
        peer.answer(.feed(emptyPage))
        #expect(peer.body() == "{\"items\":[],\"cursor\":\"41\",\"has_more\":false}")
        #expect(peer.waits == [30_000])
    }

    @Test func `what is sent during a long poll is served after it`() {
        var peer = dialogue()
        peer.send(get("/api/departments/440106009/tickets?wait=30", token))
        peer.answer(.feed(emptyPage))
        peer.send(get("/healthz"))
        #expect(peer.heard() == "")
        peer.now += 1000
        peer.wake()
        peer.answer(.feed(fullPage))
        let replies = peer.heard()
        #expect(replies.components(of: "HTTP/1.1 200 OK\r\n") == 2 && replies.hasSuffix("\r\n\r\nok\n"))
    }

    @Test func `a department reaches its own code only`() {
        var peer = dialogue()
        let before = peer.asked.count
        peer.send(get("/api/departments/440111001/tickets", token))
        #expect(peer.heard().hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
        peer.send(post("/api/departments/440111001/pull", "{\"person\":\"8103\"}", token + key))
        #expect(peer.heard().hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
        #expect(peer.asked.count == before)
    }

    @Test(arguments: [
        ("sign", "{\"person\":\"8103\"}", "sign"),
        ("return", "{\"person\":\"8103\",\"reason\":\"T01\",\"basis\":\"三定\",\"suggested\":\"SWJ\"}", "return T01 三定 SWJ"),
        ("contact", "{\"person\":\"8103\",\"result\":\"已接通\"}", "contact 已接通"),
        ("note", "{\"person\":\"8103\",\"text\":\"待料\",\"until\":\"2026-03-13T10:00:00+08:00\"}", "note 待料 2026-03-13T10:00:00+08:00"),
        ("note", "{\"person\":\"8103\",\"text\":\"待料\",\"until\":null}", "note 待料 -"),
        ("reply", "{\"person\":\"8103\",\"public_text\":\"已修好\",\"truth\":\"true\",\"solved\":\"solved\"}", "reply 已修好 - true solved"),
    ])
    func `a verb becomes an order of a named person, under its retry key`(verb: String, body: String, action: String) throws {
        var peer = dialogue()
        peer.send(post("/api/tickets/GZ202603120000127/\(verb)", body, token + key))
        let order = try #require(peer.lastOrder)
        #expect(described(order.action) == "GZ202603120000127 " + action)
        #expect(order.actor == Actor(door: .api, person: "8103", department: "440106009", origin: "192.0.2.1"))
        #expect(order.key?.door == .api && order.key?.scope == "t1" && order.key?.key == "k-1" && order.key?.bodyDigest.count == 64)
    }

    @Test(arguments: [
        ("extend", "\"length\":\"3工作日\",\"reason\":\"待料\""), ("shelve", "\"until\":\"2026-04-01\",\"reason\":\"待汛期后\""),
        ("approve", "\"granted\":\"yes\",\"reason\":\"属实\""), ("rule", "\"granted\":\"no\",\"reason\":\"属地管理\""),
        ("unshelve", "\"reason\":\"已到货\""), ("explain_late", "\"reason\":\"停电\""), ("correct", "\"text\":\"已培训\""),
        ("assign", "\"handler\":\"8104\",\"reason\":\"轮休\""), ("told", "\"how\":\"电话\""), ("told", "\"impossible\":\"空号\""),
        ("urge", ""), ("urge", "\"text\":\"市民又来电\""), ("ask", "\"text\":\"哪个路口\""),
        ("handover", "\"line\":\"110\",\"taken_by\":\"接警员 3\",\"incident\":\"B7\""),
        ("co", "\"department\":\"SWJ\",\"duty\":\"看管网\""), ("co", "\"department\":\"SWJ\",\"off\":\"与其无关\""),
        ("delegate", "\"department\":\"440106009\""), ("convene", "\"text\":\"周三开会\""), ("appeal", "\"reason\":\"不属职责\""), ("lease", ""),
        ("reply", "\"public_text\":\"已修好\",\"without\":\"水务在外地\""),
    ])
    func `so does every other verb, with what its list of members asks for`(verb: String, members: String) {
        var peer = dialogue()
        let body = "{\"person\":\"8103\"" + (members.isEmpty ? "" : "," + members) + "}"
        peer.send(post("/api/tickets/GZ202603120000127/\(verb)", body, token + key))
        #expect(peer.lastOrder?.actor.person == "8103", "\(peer.heard())")
    }

    @Test func `one key for another ticket, another verb or another body is another digest`() {
        var digests: Set<String> = []
        for (path, body) in [
            ("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8103\"}"),
            ("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8104\"}"),
            ("/api/departments/440106009/pull", "{\"person\":\"8103\"}"),
        ] {
            var peer = dialogue()
            peer.send(post(path, body, token + key))
            digests.insert(peer.lastOrder?.key?.bodyDigest ?? "")
        }
        #expect(digests.count == 3 && !digests.contains(""))
    }

    @Test func `a pull answers the tickets it leased`() {
        var peer = dialogue()
        peer.send(post("/api/departments/440106009/pull", "{\"person\":\"8103\",\"limit\":5}", token + key))
        guard case .pull("440106009", limit: 5)? = peer.lastOrder?.action else { Issue.record("ordered"); return }
        var receipt = Receipt()
        receipt.tickets = [line]
        peer.answer(.done(receipt))
        #expect(peer.body() == "{\"tickets\":[\(lineJSON)]}")
    }

    @Test func `a receipt says what was decided`() {
        var peer = dialogue()
        peer.send(post("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8103\"}", token + key))
        var receipt = Receipt(ticket: "GZ202603120000127", state: .inProgress)
        receipt.isRepeated = true
        receipt.decided = [Reason("a-newer-slug", "x")]
        peer.answer(.done(receipt))
        #expect(
            peer.body()
                == "{\"number\":\"GZ202603120000127\",\"state\":\"in_progress\",\"repeated\":true,\"decided\":[{\"slug\":\"a-newer-slug\",\"words\":\"a-newer-slug x\"}],\"tickets\":[]}"
        )
    }

    @Test(arguments: [
        ("/api/tickets/GZ202603120000127/sign", "{}", key, 422, "person"),
        ("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8103\"}", "", 400, "key-missing"),
        ("/api/tickets/GZ202603120000127/sign", "{\"person\":8103}", key, 422, "person"),
        ("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8103\",\"x\":1}", key, 400, "unknown field “x”"),
        ("/api/tickets/GZ202603120000127/reply", "{\"person\":\"8103\"}", key, 422, "public_text"),
        ("/api/tickets/GZ202603120000127/note", "{\"person\":\"8103\",\"text\":\"a\",\"until\":\"x\"}", key, 422, "until"),
        ("/api/tickets/GZ202603120000128/sign", "{\"person\":\"8103\"}", key, 404, "no-such-ticket"),
        ("/api/tickets/GZ202603120000127/explode", "{}", key, 404, "no-such-page"),
        ("/api/departments/440106009/pull", "{\"person\":\"8103\",\"limit\":51}", key, 422, "limit"),
        ("/api/departments/440106009/pull", "{\"person\":\"8103\",\"limit\":1.5}", key, 422, "limit"),
        ("/api/departments/440106009/tickets", "{}", key, 405, "Allow: GET, HEAD, OPTIONS"),
        ("/api/openapi.json", "{}", key, 405, "Allow: GET, HEAD, OPTIONS"),
    ])
    func `what cannot be ordered is refused`(path: String, body: String, fields: String, status: Int, part: String) {
        var peer = dialogue()
        let before = peer.asked.count
        peer.send(post(path, body, token + fields))
        let reply = peer.heard()
        #expect(peer.asked.count == before)
        #expect(reply.hasPrefix("HTTP/1.1 \(status) ") && reply.contains(part))
    }

    @Test func `a body that is not JSON is refused`() {
        var peer = dialogue()
        peer.send(post("/api/tickets/GZ202603120000127/sign", "person=8103", type: "application/x-www-form-urlencoded", token + key))
        #expect(peer.heard().hasPrefix("HTTP/1.1 415 Unsupported Media Type\r\n"))
    }

    @Test func `the Desk's refusal is a problem`() {
        var peer = dialogue()
        peer.send(post("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8103\"}", token + key + "Accept-Language: en\r\n"))
        peer.answer(.refused(.wrongState(event: .sign, state: .archived)))
        #expect(
            peer.body()
                == "{\"type\":\"urn:hotline:problem:wrong-state\",\"title\":\"Conflict\",\"status\":409,\"detail\":\"the ticket is archived; it cannot sign now\",\"allowed\":[]}"
        )
    }

    @Test(arguments: [
        (
            TicketEvent.release, TicketState.awaitingSignature,
            """
            ["sign","return","contact","note","reply","explain_late","correct","assign","told","urge","handover","unmask","co","delegate",\
            "convene","appeal","lease"]
            """
        ),
        (
            .sign, .inProgress,
            """
            ["contact","note","reply","extend","shelve","approve","explain_late","correct","assign","told","urge","handover","ask",\
            "unmask","co","delegate","convene"]
            """
        ),
        (.reply, .awaitingReview, "[\"contact\",\"note\",\"explain_late\",\"correct\",\"told\",\"urge\",\"unmask\",\"convene\"]"),
        (.contact, .archived, "[]"),
    ])
    func `a refused verb tells which ones the state allows`(event: TicketEvent, state: TicketState, allowed: String) {
        var peer = dialogue()
        peer.send(post("/api/tickets/GZ202603120000127/note", "{\"person\":\"8103\",\"text\":\"x\"}", token + key))
        peer.answer(.refused(.wrongState(event: event, state: state)))
        #expect(peer.body().hasSuffix(",\"allowed\":\(allowed)}"))
    }

    @Test func `whose address has shown too many wrong tokens is sent away for a minute`() {
        var peer = dialogue(known: false)
        peer.send(get("/api/departments/440106009/tickets", token))
        guard case .session(.identify(_, address: "192.0.2.1"), at: _)? = peer.asked.last else {
            Issue.record("it counts against the address")
            return
        }
        peer.answer(.refused(.tooManyRequests))
        let reply = peer.heard()
        #expect(reply.hasPrefix("HTTP/1.1 429 Too Many Requests\r\n"))
        #expect(reply.contains("Retry-After: 60\r\n") && !reply.contains("900") && reply.contains("Connection: close\r\n"))
        #expect(peer.isClosed)
    }

    @Test func `a revoked token is nobody's at the next request, and ends what waits at once`() {
        let id = TokenID.of("t")
        var peer = dialogue(known: false)
        peer.send(get("/readyz", "Authorization: Bearer t\r\n"))
        peer.answer(.identity(.department("440106009", name: "", token: "t1")))
        peer.answer(.ready(true, why: ""))
        peer.push(.revoked(token: "00000000"))
        peer.send(get("/readyz", "Authorization: Bearer t\r\n"))
        #expect(peer.lastCredential == nil)
        peer.answer(.ready(true, why: ""))
        peer.push(.revoked(token: id))
        peer.send(get("/readyz", "Authorization: Bearer t\r\n"))
        #expect(peer.lastCredential == .token("t"))
        peer.answer(.identity(.department("440106009", name: "", token: "t1")))
        peer.answer(.ready(true, why: ""))
        peer.send(get("/api/departments/440106009/tickets?wait=60", "Authorization: Bearer t\r\n"))
        peer.answer(.feed(FeedPage(items: [], cursor: 7, hasMore: false)))
        _ = peer.heard()
        peer.push(.revoked(token: id))
        #expect(peer.heard().hasPrefix("HTTP/1.1 401 Unauthorized\r\n") && peer.isClosed)
    }

    @Test func `a person's own token speaks for that person only`() {
        var peer = dialogue(known: false)
        peer.send(post("/api/tickets/GZ202603120000127/sign", "", token + key))
        peer.answer(.identity(.person("8103", workNumber: "8103", name: "测试甲", department: "440106009", roles: [])))
        #expect(peer.lastOrder?.actor == Actor(door: .api, person: "8103", department: "440106009", origin: "192.0.2.1"))
        #expect(peer.lastOrder?.key?.scope == "person:8103")
        peer.answer(.refused(.notYours))
        _ = peer.heard()
        peer.send(post("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8104\"}", token + key))
        #expect(peer.heard().hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
    }

    @Test func `a ticket in full`() {
        var peer = dialogue()
        peer.send(get("/api/tickets/GZ202603120000127", token))
        let entry = EntryLine(
            id: 7, at: instant("2026-03-12T09:20:00+08:00"), event: "received", who: "市民", reason: Reason("a-newer-slug"), text: nil)
        let notice = NoticeLine(
            id: 9, ticket: "GZ202603120000127", subject: "assigned", recipient: "440106009 值班 8103", way: "feed",
            createdAt: instant("2026-03-12T09:20:00+08:00"), toldAt: nil, how: nil)
        var detail = TicketDetail(
            line: line, channel: .phone, content: "井盖没了\"", goal: nil, placeText: "路口", citizenName: nil, citizenPhone: "120****0001",
            firstPerson: "8007", firstDepartment: "HOTLINE", isVulnerable: true, clocks: [], entries: [entry], notices: [notice])
        detail.kindClaimed = .complaint
        peer.answer(.ticket(detail))
        #expect(
            peer.body() == """
                {"ticket":\(lineJSON),"channel":"phone","kind_claimed":"complaint","content":"井盖没了\\"","place":"路口","citizen_phone":"120****0001","first_person":"8007",\
                "first_department":"HOTLINE","vulnerable":true,"clocks":[],"entries":[{"id":"7","at":"2026-03-12T09:20:00+08:00","event":"received",\
                "who":"市民","reason":{"slug":"a-newer-slug","words":"a-newer-slug"}}],"notices":[{"id":"9","subject":"assigned",\
                "recipient":"440106009 值班 8103","way":"feed","created_at":"2026-03-12T09:20:00+08:00"}]}
                """)
    }
}

private func described(_ action: Action) -> String {
    func name(_ reference: TicketReference) -> String {
        switch reference {
        case .number(let number): number.description
        case .suffix(let digits): "…" + digits
        }
    }
    return switch action {
    case .sign(let ticket): name(ticket) + " sign"
    case .requestReturn(let ticket, let code, let basis, let suggested): "\(name(ticket)) return \(code) \(basis) \(suggested)"
    case .contact(let ticket, let result): "\(name(ticket)) contact \(result)"
    case .note(let ticket, let text, let until): "\(name(ticket)) note \(text) \(until?.iso8601() ?? "-")"
    case .reply(let ticket, let text, let inner, let truth, let solved):
        "\(name(ticket)) reply \(text) \(inner ?? "-") \(truth ?? "-") \(solved ?? "-")"
    default: "another"
    }
}
