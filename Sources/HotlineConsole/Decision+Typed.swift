import HotlineCore
import HotlineDesk

/// What a person types in place of the finding.
extension Decision {
    /// By Chinese name or slug: `投诉`, `complaint`.
    mutating func setKind(_ typed: String, at seat: Seat) throws(Refusal) {
        guard let kind = Kind(typed: typed) else {
            throw .invalid(field: "k", value: DisplayWidth.cut(typed, to: 40), expected: Kind.expected(in: seat.language))
        }
        self.kind = kind
    }

    /// By its four digits; a lone `205` is padded, anything else is left for the Desk to find in its tables or refuse.
    mutating func setCategory(_ typed: String) throws(Refusal) {
        guard !typed.isEmpty else { throw .missing(field: "c") }
        let isShort = typed.count == 3 && typed.allSatisfy(\.isASCIIDigit)
        category = CategoryCode(rawValue: isShort ? "0" + typed : typed)
    }

    /// `u普通 理由`: what is lower than what was found needs the reason, as the Desk sees to.
    mutating func setUrgency(_ line: String, at seat: Seat) throws(Refusal) {
        let typed = String(line.prefix { $0 != " " })
        let reason = line.dropFirst(typed.count).drop { $0 == " " }
        guard let urgency = Urgency(typed: typed) else {
            throw .invalid(field: "u", value: DisplayWidth.cut(typed, to: 40), expected: Urgency.expected(in: seat.language))
        }
        self.urgency = urgency
        urgencyReason = reason.isEmpty ? nil : String(reason)
    }

    /// Six digits are a district, nine a street and, by their first six, its district.
    /// - Returns: false for anything else, and then nothing is changed.
    mutating func setPlace(code: String) -> Bool {
        guard code.count == 6 || code.count == 9, code.allSatisfy(\.isASCIIDigit) else { return false }
        district = PlaceCode(rawValue: String(code.prefix(6)))
        street = code.count == 9 ? PlaceCode(rawValue: code) : nil
        return true
    }
}
