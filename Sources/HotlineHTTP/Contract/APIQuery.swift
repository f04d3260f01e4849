import HotlineCore
import HotlineDesk

/// A target's query, read by its list of members as bodies are.
struct APIQuery {
    private var texts: [String: String] = [:]
    private var numbers: [String: Int] = [:]

    init(_ query: String?, _ members: [APIMember]) throws(Refusal) {
        let values = try URLEncodedForm((query ?? "").utf8).values(named: Set(members.map(\.name)))
        for member in members {
            guard let text = values[member.name] else { continue }
            switch member.content {
            case .word(let words):
                guard words.contains(text) else { throw Self.invalid(member, text, expected: words.joined(separator: ", ")) }
                texts[member.name] = text
            case .number(let range):
                let isDecimal = !text.isEmpty && text.utf8.allSatisfy { HTTPSyntax.digit($0) != nil }
                guard isDecimal, let number = Int(text), range.contains(number) else {
                    throw Self.invalid(member, text, expected: "\(range.lowerBound)…\(range.upperBound)")
                }
                numbers[member.name] = number
            case .text, .phone, .instant, .serial, .items: preconditionFailure("no query holds these")
            }
        }
    }

    private static func invalid(_ member: APIMember, _ text: String, expected: String) -> Refusal {
        .invalid(field: member.name, value: String(text.prefix(64)), expected: expected)
    }

    func text(ifAny name: String) -> String? { texts[name] }
    func number(_ name: String, orElse standard: Int) -> Int { numbers[name] ?? standard }
}
