import Foundation
import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

private let token = "Authorization: Bearer tok-440106009\r\n"

private func dialogue() -> Dialogue<InternalSite> {
    var dialogue = Dialogue<InternalSite>(InternalConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
    dialogue.send(get("/readyz", token))
    dialogue.answer(.identity(.department("440106009", name: "棠下街道办", token: "t1")))
    dialogue.answer(.ready(true, why: ""))
    _ = dialogue.heard()
    return dialogue
}

/// JSON of any depth; the house's own reader stops where its doors do.
private enum Node: Decodable, Equatable {
    case object([String: Node])
    case array([Node])
    case text(String)
    case yes(Bool)
    case other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let object = try? value.decode([String: Node].self) {
            self = .object(object)
        } else if let array = try? value.decode([Node].self) {
            self = .array(array)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else {
            self = (try? value.decode(Bool.self)).map(Node.yes) ?? .other
        }
    }

    subscript(name: String) -> Node? {
        if case .object(let members) = self { return members[name] }
        return nil
    }

    /// By name.
    var members: [(name: String, value: Node)] {
        guard case .object(let members) = self else { return [] }
        return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    var items: [Node] {
        if case .array(let items) = self { return items }
        return []
    }

    var text: String {
        if case .text(let text) = self { return text }
        return ""
    }
}

/// The contract as a department's system fetches it.
private func contract() throws -> Node {
    var peer = dialogue()
    peer.send(get("/api/openapi.json", token))
    return try JSONDecoder().decode(Node.self, from: Data(peer.body().utf8))
}

@Suite struct ContractTests {
    @Test func `the contract is OpenAPI 3.1, and asks for a token like everything it describes`() throws {
        var peer = Dialogue<InternalSite>(InternalConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
        peer.send(get("/api/openapi.json"))
        #expect(peer.heard().hasPrefix("HTTP/1.1 401 Unauthorized\r\n"))
        let contract = try contract()
        #expect(contract["openapi"] == .text("3.1.0"))
        #expect(contract["components"]?["securitySchemes"]?["token"]?["scheme"] == .text("bearer"))
        #expect(contract["paths"]?["/healthz"]?["get"]?["security"] == .array([]))
    }

    @Test func `the contract tells what is pushed, how it is signed and what the answers mean, and the message is as told`() throws {
        let contract = try contract()
        let pushed = try #require(contract["webhooks"]?["feed_pushed"]?["post"])
        let headers = pushed["parameters"]?.items ?? []
        #expect(headers.map { $0["name"]?.text } == ["User-Agent", "webhook-id", "webhook-timestamp", "webhook-signature"])
        #expect(pushed["responses"]?.members.map(\.name) == ["2XX", "410", "default"])
        #expect(pushed["security"] == .array([]))
        let page = pushed["requestBody"]?["content"]?["application/json"]?["schema"]
        let answers = contract["paths"]?["/api/departments/{code}/tickets"]?["get"]?["responses"]?["200"]
        #expect(page != nil && page == answers?["content"]?["application/json"]?["schema"])
        let message = WebhookMessage(
            FeedPage(items: [], cursor: 7, hasMore: false),
            for: WebhookErrand(id: 3, after: 0, upTo: 7, work: .settled(.nothingToTell)),
            signedWith: WebhookSecret([UInt8](repeating: 1, count: 24)), zone: .china, at: Instant(milliseconds: 1_773_278_400_000))
        for header in headers {
            let name = try #require(header["name"]?.text)
            let value = try #require(message.fields.first { $0.name == name }?.value)
            let pattern = header["schema"]?["pattern"]?.text ?? "^hotline$"
            #expect(value.range(of: pattern, options: .regularExpression) != nil, "\(name): \(value)")
        }
    }

    @Test(arguments: [
        (200, WebhookOutcome.acknowledged), (202, .acknowledged), (299, .acknowledged), (410, .gone), (199, .failed("199")),
        (300, .failed("300")), (404, .failed("404")), (500, .failed("500")),
    ])
    func `2xx takes a pushed page, 410 ends it, all else is sent again`(status: Int, outcome: WebhookOutcome) {
        #expect(WebhookOutcome(status: status) == outcome)
    }

    private func filled(_ template: String) -> String {
        template.replacing("{code}", with: "440106009").replacing("{number}", with: "GZ202603120000127").replacing("{position}", with: "1")
    }

    @Test func `each path of the contract is there, with exactly the methods that Allow lists`() throws {
        for path in try contract()["paths"]?.members ?? [] {
            var peer = dialogue()
            peer.send("OPTIONS \(filled(path.name)) HTTP/1.1\r\nHost: x\r\n\(token)\r\n")
            let methods = path.value.members.map(\.name).filter { $0 != "parameters" }
            let allowed = methods.flatMap { $0 == "get" ? ["GET", "HEAD"] : ["POST"] } + ["OPTIONS"]
            let reply = peer.heard()
            #expect(reply.contains("Allow: \(allowed.joined(separator: ", "))\r\n"), "\(path.name): \(reply)")
            peer.send("PATCH \(filled(path.name)) HTTP/1.1\r\nHost: x\r\n\(token)\r\n")
            #expect(peer.heard().hasPrefix("HTTP/1.1 405 "), "\(path.name)")
        }
    }

    @Test func `each order takes the members that the contract names, and no other`() throws {
        let contract = try contract()
        var seen = 0
        for path in contract["paths"]?.members ?? [] {
            let schema = path.value["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]
            let name = (schema?["$ref"]?.text ?? "").split(separator: "/").last.map(String.init) ?? ""
            guard let order = contract["components"]?["schemas"]?[name] else { continue }
            seen += 1
            #expect(order["additionalProperties"] == .yes(false))
            #expect(order["required"]?.items.contains(.text("person")) == true, "\(name)")
            for property in order["properties"]?.members ?? [] {
                // Something that no member can hold: refused by its own name, so it is known.
                var peer = dialogue()
                peer.send(post(filled(path.name), "{\"\(property.name)\":true}", token + "Idempotency-Key: k\r\n"))
                let refusal = peer.body()
                #expect(refusal.contains("urn:hotline:problem:invalid-value") && refusal.contains(property.name), "\(name) \(refusal)")
            }
            var peer = dialogue()
            peer.send(post(filled(path.name), "{\"surprise\":\"x\"}", token + "Idempotency-Key: k\r\n"))
            #expect(peer.heard().hasPrefix("HTTP/1.1 400 "))
        }
        #expect(seen == 31)
    }

    @Test func `every reference of the contract leads somewhere, and every schema is referred to`() throws {
        let contract = try contract()
        let names = Set((contract["components"]?["schemas"]?.members ?? []).map(\.name))
        var found: Set<String> = []
        func walk(_ node: Node) {
            if let reference = node["$ref"]?.text { found.insert(String(reference.dropFirst("#/components/schemas/".count))) }
            for member in node.members { walk(member.value) }
            for item in node.items { walk(item) }
        }
        walk(contract)
        #expect(found == names)
    }

    @Test func `each operation says which refusals may come, and that a wait is told`() throws {
        for path in try contract()["paths"]?.members ?? [] {
            for operation in path.value.members where operation.name != "parameters" {
                let responses = operation.value["responses"]
                for status in ["200", "400", "401", "403", "404", "408", "413", "414", "417", "422", "429", "431", "501", "503", "505"] {
                    #expect(responses?[status] != nil, "\(path.name) \(status)")
                }
                for status in ["429", "503"] { #expect(responses?[status]?["headers"]?["Retry-After"] != nil) }
                for status in ["409", "412", "415"] { #expect((responses?[status] != nil) == (operation.name == "post")) }
            }
        }
    }
}

@Suite struct EntityTagTests {
    private static let line = TicketLine(
        number: "GZ202603120000127", state: .awaitingSignature, urgency: .ordinary, kind: .request, categoryCode: nil, categoryName: nil,
        departmentCode: "440106009", departmentName: "棠下街道办", handler: nil, placeName: nil, receivedAt: Instant(milliseconds: 0),
        acceptedAt: nil, nextDue: nil, isOverdue: false, urgeCount: 0, isSecret: false, gist: "")

    private static func detail(content: String = "井盖没了", lastChange: Int64 = 41) -> TicketDetail {
        var detail = TicketDetail(
            line: line, channel: .phone, content: content, goal: nil, placeText: nil, citizenName: nil, citizenPhone: nil,
            firstPerson: nil, firstDepartment: nil, isVulnerable: false, clocks: [], entries: [], notices: [])
        detail.lastChange = lastChange
        return detail
    }

    private func answer(_ detail: TicketDetail, _ fields: String = "") -> String {
        var peer = dialogue()
        peer.send(get("/api/tickets/GZ202603120000127", token + fields))
        peer.answer(.ticket(detail))
        return peer.heard()
    }

    private func tag(_ reply: String) -> String {
        let line = reply.split(separator: "\r\n").first { $0.hasPrefix("ETag: ") }
        return String(line?.dropFirst(6) ?? "")
    }

    @Test func `a ticket's tag names its last change and its bytes`() {
        let first = tag(answer(Self.detail()))
        #expect(first.hasPrefix("\"41-") && first.hasSuffix("\"") && first.utf8.count == 21)
        #expect(tag(answer(Self.detail())) == first)
        #expect(tag(answer(Self.detail(content: "别的"))) != first)
        #expect(tag(answer(Self.detail(lastChange: 42))).hasPrefix("\"42-"))
    }

    @Test func `who has these bytes already gets none`() {
        let tag = tag(answer(Self.detail()))
        for field in ["If-None-Match: \(tag)\r\n", "If-None-Match: \"x\", W/\(tag)\r\n", "If-None-Match: *\r\n"] {
            let reply = answer(Self.detail(), field)
            #expect(reply.hasPrefix("HTTP/1.1 304 Not Modified\r\n") && reply.hasSuffix("\r\n\r\n"))
            #expect(reply.contains("ETag: \(tag)\r\n") && !reply.contains("Content-Length"))
        }
        #expect(answer(Self.detail(content: "别的"), "If-None-Match: \(tag)\r\n").hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test(
        arguments: [
            ("If-Match: \"41-9f86d081884c7d65\"\r\n", [41]), ("If-Match: \"41-a\", \"7-b\"\r\n", [7, 41]),
            ("If-Match: \"41-a\"\r\nIf-Match: \"7-b\"\r\n", [7, 41]),
            // Weak, ours no more, and nobody's: they match nothing.
            ("If-Match: W/\"41-a\"\r\n", []), ("If-Match: 41\r\n", []), ("If-Match: \"x\"\r\n", []), ("If-Match: \"\"\r\n", []),
            ("If-Match:\r\n", []),
        ] as [(String, Set<Int64>)])
    func `a verb carries what the ticket must still be`(fields: String, changes: Set<Int64>) {
        var peer = dialogue()
        peer.send(post("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8103\"}", token + "Idempotency-Key: k\r\n" + fields))
        #expect(peer.lastOrder?.precondition?.lastChanges == changes)
    }

    @Test(arguments: ["", "If-Match: *\r\n"])
    func `a verb without a tag, or with any, takes the ticket as it is`(fields: String) {
        var peer = dialogue()
        peer.send(post("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8103\"}", token + "Idempotency-Key: k\r\n" + fields))
        #expect(peer.lastOrder != nil && peer.lastOrder?.precondition == nil)
    }

    @Test func `a ticket that has changed is 412`() {
        var peer = dialogue()
        peer.send(
            post("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8103\"}", token + "Idempotency-Key: k\r\nIf-Match: \"1-a\"\r\n"))
        peer.answer(.refused(.changedSince))
        let reply = peer.heard()
        #expect(reply.hasPrefix("HTTP/1.1 412 Precondition Failed\r\n") && reply.contains("urn:hotline:problem:changed-since"))
    }
}

@Suite struct BatchDialogueTests {
    @Test func `a batch is one order under one key, each part read by itself`() throws {
        var peer = dialogue()
        let body = """
            {"person":"8103","items":[{"ticket":"GZ202603120000127","verb":"sign","if_match":"\\"41-a\\""},\
            {"ticket":"GZ202603120000127","verb":"contact","result":"已接通"},{"ticket":"GZ202603120000128","verb":"sign"},\
            {"ticket":"GZ202603120000127","verb":"explode"},{"ticket":"GZ202603120000127","verb":"sign","surprise":1},\
            {"ticket":"GZ202603120000127","verb":"contact"}]}
            """
        peer.send(post("/api/departments/440106009/batch", body, token + "Idempotency-Key: k-9\r\n"))
        let order = try #require(peer.lastOrder)
        #expect(order.key?.key == "k-9" && order.actor.person == "8103")
        guard case .batch(let items) = order.action else { Issue.record("no batch"); return }
        #expect(items.map(\.ticket).count == 6)
        #expect(items[0].precondition?.lastChanges == [41])
        let slugs = items.map { item in
            switch item.action {
            case .success: "taken"
            case .failure(let refusal): refusal.codes.slug
            }
        }
        #expect(slugs == ["taken", "taken", "no-such-ticket", "invalid-value", "malformed", "missing-field"])
    }

    @Test func `each part is answered by itself`() {
        var peer = dialogue()
        peer.send(
            post(
                "/api/departments/440106009/batch",
                "{\"person\":\"8103\",\"items\":[{\"ticket\":\"GZ202603120000127\",\"verb\":\"sign\"}]}",
                token + "Idempotency-Key: k-9\r\nAccept-Language: en\r\n"))
        var receipt = Receipt()
        receipt.outcomes = [
            BatchOutcome(
                ticket: "GZ202603120000127", result: .done(Receipt(ticket: "GZ202603120000127", state: .inProgress))),
            BatchOutcome(ticket: "GZ202603120000028", result: .refused(.notYours)),
        ]
        peer.answer(.done(receipt))
        #expect(
            peer.body() == """
                {"items":[{"ticket":"GZ202603120000127","status":200,"receipt":{"number":"GZ202603120000127","state":"in_progress",\
                "tickets":[]}},{"ticket":"GZ202603120000028","status":403,"problem":{"type":"urn:hotline:problem:not-yours",\
                "title":"Forbidden","status":403,"detail":"this ticket is not yours"}}]}
                """)
    }

    @Test(arguments: [
        ("{\"person\":\"8103\"}", 422), ("{\"person\":\"8103\",\"items\":[]}", 422), ("{\"person\":\"8103\",\"items\":{}}", 422),
        ("{\"person\":\"8103\",\"items\":[1]}", 400), ("{\"person\":\"8103\",\"items\":[{\"verb\":\"sign\"}]}", 422),
        ("{\"person\":\"8103\",\"items\":[{\"ticket\":\"GZ202603120000127\"}]}", 422),
        (
            "{\"person\":\"8103\",\"items\":["
                + [String](repeating: "{\"ticket\":\"a\",\"verb\":\"sign\"}", count: 51).joined(separator: ",") + "]}", 422
        ),
    ])
    func `what is no batch is refused whole`(body: String, status: Int) {
        var peer = dialogue()
        let asked = peer.asked.count
        peer.send(post("/api/departments/440106009/batch", body, token + "Idempotency-Key: k-9\r\n"))
        #expect(peer.heard().hasPrefix("HTTP/1.1 \(status) ") && peer.asked.count == asked)
    }
}

@Suite struct FiguresDialogueTests {
    @Test func `figures as JSON, with no share of nothing`() {
        var peer = dialogue()
        peer.send(get("/api/departments/440106009/figures", token))
        let figures = DepartmentFigures(
            department: "棠下街道办", since: Instant(milliseconds: 0), at: Instant(milliseconds: 86_400_000),
            open: [.init(state: .inProgress, count: 2)], overdue: 1, leased: 0, lapsedLeases: 3, returnRequests: 2, returnsGranted: 1,
            onTime: .init(2, of: 3), contacted: .init(3, of: 3), satisfied: .init(0, of: 0))
        peer.answer(.figures(figures))
        #expect(
            peer.body() == """
                {"department":"棠下街道办","since":"1970-01-01T08:00:00+08:00","at":"1970-01-02T08:00:00+08:00",\
                "open":[{"state":"in_progress","count":2}],"overdue":1,"leased":0,"lapsed_leases":3,"return_requests":2,\
                "returns_granted":1,"on_time":{"count":2,"of":3,"percent":67},"contacted":{"count":3,"of":3,"percent":100},\
                "satisfied":{"count":0,"of":0}}
                """)
    }
}

@Suite struct RetryAfterTests {
    @Test func `whoever is told to come again is told when, in every form of the answer`() {
        for refusal in Refusal.examples {
            for response in [Problem(refusal).json(in: .english), Problem(refusal).page(in: .chinese)] {
                let wait = response.fields.first { $0.name == "Retry-After" }?.value
                #expect((wait != nil) == [429, 503].contains(response.status), "\(refusal)")
            }
        }
    }
}
