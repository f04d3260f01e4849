/// `GZ202603120000127`: prefix, day, six digits of the day, Luhn digit.
package struct TicketNumber: Hashable, Sendable, CustomStringConvertible {
    package let prefix: String
    package let body: Int64

    package init?(parsing text: String) {
        let compact = text.uppercased().filter { $0 != " " && $0 != "-" }
        let letters = compact.prefix { $0.isLetter }
        guard let digits = Int64(compact.dropFirst(letters.count)), digits > 0, !letters.isEmpty else { return nil }
        prefix = String(letters)
        body = digits / 10
        guard description == compact else { return nil }
    }

    package var description: String {
        var sum = 0
        for (index, digit) in String(body).reversed().enumerated() {
            let value = (digit.wholeNumberValue ?? 0) * (index % 2 == 0 ? 2 : 1)
            sum += value > 9 ? value - 9 : value
        }
        return prefix + String(body) + String((10 - sum % 10) % 10)
    }
}
