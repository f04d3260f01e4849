import HotlineCore
import HotlineDesk
import Testing

/// The ways in, each with the least that it takes.
extension House {
    static func form(
        _ text: String, id: String, phone: String? = "12000000001", secret: Bool = false, body: String = "a", _ now: Instant
    ) -> Submission {
        Submission(
            channel: .web, mark: .form(id: id, bodyDigest: body), receivedAt: now,
            citizen: Citizen(name: "测试甲", phone: phone.flatMap { Phone($0) }), content: text, secret: secret, raw: text)
    }

    @discardableResult
    func web(_ text: String, id: String = "f1", phone: String? = "12000000001", secret: Bool = false, _ now: Instant) throws -> Receipt {
        try done(.submit(Self.form(text, id: id, phone: phone, secret: secret, now), nil), by: Who.web, now)
    }

    static func record(
        _ text: String, digest: String, called: Instant, agent: PersonID? = "8007", call: String? = nil, explained: Bool = false
    ) -> Submission {
        Submission(
            channel: .phone, mark: .phoneLog("agents", fieldsDigest: digest), receivedAt: called, takenBy: agent,
            citizen: Citizen(name: "示例乙", phone: Phone("12000000002")), content: text, callID: call, raw: text,
            transferExplained: explained)
    }

    static func line(_ content: FileLine.Content, offset: Int64 = 0, to end: Int64 = 100) -> FileLine {
        FileLine(
            content: content, offset: offset, line: 1,
            cursor: SourceCursor(
                source: "agents", device: 1, inode: 2, offset: end, line: 1, headHash: "h", headLength: 10, tailHash: "t",
                path: "agents.tsv"))
    }

    @discardableResult
    func phone(
        _ text: String, digest: String = "d1", called: Instant, agent: PersonID? = "8007", call: String? = nil, explained: Bool = false,
        _ now: Instant
    ) throws -> Receipt {
        let record = Self.record(text, digest: digest, called: called, agent: agent, call: call, explained: explained)
        return try done(.fileLine(Self.line(.record(record))), by: Who.file, now)
    }

    @discardableResult
    func console(_ text: String, key: String = "k1", as decision: Decision? = Decision(isAccepted: true), _ now: Instant) throws -> Receipt
    {
        let submission = Submission(
            channel: .phone, mark: .console("8001", key: key), receivedAt: now, citizen: Citizen(phone: Phone("12000000003")),
            content: text,
            raw: text)
        return try done(.submit(submission, decision), by: Who.operator, now)
    }

    @discardableResult
    func say(_ text: String, id: String, user: String = "u1", sent: Instant? = nil, _ now: Instant) throws -> Receipt {
        let message = ChatMessage(address: ChatAddress(gateway: "wx", user: user), id: id, sentAt: sent ?? now, text: text, raw: text)
        return try done(.chatMessage(message), by: Who.chat, now)
    }
}
