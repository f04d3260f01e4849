import HotlineCore
import HotlineSystem

/// A posted JSON object whose members are known by name and hold text. What is not known is refused, what is null is absent.
struct JSONBody {
    private var members: [String: JSONValue] = [:]

    init(_ value: JSONValue, named names: Set<String>) throws(Refusal) {
        guard case .object(let members) = value else { throw .malformed(detail: "JSON object expected") }
        for member in members {
            guard names.contains(member.name) else { throw .unknownField(member.name) }
            if member.value != .null { self.members[member.name] = member.value }
        }
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
