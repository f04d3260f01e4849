import HotlineCore

/// What is wrong with one field, for the page and for programs.
package struct FieldMistake: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case missing, tooLong(Int, written: Int), badPhone, badChoice(expected: String), badTime, badEmail, badPlace
        /// Of the files: how many, how large (bytes), which kinds; the last where the bytes are not what the name says.
        case tooManyFiles(Int), fileTooLong(Int), unknownFile(expected: String), falseFile
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
        case .tooLong(let limit, _): .tooLong(field: field.rawValue, limit: limit)
        case .badPhone: .invalid(field: field.rawValue, value: value, expected: "020-00000000")
        case .badChoice(let expected): .invalid(field: field.rawValue, value: value, expected: expected)
        case .badTime: .invalid(field: field.rawValue, value: value, expected: "2026-03-11T23:20:00+08:00")
        case .badEmail: .invalid(field: field.rawValue, value: value, expected: "name@example.org")
        case .badPlace: .unknownPlace(value)
        case .tooManyFiles(let most): .tooLong(field: field.rawValue, limit: most)
        case .fileTooLong(let most): .tooLong(field: value, limit: most)
        case .unknownFile(let expected): .invalid(field: field.rawValue, value: value, expected: expected)
        case .falseFile: .invalid(field: field.rawValue, value: value, expected: "与后缀相符的内容 bytes that are what the name says")
        }
    }
}
