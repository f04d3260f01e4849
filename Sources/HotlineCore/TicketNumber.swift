/// A ticket's number as citizens read it over the telephone: prefix, day, the day's sequence and a check digit,
/// `GZ202603120000127`. No letter follows the prefix (domain 3.3).
package struct TicketNumber: Hashable, Comparable, Sendable {
    /// One to four ASCII capitals: the city.
    package struct Prefix: Hashable, Sendable {
        package let letters: String

        package init?(_ letters: String) {
            guard (1...4).contains(letters.utf8.count), letters.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
            self.letters = letters
        }
    }

    package let prefix: Prefix
    /// The day it was issued, in the hotline's zone.
    package let date: CivilDate
    /// From 1; six digits are written, seven past 999,999.
    package let sequence: Int

    /// Seven digits: a hundred times the city's busiest day.
    package static let lastSequence = 9_999_999
    private static let lastOfSixDigits = 999_999

    /// - Returns: nil for a sequence outside 1...`lastSequence`, and for a year of fewer than four digits.
    package init?(prefix: Prefix, date: CivilDate, sequence: Int) {
        guard (1...Self.lastSequence).contains(sequence), date.year >= 1000 else { return nil }
        self.prefix = prefix
        self.date = date
        self.sequence = sequence
    }

    /// Day and sequence as one number, the row's id: `20260312000012`, a digit longer past 999,999 of a day.
    package var body: Int64 {
        let day = Int64(date.year * 10_000 + date.month * 100 + date.day)
        return day * (sequence > Self.lastOfSixDigits ? 10_000_000 : 1_000_000) + Int64(sequence)
    }

    /// The reverse of `body`.
    ///
    /// - Returns: nil for a number that no ticket can have.
    package init?(prefix: Prefix, body: Int64) {
        let isLong = body >= 100_000_000_000_000
        let scale: Int64 = isLong ? 10_000_000 : 1_000_000
        guard body > 0, body / scale <= 99_991_231 else { return nil }
        let day = Int(body / scale)
        let sequence = Int(body % scale)
        guard isLong == (sequence > Self.lastOfSixDigits),
            let date = CivilDate(year: day / 10_000, month: day / 100 % 100, day: day % 100)
        else { return nil }
        self.init(prefix: prefix, date: date, sequence: sequence)
    }

    /// By day, then in the order of issue.
    package static func < (a: TicketNumber, b: TicketNumber) -> Bool {
        (a.date, a.sequence, a.prefix.letters) < (b.date, b.sequence, b.prefix.letters)
    }
}

extension TicketNumber: CustomStringConvertible {
    package var description: String { "\(prefix.letters)\(body)\(Self.luhnDigit(of: body))" }

    /// Reads a number as somebody typed it: small letters, full-width ones, spaces and hyphens are taken.
    ///
    /// - Returns: nil for anything else, and where the check digit does not fit.
    package init?(parsing text: some StringProtocol) {
        var letters = ""
        var number: Int64 = 0
        var digits = 0
        for scalar in text.unicodeScalars {
            switch Self.folded(scalar.value) {
            case let letter where (0x41...0x5A).contains(letter):
                guard digits == 0, letters.utf8.count < 4 else { return nil }
                letters.unicodeScalars.append(Unicode.Scalar(UInt8(letter)))
            case let digit where (0x30...0x39).contains(digit):
                guard digits < 16 else { return nil }
                number = number * 10 + Int64(digit - 0x30)
                digits += 1
            case 0x20, 0x2D, 0x3000, 0x2010...0x2015:
                continue
            default:
                return nil
            }
        }
        guard digits >= 15, let prefix = Prefix(letters), Self.luhnDigit(of: number / 10) == number % 10 else { return nil }
        self.init(prefix: prefix, body: number / 10)
    }

    /// Full-width forms as ASCII, small letters as capitals.
    private static func folded(_ scalar: UInt32) -> UInt32 {
        let narrow = (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
        return (0x61...0x7A).contains(narrow) ? narrow - 0x20 : narrow
    }

    /// The check digit of ISO/IEC 7812-1, annex B: it tells every single wrong digit and nearly every swapped pair.
    private static func luhnDigit(of body: Int64) -> Int64 {
        var sum: Int64 = 0
        var rest = body
        var isDoubled = true
        while rest > 0 {
            let digit = isDoubled ? rest % 10 * 2 : rest % 10
            sum += digit > 9 ? digit - 9 : digit
            isDoubled.toggle()
            rest /= 10
        }
        return (10 - sum % 10) % 10
    }
}

/// In JSON a ticket's number is the text that people read.
extension TicketNumber: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = TicketNumber(parsing: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a ticket's number")
        }
        self = number
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
