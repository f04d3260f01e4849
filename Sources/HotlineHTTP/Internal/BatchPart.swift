import HotlineCore
import HotlineDesk
import HotlineSystem

/// One of the verbs of a batch. What it lacks to be one at all refuses the whole; anything else is its own problem.
enum BatchPart {
    private static let textLimit = 64

    /// Beside these stand the verb's own members.
    static let members = [
        JSONSchema.Member("ticket", .text(atLeast: 1, atMost: textLimit)), JSONSchema.Member("verb", .text(atLeast: 1, atMost: textLimit)),
        JSONSchema.Member("if_match", .text(), isAlways: false),
    ]

    static func item(_ value: JSONValue) throws(Refusal) -> BatchItem {
        guard case .object(let members) = value else { throw .malformed(detail: "JSON object expected") }
        let ticket = try word("ticket", of: value)
        let name = try word("verb", of: value)
        let own = members.filter { member in !Self.members.contains { $0.name == member.name } }
        do throws(Refusal) {
            guard let verb = APIRoute.Verb(rawValue: name) else {
                throw .invalid(field: "verb", value: name, expected: APIRoute.Verb.allCases.map(\.rawValue).joined(separator: ", "))
            }
            guard let number = TicketNumber(parsing: ticket) else { throw .noSuchTicket }
            let action = try verb.action(on: .number(number), try APIBody(.object(own), verb.members))
            return BatchItem(ticket: ticket, action: .success(action), precondition: try precondition(on: .number(number), of: value))
        } catch {
            return BatchItem(ticket: ticket, action: .failure(error))
        }
    }

    private static func word(_ name: String, of item: JSONValue) throws(Refusal) -> String {
        guard case .string(let text)? = item[name], !text.isEmpty else { throw .missing(field: name) }
        guard text.unicodeScalars.count <= textLimit else { throw .tooLong(field: name, limit: textLimit) }
        return text
    }

    private static func precondition(on ticket: TicketReference, of item: JSONValue) throws(Refusal) -> Precondition? {
        guard let value = item["if_match"], value != .null else { return nil }
        guard case .string(let tag) = value else { throw .invalid(field: "if_match", value: "…", expected: "ETag") }
        return Precondition(ticket: ticket, lastChanges: Set([EntityTag.lastChange(tag)].compactMap { $0 }))
    }
}
