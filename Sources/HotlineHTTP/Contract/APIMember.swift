import HotlineCore
import HotlineDesk

/// One member of a posted object: what it is called, what it may hold, and whether it must be there. Bodies are read by these
/// lists, and the contract tells them.
struct APIMember: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        /// Unicode scalars at most, and not blanks alone where it must be there.
        case text(limit: Int)
        case word([String])
        /// A telephone number as people write it, of at most so many scalars.
        case phone(limit: Int)
        /// ISO 8601.
        case instant
        /// A row's number, as text.
        case serial
        case number(ClosedRange<Int>)
        /// Objects, each of which is read and answered by itself.
        case items(atMost: Int)
    }

    let name: String
    let content: Content
    let isRequired: Bool

    static func needed(_ name: String, _ content: Content) -> APIMember { APIMember(name: name, content: content, isRequired: true) }
    static func may(_ name: String, _ content: Content) -> APIMember { APIMember(name: name, content: content, isRequired: false) }

    /// Who writes (practice 29). A person's own token names that person, and only there it may be left out.
    static let person = needed("person", code)

    /// Of a code, an id or a length.
    static let code = Content.text(limit: 64)
    /// Of a reason that a citizen reads.
    static let reason = Content.text(limit: 500)
    /// Of an explanation, an agreement or a follow-up.
    static let story = Content.text(limit: 2_000)
    /// Of a way of telling.
    static let way = Content.text(limit: 200)
    /// Of a name or an incident's number.
    static let called = Content.text(limit: 100)
    /// Of a reply or a note: as long as a citizen's own words may be.
    static let words = Content.text(limit: Submission.contentLimit)
    static let phone = Content.phone(limit: 200)
    static let yesOrNo = Content.word(["yes", "no"])
}

extension APIMember {
    /// As a body holds it: there and not blank, or else absent, null or empty.
    var schema: JSONSchema {
        guard isRequired else { return .orNull(content.schema) }
        guard case .text(let limit) = content else { return content.schema }
        return .text(atLeast: 1, atMost: limit, pattern: "\\S")
    }

    /// Digits of the longest number that 64 bits hold whatever its digits are.
    static let serialDigits = 18
}

extension [APIMember] {
    /// The object that these members make.
    func schema(named name: String) -> JSONSchema {
        .object(name: name, map { JSONSchema.Member($0.name, $0.schema, isAlways: $0.isRequired) })
    }
}

extension APIMember.Content {
    var schema: JSONSchema {
        switch self {
        case .text(let limit), .phone(let limit): .text(atMost: limit)
        case .word(let words): .word(words)
        case .instant: .instant
        case .serial: .text(atMost: APIMember.serialDigits, pattern: "^[1-9][0-9]*$")
        case .number(let range): .number(range)
        case .items(let most): .list(.object(name: "BatchItem", BatchPart.members, isOpen: true), atLeast: 1, atMost: most)
        }
    }
}
