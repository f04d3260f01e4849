extension Instant {
    /// ISO 8601 with the zone's offset, to the second: `2026-03-12T09:20:00+08:00`.
    package func iso8601(in zone: Zone = .china) -> String {
        localDateTime(in: zone, separator: "T") + Self.offset(zone)
    }

    /// For people: `2026-03-12 09:20`.
    package func wallClock(in zone: Zone = .china) -> String {
        String(localDateTime(in: zone, separator: " ").dropLast(3))
    }

    /// Reads `2026-03-12T09:20[:05[.250]]` with `T` or a space, then `Z`, `+08:00`, `+0800` or nothing;
    /// without an offset the time is local to `zone`.
    ///
    /// - Returns: nil for anything else, and for days and times that do not exist.
    package init?(iso8601 text: some StringProtocol, in zone: Zone = .china) {
        var digits = DigitReader(text.utf8)
        guard let year = digits.number(4), digits.take("-"), let month = digits.number(2), digits.take("-"),
            let day = digits.number(2), let date = CivilDate(year: year, month: month, day: day),
            digits.take("T") || digits.take(" "),
            let hour = digits.number(2), hour < 24, digits.take(":"), let minute = digits.number(2), minute < 60
        else { return nil }
        var second = 0
        var millisecond = 0
        if digits.take(":") {
            guard let value = digits.number(2), value < 60 else { return nil }
            second = value
            if digits.take(".") {
                guard let fraction = digits.fractionOfThousand() else { return nil }
                millisecond = fraction
            }
        }
        var offset = zone.offsetSeconds
        if digits.take("Z") {
            offset = 0
        } else if let sign = digits.sign() {
            guard let hours = digits.number(2), hours <= 18 else { return nil }
            _ = digits.take(":")
            guard let minutes = digits.number(2), minutes < 60 else { return nil }
            offset = sign * (hours * 3600 + minutes * 60)
        }
        guard digits.isAtEnd else { return nil }
        let seconds = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(milliseconds: Int64(seconds) * 1000 + Int64(millisecond))
    }

    private func localDateTime(in zone: Zone, separator: String) -> String {
        let date = zone.date(of: self)
        let second = Int(zone.millisecondOfDay(of: self) / 1000)
        return pad(date.year, 4) + "-" + pad(date.month, 2) + "-" + pad(date.day, 2) + separator
            + pad(second / 3600, 2) + ":" + pad(second / 60 % 60, 2) + ":" + pad(second % 60, 2)
    }

    private static func offset(_ zone: Zone) -> String {
        let minutes = abs(zone.offsetSeconds) / 60
        return (zone.offsetSeconds < 0 ? "-" : "+") + pad(minutes / 60, 2) + ":" + pad(minutes % 60, 2)
    }
}

extension CivilDate {
    /// `2026-03-12`.
    package var iso8601: String { pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2) }
}

/// Zero-padded decimal of a number that is not negative.
package func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
}

private struct DigitReader<Bytes: Collection> where Bytes.Element == UInt8 {
    private var rest: Bytes.SubSequence

    init(_ bytes: Bytes) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func sign() -> Int? {
        if take("+") { return 1 }
        return take("-") ? -1 : nil
    }

    mutating func number(_ width: Int) -> Int? {
        var value = 0
        for _ in 0..<width {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// One to nine digits after the point, rounded down to milliseconds.
    mutating func fractionOfThousand() -> Int? {
        var value = 0
        var read = 0
        while let digit = digit() {
            guard read < 9 else { return nil }
            if read < 3 { value = value * 10 + digit }
            read += 1
        }
        guard read > 0 else { return nil }
        for _ in min(read, 3)..<3 { value *= 10 }
        return value
    }

    private mutating func digit() -> Int? {
        guard let first = rest.first, (0x30...0x39).contains(first) else { return nil }
        rest = rest.dropFirst()
        return Int(first) - 0x30
    }
}
