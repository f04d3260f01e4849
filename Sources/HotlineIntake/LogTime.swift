import HotlineCore

/// Times as telephone platforms and spreadsheets write them.
package enum LogTime {
    /// Reads ISO 8601, and `2026/3/12 9:18[:50]`, `2026.3.12 9:18`, `2026年3月12日 9:18`, `2026年3月12日9时18分`, local to `zone`.
    ///
    /// - Parameter takesDateAlone: a date without a time is its midnight; otherwise it is no time.
    /// - Returns: nil for anything else, and for days and times that do not exist.
    package static func parse(_ text: String, in zone: Zone, takesDateAlone: Bool) -> Instant? {
        if let instant = Instant(iso8601: text, in: zone) { return instant }
        // The longest form is 2026年03月12日 09时18分50秒; anything much longer is prose.
        guard text.utf8.count <= 48, let (dateText, timeText) = parts(of: text) else { return nil }
        guard let days = numbers(dateText, separator: UInt8(ascii: "-")), days.count == 3, days[0] >= 1000,
            let date = CivilDate(year: days[0], month: days[1], day: days[2])
        else { return nil }
        let midnight = Int64(date.dayNumber) * 86_400 - Int64(zone.offsetSeconds)
        if timeText.isEmpty { return takesDateAlone ? Instant(seconds: midnight) : nil }
        guard let clock = numbers(timeText, separator: UInt8(ascii: ":")), clock.count == 2 || clock.count == 3, clock[0] < 24,
            clock[1] < 60, clock.count == 2 || clock[2] < 60
        else { return nil }
        return Instant(seconds: midnight + Int64(clock[0] * 3600 + clock[1] * 60 + (clock.count == 3 ? clock[2] : 0)))
    }

    /// The date with `-` and the time with `:` between its numbers, whatever stood there.
    private static func parts(of text: String) -> (date: [UInt8], time: [UInt8])? {
        var date: [UInt8] = []
        var time: [UInt8] = []
        var isTime = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": if isTime { time.append(UInt8(scalar.value)) } else { date.append(UInt8(scalar.value)) }
            case "-", "/", ".", "年", "月":
                guard !isTime else { return nil }
                date.append(UInt8(ascii: "-"))
            case "日", " ", "T": isTime = true
            case ":", "：", "时", "点":
                guard isTime else { return nil }
                time.append(UInt8(ascii: ":"))
            case "分": time.append(UInt8(ascii: ":"))
            case "秒": continue
            default: return nil
            }
        }
        // 9时18分 leaves a colon that separates nothing.
        if time.last == UInt8(ascii: ":") { time.removeLast() }
        return (date, time)
    }

    private static func numbers(_ text: [UInt8], separator: UInt8) -> [Int]? {
        var numbers: [Int] = []
        for part in text.split(separator: separator, omittingEmptySubsequences: false) {
            guard (1...4).contains(part.count) else { return nil }
            numbers.append(part.reduce(0) { $0 * 10 + Int($1) - 0x30 })
        }
        return numbers
    }
}
