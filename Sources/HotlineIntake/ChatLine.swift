import HotlineCore
import HotlineDesk
import HotlineSystem

/// What one line of a gateway says (domain 6.8). Members that are not known are passed over: gateways add their own.
enum ChatLine {
    case hello(gateway: GatewayName?, token: String?, kind: GatewayKind?)
    case message(ChatMessage)
    /// With the retry key, where one was given.
    case end(ChatAddress, key: String?)
    case acknowledge(notice: Int64)
    case ping

    /// Bytes of an id, a user or a gateway's name: a WeChat openid has 28, a UUID 36.
    static let nameLimit = 128
    /// A platform redelivers for three days (domain 6.8); a day ahead allows for a clock that is wrong by a zone.
    static let oldest: Int64 = 3 * 86_400
    static let furthestAhead: Int64 = 86_400
}

/// Reads the members of one line; each refusal names the member.
struct ChatReader {
    private let object: JSONValue
    private let bytes: [UInt8]
    /// As text, exactly as it was written: ids of 64 bits come as strings or as numbers.
    let messageID: String?

    init(_ bytes: [UInt8]) throws(Refusal) {
        object = try JSONValue(parsing: bytes)
        guard case .object = object else { throw .malformed(detail: "one JSON object a line") }
        self.bytes = bytes
        switch object["msg_id"] {
        case .string(let text)? where (1...ChatLine.nameLimit).contains(text.utf8.count): messageID = text
        case .number(let digits)? where digits.utf8.count <= ChatLine.nameLimit && !digits.contains { ".eE".contains($0) }:
            messageID = digits
        default: messageID = nil
        }
    }

    /// - Parameter bound: the gateway that said hello on this connection.
    func line(bound: GatewayName?, at now: Instant) throws(Refusal) -> ChatLine {
        if let version = object["v"], version != .number("1") {
            throw .invalid(field: "v", value: Self.show(version), expected: "1")
        }
        let type = try name("type")
        let named = try optionalName("gw").map(GatewayName.init(rawValue:))
        switch type {
        case "hello": return .hello(gateway: named, token: try optionalName("token"), kind: try kind())
        case "ping": return .ping
        case "msg", "end", "ack": break
        default: throw .unknownCommand(type)
        }
        guard let bound else { throw .notAuthenticated }
        if let named, named != bound { throw .notPermitted(verb: "gw " + named.rawValue) }
        switch type {
        case "msg": return .message(try message(bound, at: now))
        case "end": return .end(ChatAddress(gateway: bound, user: try name("user")), key: try optionalName("key"))
        default: return .acknowledge(notice: try notice())
        }
    }

    private func kind() throws(Refusal) -> GatewayKind? {
        guard let text = try optionalName("kind") else { return nil }
        guard let kind = GatewayKind(rawValue: text) else {
            throw .invalid(field: "kind", value: String(text.prefix(40)), expected: "chat, sms, voice")
        }
        return kind
    }

    private func message(_ gateway: GatewayName, at now: Instant) throws(Refusal) -> ChatMessage {
        guard let messageID else {
            guard let value = object["msg_id"], value != .null else { throw .missing(field: "msg_id") }
            throw .invalid(field: "msg_id", value: Self.show(value), expected: "1–\(ChatLine.nameLimit) bytes")
        }
        let user = try name("user")
        let sentAt = try sentAt(now)
        let written: String
        switch object["text"] {
        case .string(let text)?: written = text
        case nil, .null?: written = ""
        case let value?: throw .invalid(field: "text", value: Self.show(value), expected: "text")
        }
        let text = LogText.trimmed(TextNormaliser.shared.normalise(written))
        guard text.unicodeScalars.count <= Submission.contentLimit else { throw .tooLong(field: "text", limit: Submission.contentLimit) }
        let kind = try optionalName("msgtype") ?? "text"
        guard kind != "text" || !text.isEmpty else { throw .missing(field: "text") }
        // The gateway fetches it by this name, within the days for which its platform keeps it.
        let media = try optionalName("media").map { " " + $0 } ?? ""
        let label = Self.label(kind).map { "[\($0)\(media)]" }
        return ChatMessage(
            address: ChatAddress(gateway: gateway, user: user), id: messageID, sentAt: sentAt,
            text: label.map { text.isEmpty ? $0 : $0 + " " + text } ?? text, raw: String(decoding: bytes, as: UTF8.self))
    }

    /// What stands in the text for something that is not text.
    private static func label(_ kind: String) -> String? {
        switch kind {
        case "text": nil
        case "image": "图片"
        case "voice": "语音"
        case "video", "shortvideo": "视频"
        case "location": "位置"
        case "link": "链接"
        case "file": "文件"
        default: "其他消息"
        }
    }

    /// Chat `ts` alone is in seconds (design 9); a fraction is dropped.
    private func sentAt(_ now: Instant) throws(Refusal) -> Instant {
        guard let value = object["ts"] else { throw .missing(field: "ts") }
        guard case .number(let digits) = value, let seconds = Int64(digits.prefix { $0 != "." }),
            !digits.contains(where: { "eE".contains($0) }),
            let distance = seconds.subtractingIfPossible(now.milliseconds / 1000), distance <= ChatLine.furthestAhead,
            distance >= -ChatLine.oldest
        else { throw .invalid(field: "ts", value: Self.show(value), expected: "seconds since 1970, at most 3 days old, 1 day ahead") }
        return Instant(seconds: seconds)
    }

    private func notice() throws(Refusal) -> Int64 {
        switch object["notice"] {
        case nil: throw .missing(field: "notice")
        case .string(let digits)?, .number(let digits)?:
            if let id = Int64(digits), id > 0 { return id }
            throw .noSuchNotice
        case let value?: throw .invalid(field: "notice", value: Self.show(value), expected: "id")
        }
    }

    private func name(_ field: String) throws(Refusal) -> String {
        guard let name = try optionalName(field) else { throw .missing(field: field) }
        return name
    }

    private func optionalName(_ field: String) throws(Refusal) -> String? {
        switch object[field] {
        case nil, .null?: return nil
        case .string(let text)? where !text.isEmpty:
            guard text.utf8.count <= ChatLine.nameLimit else { throw .tooLong(field: field, limit: ChatLine.nameLimit) }
            return text
        case let value?: throw .invalid(field: field, value: Self.show(value), expected: "text")
        }
    }

    /// At most forty characters, and nothing of an object's inside.
    private static func show(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let isTrue): isTrue ? "true" : "false"
        case .number(let digits): String(digits.prefix(40))
        case .string(let text): String(text.unicodeScalars.prefix(40))
        case .array: "[…]"
        case .object: "{…}"
        }
    }
}

extension Int64 {
    fileprivate func subtractingIfPossible(_ other: Int64) -> Int64? {
        let (difference, overflows) = subtractingReportingOverflow(other)
        return overflows ? nil : difference
    }
}
