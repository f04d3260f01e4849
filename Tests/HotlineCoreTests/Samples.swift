import HotlineCore
import Testing

/// The instant a test writes down; one that is none fails the test.
func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

/// The day a test writes down: `2026-02-14`.
func day(_ text: String) throws -> CivilDate {
    let fields = text.split(separator: "-").compactMap { Int($0) }
    try #require(fields.count == 3)
    return try #require(CivilDate(year: fields[0], month: fields[1], day: fields[2]))
}

/// The time a test writes down: `09:00`.
func time(_ text: String) throws -> TimeOfDay {
    let fields = text.split(separator: ":").compactMap { Int($0) }
    try #require(fields.count == 2)
    return try #require(TimeOfDay(minutes: fields[0] * 60 + fields[1]))
}

/// The State Council's days of 2026 (国办发明电〔2025〕7号), the hours of Guangzhou's service centres, and laid over
/// them a typhoon day in one district, a city-wide stop, and a street office with hours of its own.
enum Guangzhou {
    static let panyu: PlaceCode = "440113"
    static let tianhe: PlaceCode = "440106"
    static let office: DepartmentCode = "440106009"

    static let daysOff: [(name: String, dates: [String])] = [
        ("元旦", ["2026-01-01", "2026-01-02", "2026-01-03"]),
        (
            "春节",
            [
                "2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-21",
                "2026-02-22", "2026-02-23",
            ]
        ),
        ("清明节", ["2026-04-04", "2026-04-05", "2026-04-06"]),
        ("劳动节", ["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05"]),
        ("端午节", ["2026-06-19", "2026-06-20", "2026-06-21"]),
        ("中秋节", ["2026-09-25", "2026-09-26", "2026-09-27"]),
        (
            "国庆节",
            ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"]
        ),
    ]
    static let madeUp = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]

    static func calendar(daysEndAtMidnight: Bool = false) throws -> WorkingCalendar {
        var days: [WorkingCalendar.DayKey: WorkingCalendar.Day] = [:]
        for holiday in daysOff {
            for date in holiday.dates { days[.init(date: try day(date))] = .init(isWorked: false, name: holiday.name) }
        }
        for date in madeUp { days[.init(date: try day(date))] = .init(isWorked: true, name: "调休") }
        days[.init(date: try day("2026-07-15"))] = .init(isWorked: false, name: "全市停工")
        days[.init(date: try day("2026-07-15"), district: tianhe)] = .init(isWorked: true, name: "天河照常")
        days[.init(date: try day("2026-08-12"), district: panyu)] = .init(isWorked: false, name: "台风停工")
        let centre: [WorkingCalendar.Shift] = [
            .init(from: try time("09:00"), to: try time("12:00")), .init(from: try time("13:00"), to: try time("17:00")),
        ]
        let late: [WorkingCalendar.Shift] = [.init(from: try time("14:00"), to: try time("20:30"))]
        let early: [WorkingCalendar.Shift] = [.init(from: try time("08:30"), to: try time("11:30"))]
        return WorkingCalendar(
            zone: .china, days: days,
            cityHours: [.monday: centre, .tuesday: centre, .wednesday: centre, .thursday: centre, .friday: centre],
            departmentHours: [office: [.monday: late, .wednesday: early, .friday: early]],
            lastPublishedYear: 2026, daysEndAtMidnight: daysEndAtMidnight)
    }
}

/// Numbers that look random and are the same on every run (Knuth's MMIX generator).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
