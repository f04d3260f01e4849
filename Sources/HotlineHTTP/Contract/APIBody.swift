import HotlineCore
import HotlineDesk
import HotlineSystem

/// A posted JSON object, read by its list of members: what is not on the list is refused, what is null or empty is absent, and
/// what is there holds what the list says.
struct APIBody {
    private enum Value {
        case text(String)
        case phone(Phone)
        case instant(Instant)
        case number(Int64)
        case items([JSONValue])
    }

    private var values: [String: Value] = [:]

    /// Reads a request's body; one without a byte is an object without members.
    init(of request: HTTPRequest, _ members: [APIMember]) throws(Refusal) {
        guard !request.body.isEmpty else {
            try self.init(.object([JSONValue.Member]()), members)
            return
        }
        guard case .json? = try? BodyKind(of: request) else { throw .unsupportedMedia("application/json") }
        try self.init(try JSONValue(parsing: request.body), members)
    }

    /// Whether a member that must be there is there, whoever reads it finds out: which one is missing may hang on another.
    init(_ value: JSONValue, _ members: [APIMember]) throws(Refusal) {
        guard case .object(let given) = value else { throw .malformed(detail: "JSON object expected") }
        for member in given {
            guard let known = members.first(where: { $0.name == member.name }) else { throw .unknownField(member.name) }
            values[member.name] = try Self.value(of: member.value, known)
        }
    }

    private static func value(of value: JSONValue, _ member: APIMember) throws(Refusal) -> Value? {
        let name = member.name
        switch (member.content, value) {
        case (_, .null): return nil
        case (.text(let limit), .string(let text)):
            guard text.unicodeScalars.count <= limit else { throw .tooLong(field: name, limit: limit) }
            return text.isEmpty ? nil : .text(text)
        case (.word(let words), .string(let text)):
            guard words.contains(text) else { throw invalid(name, text, expected: words.joined(separator: ", ")) }
            return .text(text)
        case (.phone(let limit), .string(let text)):
            guard text.unicodeScalars.count <= limit else { throw .tooLong(field: name, limit: limit) }
            if text.isEmpty { return nil }
            guard let phone = Phone(text) else { throw invalid(name, "…", expected: "020-00000000") }
            return .phone(phone)
        case (.instant, .string(let text)):
            guard let instant = Instant(iso8601: text) else { throw invalid(name, text, expected: "2026-03-11T23:20:00+08:00") }
            return .instant(instant)
        case (.serial, .string(let text)):
            let isDecimal = text.utf8.allSatisfy { HTTPSyntax.digit($0) != nil } && !text.hasPrefix("0")
            guard isDecimal, text.utf8.count <= APIMember.serialDigits, let number = Int64(text) else {
                throw invalid(name, text, expected: "1…")
            }
            return .number(number)
        case (.number(let range), .number(let text)):
            guard let number = Int(text), range.contains(number) else {
                throw invalid(name, text, expected: "\(range.lowerBound)…\(range.upperBound)")
            }
            return .number(Int64(number))
        case (.items(let most), .array(let items)):
            guard (1...most).contains(items.count) else { throw invalid(name, "\(items.count)", expected: "1…\(most)") }
            return .items(items)
        case (.number(let range), _): throw invalid(name, "…", expected: "\(range.lowerBound)…\(range.upperBound)")
        case (.items(let most), _): throw invalid(name, "…", expected: "array, 1…\(most)")
        case (.text, _), (.phone, _), (.word, _), (.instant, _), (.serial, _): throw invalid(name, "…", expected: "string")
        }
    }

    private static func invalid(_ name: String, _ value: String, expected: String) -> Refusal {
        .invalid(field: name, value: String(value.prefix(64)), expected: expected)
    }

    /// - Returns: nil where it is absent.
    func text(ifAny name: String) -> String? {
        if case .text(let text)? = values[name] { return text }
        return nil
    }

    func phone(ifAny name: String) -> Phone? {
        if case .phone(let phone)? = values[name] { return phone }
        return nil
    }

    func instant(ifAny name: String) -> Instant? {
        if case .instant(let instant)? = values[name] { return instant }
        return nil
    }

    func number(ifAny name: String) -> Int64? {
        if case .number(let number)? = values[name] { return number }
        return nil
    }

    func text(_ name: String) throws(Refusal) -> String { try here(text(ifAny: name), name) }
    func instant(_ name: String) throws(Refusal) -> Instant { try here(instant(ifAny: name), name) }
    func number(_ name: String) throws(Refusal) -> Int64 { try here(number(ifAny: name), name) }

    func yes(_ name: String) throws(Refusal) -> Bool { try text(name) == "yes" }

    func items(_ name: String) throws(Refusal) -> [JSONValue] {
        guard case .items(let items)? = values[name] else { throw .missing(field: name) }
        return items
    }

    private func here<Value>(_ value: Value?, _ name: String) throws(Refusal) -> Value {
        guard let value else { throw .missing(field: name) }
        return value
    }
}
