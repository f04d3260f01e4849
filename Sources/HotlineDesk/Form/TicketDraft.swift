import HotlineCore
import HotlineSystem

/// A form whose fields were read, before its place is looked up in the tables.
package struct TicketDraft: Sendable {
    package let fields: TicketFields
    package private(set) var submission: Submission

    package enum Reading: Sendable {
        case whole(TicketDraft)
        /// In the order of the fields.
        case mistaken([FieldMistake])
    }

    /// Reads every field, so that all mistakes are told at once.
    package static func read(_ fields: TicketFields, at now: Instant) -> Reading {
        var reader = FieldReader(fields: fields)
        let formID = reader.required(.formID)
        if !formID.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { reader.mistake(.formID, .badChoice(expected: "ASCII")) }
        let content = reader.text(.content)
        if content.isEmpty { reader.mistake(.content, .missing) }
        let title = reader.text(.title)
        let citizen = Citizen(
            name: reader.plain(.name), phone: reader.phone(), email: reader.email(),
            isFirm: reader.choice(.applicantKind, Self.firms) ?? false)
        let goal = reader.text(.goal)
        let place = reader.text(.place)
        let submission = Submission(
            channel: .web, mark: .form(id: formID, bodyDigest: fields.digest),
            // Whoever fills in a form on the open door does not set the statute's clock: `submitted_at` stays in the raw text.
            receivedAt: now, citizen: citizen,
            // The title often holds the matter itself, and the classifier reads what the department will read.
            content: title.isEmpty || content.hasPrefix(title) ? content : title + "\n" + content,
            goal: goal.isEmpty ? nil : goal, placeText: place.isEmpty ? nil : place, happenedAt: reader.instant(.happenedAt),
            kindClaimed: reader.choice(.kind, Self.kinds), secret: fields[.secret] == "true", publicOK: fields[.publicOK] == "true",
            raw: fields.raw, attachments: fields.attachments)
        reader.checkLengths()
        let mistakes = reader.inOrder
        return mistakes.isEmpty ? .whole(TicketDraft(fields: fields, submission: submission)) : .mistaken(mistakes)
    }

    private static let kinds = Dictionary(
        Kind.allCases.flatMap { [($0.rawValue, $0), ($0.chinese, $0)] }, uniquingKeysWith: { first, _ in first })
    private static let firms = ["个人": false, "企业": true, "individual": false, "firm": true]

    package var namesPlace: Bool { fields[.district] != nil || fields[.street] != nil }

    /// With district and street as the tables know them. Codes and full names are understood; a district's code or name alone
    /// in the street's field is a district, as our own form sends it.
    package func placed(by options: FormOptions) throws(FieldMistake) -> Submission {
        let district = fields[.district].map { TextNormaliser.shared.normalise($0) }
        let street = fields[.street].map { TextNormaliser.shared.normalise($0) }
        var placed = submission
        var within = options.districts
        if let district {
            within = within.filter { $0.code.rawValue == district || $0.name == district }
            guard let found = within.first else { throw FieldMistake(.district, .badPlace, value: district) }
            placed.districtClaimed = found.code
        }
        guard let street else { return placed }
        if let whole = within.first(where: { $0.code.rawValue == street || $0.name == street }) {
            placed.districtClaimed = whole.code
            return placed
        }
        let matches = within.flatMap { district in
            district.streets.filter { $0.code.rawValue == street || $0.name == street }.map { (district: district.code, street: $0.code) }
        }
        // Two districts may have a street office of one name: guessing would send the matter to the wrong one.
        guard let match = matches.first, matches.count == 1 else { throw FieldMistake(.street, .badPlace, value: street) }
        placed.districtClaimed = match.district
        placed.streetClaimed = match.street
        return placed
    }
}

/// Reads fields one by one and remembers what is wrong with them.
private struct FieldReader {
    let fields: TicketFields
    private var mistakes: [FieldMistake] = []

    init(fields: TicketFields) { self.fields = fields }

    /// The first of each field, in the order of the fields.
    var inOrder: [FieldMistake] {
        TicketField.allCases.compactMap { field in mistakes.first { $0.field == field } }
    }

    mutating func mistake(_ field: TicketField, _ kind: FieldMistake.Kind) {
        mistakes.append(FieldMistake(field, kind, value: fields[field] ?? ""))
    }

    mutating func required(_ field: TicketField) -> String {
        if fields[field] == nil { mistake(field, .missing) }
        return fields[field] ?? ""
    }

    mutating func checkLengths() {
        for field in TicketField.allCases {
            let written = fields[field]?.unicodeScalars.count ?? 0
            if written > field.limit { mistakes.insert(FieldMistake(field, .tooLong(field.limit, written: written)), at: 0) }
        }
    }

    /// Normalised, without white space at its ends.
    func text(_ field: TicketField) -> String { Self.trimmed(TextNormaliser.shared.normalise(fields[field] ?? "")) }

    /// A person's name stays as its owner writes it: no character of it is simplified.
    func plain(_ field: TicketField) -> String? {
        let visible = (fields[field] ?? "").unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        let value = Self.trimmed(String(String.UnicodeScalarView(visible)))
        return value.isEmpty ? nil : value
    }

    mutating func phone() -> Phone? {
        guard let typed = plain(.phone) else { return nil }
        let phone = Phone(typed)
        if phone == nil { mistake(.phone, .badPhone) }
        return phone
    }

    mutating func email() -> String? {
        guard let typed = plain(.email) else { return nil }
        let parts = typed.split(separator: "@", omittingEmptySubsequences: false)
        let isPlausible = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !typed.contains(where: \.isWhitespace)
        if !isPlausible { mistake(.email, .badEmail) }
        return typed
    }

    mutating func instant(_ field: TicketField) -> Instant? {
        guard let typed = plain(field) else { return nil }
        let instant = Instant(iso8601: TextNormaliser.shared.normalise(typed))
        if instant == nil { mistake(field, .badTime) }
        return instant
    }

    mutating func choice<Value>(_ field: TicketField, _ values: [String: Value]) -> Value? {
        guard let typed = plain(field) else { return nil }
        let value = values[TextNormaliser.shared.normalise(typed)]
        if value == nil { mistake(field, .badChoice(expected: values.keys.sorted().joined(separator: ", "))) }
        return value
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
