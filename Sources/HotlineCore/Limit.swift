/// A length of time as a table writes it. Working hours and clock hours may stand on one ticket (practice 12).
package enum Limit: Hashable, Sendable {
    /// Minutes within working hours.
    case workingMinutes(Int)
    /// Whole working days; the first day is not counted, the end is the close of the last.
    case workingDays(Int)
    /// Minutes by the clock, nights and holidays included.
    case clockMinutes(Int)

    /// As `deadlines.csv` writes it: `4工作时`, `1工作日`, `2小时`, `15分钟`.
    package var chinese: String {
        switch self {
        case .workingMinutes(let minutes): minutes % 60 == 0 ? "\(minutes / 60)工作时" : "\(minutes)工作分钟"
        case .workingDays(let days): "\(days)工作日"
        case .clockMinutes(let minutes): minutes % 60 == 0 ? "\(minutes / 60)小时" : "\(minutes)分钟"
        }
    }

    private static let units: [(chinese: String, english: String)] = [
        ("工作时", "working hours"), ("工作分钟", "working minutes"), ("工作日", "working days"), ("小时", "hours"), ("分钟", "minutes"),
    ]

    /// What `chinese` wrote, in English: `4 working hours`, `1 working day`. Nil for other words.
    package static func english(_ chinese: String) -> String? {
        let digits = chinese.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), let unit = units.first(where: { $0.chinese == chinese.dropFirst(digits.count) }) else { return nil }
        return "\(count) " + (count == 1 ? String(unit.english.dropLast()) : unit.english)
    }
}
