import HotlineCore

/// One cell of each sort, read or refused by what was expected. The text is trimmed and not empty.
package enum CellParser {
    /// 2026-03-12, 2026/3/12 or 2026年3月12日.
    package static func date(_ text: String) throws(CellFault) -> CivilDate {
        let packed = CellText.packed(text)
        let numbers = packed.unicodeScalars.split { "-/年月日".unicodeScalars.contains($0) }.map(String.init)
        let marks = packed.unicodeScalars.filter { !("0"..."9").contains($0) }.map(Character.init)
        let isNumeric = numbers.allSatisfy { $0.utf8.allSatisfy(CodeCell.isDigit) && $0.utf8.count <= 5 }
        guard isNumeric else { throw .notADate(text) }
        if marks.isEmpty, numbers.count == 1 { throw .serialDate(text) }
        if numbers.count == 2, [["-"], ["/"], ["月", "日"], ["月"]].contains(marks) { throw .dateWithoutYear(text) }
        guard [["-", "-"], ["/", "/"], ["年", "月", "日"]].contains(marks), numbers.count == 3, numbers[0].utf8.count == 4,
            let year = Int(numbers[0]), let month = Int(numbers[1]), let day = Int(numbers[2])
        else { throw .notADate(text) }
        guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay(text) }
        return date
    }

    /// A list of days and stretches of days: `2026-02-15 至 2026-02-23、2026-03-01`.
    package static func dates(_ text: String) throws(CellFault) -> [ClosedRange<CivilDate>] {
        var ranges: [ClosedRange<CivilDate>] = []
        for part in CellText.list(text) {
            let ends = part.unicodeScalars.split { "至~～".unicodeScalars.contains($0) }.map { CellText.trimmed(String($0)) }
            guard let first = ends.first, let last = ends.last, ends.count <= 2 else { throw .notADate(part) }
            let from = try date(first)
            let to = try date(last)
            guard from <= to else { throw .backwards }
            ranges.append(from...to)
        }
        guard !ranges.isEmpty else { throw .notADate(text) }
        return ranges
    }

    /// H:MM or H:MM:SS up to 24:00; seconds are dropped, a spreadsheet adds them. `5:30 PM` and `下午5:30` are how one set up in English,
    /// or for half days, saves 17:30: 12 AM is midnight, 12 PM is noon.
    package static func time(_ text: String) throws(CellFault) -> TimeOfDay {
        var cell = CellText.packed(text).uppercased()
        var half: Int?
        for (mark, hours) in [("AM", 0), ("上午", 0), ("PM", 12), ("下午", 12)] where cell.hasSuffix(mark) || cell.hasPrefix(mark) {
            cell = String(cell.hasSuffix(mark) ? cell.dropLast(2) : cell.dropFirst(2))
            half = hours
            break
        }
        let parts = cell.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var numbers = parts.compactMap { $0.allSatisfy(CodeCell.isDigit) && (1...2).contains($0.count) ? Int(Substring($0)) : nil }
        guard (2...3).contains(parts.count), numbers.count == parts.count, parts.dropFirst().allSatisfy({ $0.count == 2 }),
            numbers.dropFirst().allSatisfy({ $0 < 60 }), half == nil || (1...12).contains(numbers[0])
        else { throw .notATime(text) }
        if let half { numbers[0] = numbers[0] % 12 + half }
        guard let time = TimeOfDay(minutes: numbers[0] * 60 + numbers[1])
        else { throw .notATime(text) }
        return time
    }

    /// 一二三四五, 一至五, 周一、周三, 周末 apart: at least one day.
    package static func weekdays(_ text: String) throws(CellFault) -> Set<Weekday> {
        let letters: [Unicode.Scalar: Int] = ["一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7]
        var days: Set<Weekday> = []
        var last: Int?
        var isRange = false
        for scalar in CellText.packed(text).unicodeScalars {
            if let number = letters[scalar] {
                let from = isRange ? last ?? number : number
                guard from <= number else { throw .notWeekdays(text) }
                days.formUnion((from...number).compactMap(Weekday.init(rawValue:)))
                last = number
                isRange = false
            } else if "至到-~～".unicodeScalars.contains(scalar), last != nil, !isRange {
                isRange = true
            } else if !"、，；|,;周星期".unicodeScalars.contains(scalar) {
                throw .notWeekdays(text)
            }
        }
        guard !days.isEmpty, !isRange else { throw .notWeekdays(text) }
        return days
    }

    package static func boolean(_ text: String) throws(CellFault) -> Bool {
        switch CellText.packed(text).lowercased() {
        case "是", "true", "1", "yes": return true
        case "否", "false", "0", "no": return false
        default: throw .notABoolean(text)
        }
    }

    package static func number(_ text: String, in range: ClosedRange<Int>) throws(CellFault) -> Int {
        let packed = CellText.packed(text)
        guard packed.utf8.allSatisfy(CodeCell.isDigit), packed.utf8.count <= 9, let value = Int(packed), range.contains(value) else {
            throw .notANumber(text, from: range.lowerBound, to: range.upperBound)
        }
        return value
    }

    /// One of the values, by its Chinese or English name.
    package static func choice<Value>(
        _ text: String, _ choices: [Value], chinese: (Value) -> String, slug: (Value) -> String
    ) throws(CellFault) -> Value {
        let packed = CellText.packed(text)
        let lower = packed.lowercased()
        guard let value = choices.first(where: { chinese($0) == packed || slug($0) == lower }) else {
            throw .notOneOf(text, choices.map(chinese))
        }
        return value
    }

    /// 4工作时, 90工作分钟, 1工作日, 2小时 or 30分钟; nil for 无.
    package static func limit(_ text: String) throws(CellFault) -> Limit? {
        let packed = CellText.packed(text)
        if packed == "无" || packed.lowercased() == "none" { return nil }
        let digits = packed.utf8.prefix(while: CodeCell.isDigit)
        guard digits.count <= 6, let value = Int(Substring(digits)), value > 0 else { throw .notALimit(text) }
        let unit = String(packed.unicodeScalars.dropFirst(digits.count).map(Character.init))
        let limit: Limit
        switch unit {
        case "工作时", "工作小时", "个工作小时": limit = .workingMinutes(value * 60)
        case "工作分钟": limit = .workingMinutes(value)
        case "工作日", "个工作日": limit = .workingDays(value)
        case "小时", "个小时": limit = .clockMinutes(value * 60)
        case "分钟": limit = .clockMinutes(value)
        default: throw .notALimit(text)
        }
        guard limit.roughMinutes <= longestLimit else { throw .notALimit(text) }
        return limit
    }

    /// Ten years by the clock: what is longer is a slip.
    private static let longestLimit = 3660 * 1440

    /// 1% to 99%.
    package static func percentage(_ text: String) throws(CellFault) -> Int {
        let packed = CellText.packed(text)
        guard packed.hasSuffix("%"), let value = try? number(String(packed.dropLast()), in: 1...99) else { throw .notAPercentage(text) }
        return value
    }

    /// 已过 50%, 剩余 20% [至少 4工作时], 到期, 到期后 1小时.
    package static func moment(_ text: String) throws(CellFault) -> Rung.Moment {
        let packed = CellText.packed(text)
        if packed == "到期" || packed == "due" { return .due }
        if let rest = packed.dropping("到期后") ?? packed.dropping("afterdue") {
            guard let delay = try limit(rest) else { throw .notAMoment(text) }
            return .afterDue(delay)
        }
        if let rest = packed.dropping("已过") ?? packed.dropping("elapsed") { return .elapsed(percent: try percentage(rest)) }
        guard let rest = packed.dropping("剩余") ?? packed.dropping("remaining") else { throw .notAMoment(text) }
        guard let sign = rest.firstIndex(of: "%") else { throw .notAPercentage(rest) }
        let percent = try percentage(String(rest[...sign]))
        let floor = String(rest[rest.index(after: sign)...])
        if floor.isEmpty { return .remaining(percent: percent, atLeast: nil) }
        guard let least = floor.dropping("至少") ?? floor.dropping("atleast") else { throw .notAMoment(text) }
        return .remaining(percent: percent, atLeast: try limit(least))
    }

    /// Z, +08:00 or +0800.
    package static func zone(_ text: String) throws(CellFault) -> Zone {
        let packed = CellText.packed(text)
        if packed == "Z" { return .utc }
        let digits = packed.utf8.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard packed.hasPrefix("+") || packed.hasPrefix("-"), digits.count == 4, digits.allSatisfy(CodeCell.isDigit),
            let value = Int(String(decoding: digits, as: UTF8.self)), value % 100 < 60,
            let zone = Zone(offsetSeconds: (packed.hasPrefix("-") ? -1 : 1) * (value / 100 * 3600 + value % 100 * 60))
        else { throw .notAZone(text) }
        return zone
    }
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}

extension Limit {
    /// By the clock, a working day counted as a day: to compare lengths where instants are not at hand.
    var roughMinutes: Int {
        switch self {
        case .workingMinutes(let minutes): minutes
        case .workingDays(let days): days * 1440
        case .clockMinutes(let minutes): minutes
        }
    }
}
