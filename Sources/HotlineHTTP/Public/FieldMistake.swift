import HotlineCore

/// What is wrong with one field, for the page and for programs.
package struct FieldMistake: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case missing, tooLong(Int), badPhone, badChoice(expected: String), badTime, badEmail, badPlace
    }

    package let field: TicketField
    package let kind: Kind
    /// What was sent, cut for showing.
    package let value: String

    package init(_ field: TicketField, _ kind: Kind, value: String = "") {
        self.field = field
        self.kind = kind
        self.value = String(value.prefix(64))
    }

    package var refusal: Refusal {
        switch kind {
        case .missing: field == .formID ? .keyMissing : .missing(field: field.rawValue)
        case .tooLong(let limit): .tooLong(field: field.rawValue, limit: limit)
        case .badPhone: .invalid(field: field.rawValue, value: value, expected: "020-00000000")
        case .badChoice(let expected): .invalid(field: field.rawValue, value: value, expected: expected)
        case .badTime: .invalid(field: field.rawValue, value: value, expected: "2026-03-11T23:20:00+08:00")
        case .badEmail: .invalid(field: field.rawValue, value: value, expected: "name@example.org")
        case .badPlace: .unknownPlace(value)
        }
    }

    package func words(in language: Language) -> String {
        switch kind {
        case .missing: (field == .content ? PageWords.mustWrite : .formBroken).words(in: language)
        case .tooLong(let limit): PageWords.tooLong.words(in: language, String(limit))
        case .badPhone: PageWords.badPhone.words(in: language)
        case .badChoice: PageWords.badChoice.words(in: language)
        case .badTime: PageWords.badTime.words(in: language)
        case .badEmail: PageWords.badEmail.words(in: language)
        case .badPlace: PageWords.badStreet.words(in: language)
        }
    }
}
