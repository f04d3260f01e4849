import HotlineCore
import HotlineSystem

/// A posted JSON object whose members are known by name. What is not known is refused, what is null is absent.
struct JSONBody {
    private var members: [String: JSONValue] = [:]

    init(_ value: JSONValue, named names: Set<String>) throws(Refusal) {
        guard case .object(let members) = value else { throw .malformed(detail: "JSON object expected") }
        for member in members {
            guard names.contains(member.name) else { throw .unknownField(member.name) }
            if member.value != .null { self.members[member.name] = member.value }
        }
    }

    func string(_ name: String, limit: Int) throws(Refusal) -> String? {
        guard let value = members[name] else { return nil }
        guard case .string(let text) = value else { throw .invalid(field: name, value: "…", expected: "string") }
        guard text.unicodeScalars.count <= limit else { throw .tooLong(field: name, limit: limit) }
        return text.isEmpty ? nil : text
    }

    func required(_ name: String, limit: Int) throws(Refusal) -> String {
        guard let text = try string(name, limit: limit) else { throw .missing(field: name) }
        return text
    }

    func int(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let value = members[name] else { return nil }
        guard case .number(let text) = value, let number = Int(text), range.contains(number) else {
            throw .invalid(field: name, value: "…", expected: "\(range.lowerBound)…\(range.upperBound)")
        }
        return number
    }

    /// All members, where each must be a string.
    func strings() throws(Refusal) -> [String: String] {
        var strings: [String: String] = [:]
        for (name, value) in members {
            guard case .string(let text) = value else { throw .invalid(field: name, value: "…", expected: "string") }
            strings[name] = text
        }
        return strings
    }
}
