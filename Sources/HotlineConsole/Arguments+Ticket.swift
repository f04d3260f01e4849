import HotlineCore
import HotlineDesk

extension Arguments {
    /// Takes the ticket that the next word names, or the current one where it names none.
    ///
    /// `#3` and `3` (one to three digits) are a line of the last list, four or more digits a suffix, letters and digits a whole number.
    /// - Throws: `noCurrentTicket` where neither is there, `noSuchTicket` where the check digit is wrong.
    mutating func ticket(of seat: Seat, onlyHash: Bool = false) throws(Refusal) -> TicketReference {
        if let named = try namedTicket(of: seat, onlyHash: onlyHash) { return named }
        guard let current = seat.current else { throw .noCurrentTicket }
        settle(current)
        return current
    }

    /// Takes the next word only where it names a ticket. `onlyHash`: a short number without `#` is not a line of the list,
    /// for commands whose next word may be a number of its own (a rating).
    mutating func namedTicket(of seat: Seat, onlyHash: Bool = false) throws(Refusal) -> TicketReference? {
        guard let word = words.first, let reference = try Self.reference(word.folded, of: seat, onlyHash: onlyHash) else { return nil }
        _ = next()
        settle(reference, word: word)
        return reference
    }

    /// Street and district codes are a department's too: six or nine digits that begin with 44 never name a ticket
    /// (the last nine digits of a number begin with its day).
    static func looksLikeDepartment(_ word: String) -> Bool {
        (word.count == 6 || word.count == 9) && word.hasPrefix("44") && word.allSatisfy(\.isASCIIDigit)
    }

    private static func reference(_ word: String, of seat: Seat, onlyHash: Bool) throws(Refusal) -> TicketReference? {
        let hasHash = word.hasPrefix("#")
        let digits = hasHash ? String(word.dropFirst()) : word
        if !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) {
            if looksLikeDepartment(word) { return nil }
            if digits.count >= 4 { return digits.count <= longestSuffix ? .suffix(digits) : nil }
            if onlyHash, !hasHash { return nil }
            guard let line = Int(digits), seat.listed.indices.contains(line - 1) else {
                throw .invalid(
                    field: seat.words(Wording.listLine), value: word,
                    expected: seat.listed.isEmpty ? seat.words(Wording.listFirst) : "1–\(seat.listed.count)")
            }
            return seat.listed[line - 1]
        }
        if let number = TicketNumber(parsing: word) { return .number(number) }
        let letters = word.prefix { $0.isASCII && $0.isLetter }
        let tail = word.dropFirst(letters.count)
        if (1...4).contains(letters.count), tail.count >= 8, tail.allSatisfy(\.isASCIIDigit) { throw .noSuchTicket }
        return nil
    }

    /// All digits of a number with the seventh digit of a day past 999,999: longer ones are something else.
    private static let longestSuffix = 16
}

extension Character {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension TicketReference {
    /// As a person types it.
    var typed: String {
        switch self {
        case .number(let number): number.description
        case .suffix(let digits): digits
        }
    }
}
