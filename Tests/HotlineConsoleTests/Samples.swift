import HotlineCore
import HotlineDesk

/// Invented tickets and people, literal.
enum Samples {
    static let `operator` = Identity.person("p8007", workNumber: "8007", name: "测试甲", department: "HOTLINE", roles: ["operator"])

    static func instant(_ text: String) -> Instant {
        guard let instant = Instant(iso8601: text) else { preconditionFailure("the sample “\(text)” is no instant") }
        return instant
    }

    static func clock(_ name: ClockName, _ due: String, limit: String, stopped: String? = nil) -> ClockLine {
        ClockLine(
            name: name, startedAt: instant("2026-03-12T09:20"), originalDue: instant(due), due: instant(due), isProvisional: false,
            stoppedAt: stopped.map(instant), limit: limit)
    }

    static let clocks = [
        clock(.contact, "2026-03-12T09:50", limit: "30分钟"), clock(.sign, "2026-03-12T09:35", limit: "15分钟"),
        clock(.statutory, "2026-03-26T18:00", limit: "10工作日"),
        clock(.accept, "2026-03-12T09:30", limit: "10分钟", stopped: "2026-03-12T09:20"),
    ]

    static func line(_ number: String = Samples.number, secret: Bool = false) -> TicketLine {
        TicketLine(
            number: number, state: .awaitingSignature, urgency: .critical, kind: .request, categoryCode: "0205", categoryName: "井盖缺失破损",
            departmentCode: "440106011", departmentName: "棠下街道办", handler: "8103", placeName: "天河区棠下街道",
            receivedAt: instant("2026-03-12T09:20"), acceptedAt: instant("2026-03-12T09:20:30"),
            nextDue: clock(.sign, "2026-03-12T09:35", limit: "15分钟"), isOverdue: false, urgeCount: 2, isSecret: secret,
            gist: secret ? "" : "棠下涌东路同中山大道路口不见了个井盖")
    }

    static let number = "GZ202603120001489"
    static let second = "GZ202603120001315"

    static func detail(content: String = "井盖不见了", entries: Int = 1) -> TicketDetail {
        TicketDetail(
            line: line(), channel: .phone, content: content, goal: nil, placeText: "棠下涌东路", citizenName: "示例*", citizenPhone: "120****0001",
            firstPerson: "8007", firstDepartment: "棠下街道办", isVulnerable: false,
            clocks: [clock(.sign, "2026-03-12T09:35", limit: "15分钟")],
            entries: (1...entries).map {
                EntryLine(
                    id: Int64($0), at: instant("2026-03-12T09:20"), event: "accept", who: "8007",
                    reason: Reason("reject-columns", "\($0)", "9"), text: nil)
            },
            notices: [
                NoticeLine(
                    id: 7, ticket: number, subject: "accepted", recipient: "市民", way: "person", createdAt: instant("2026-03-12T09:20"),
                    toldAt: nil, how: nil)
            ])
    }

    static let finding = Finding(
        kind: Guess(value: .request, confidence: 0.97, evidence: []),
        category: Guess(
            value: "0205", confidence: 0.9,
            evidence: [
                Evidence(words: "井盖", offset: 17, source: "categories.csv 0205", weight: 1),
                Evidence(words: "不见了", offset: 13, source: "categories.csv 0205", weight: 1),
            ]),
        place: PlaceFinding(
            district: "440106", street: "440106011", named: "440106011", candidates: [],
            evidence: [Evidence(words: "棠下", offset: 0, source: "places.csv 440106011", weight: 1)]),
        urgency: UrgencyFinding(
            level: .critical, threat: false, advice: ["请先围蔽"],
            evidence: [Evidence(words: "踩空", offset: 24, source: "urgency.csv 踩空", weight: 1)], cancelled: []),
        vulnerable: [], version: "0")

    static func proposal(kind: Kind = .request, handler: String? = "陈某", sameCaller: [TicketLine] = []) -> Proposal {
        Proposal(
            finding: finding, kind: kind, category: "0205", categoryName: "井盖缺失破损", urgency: .critical, district: "440106",
            street: "440106011", placeName: "天河区棠下街道", department: "440106011", departmentName: "棠下街道办", handler: "p8103",
            handlerName: handler, isAutomatic: false, reasons: [Reason("rule-row", "120")], clocks: clocks, sameCaller: sameCaller)
    }

    static func receipt(_ state: TicketState = .awaitingSignature, mustTell: Bool = true, repeated: Bool = false) -> Receipt {
        var receipt = Receipt(ticket: number, state: state)
        receipt.queryCode = repeated ? nil : "604913"
        receipt.clocks = clocks
        receipt.mustTell = mustTell
        receipt.isRepeated = repeated
        return receipt
    }
}
