/// Which days and minutes are worked: `calendar.csv` and `hours.csv` as one value (practice 12, 17, 18).
package struct WorkingCalendar: Hashable, Sendable {
    /// Whose calendar is asked: the city's, with a district's ad hoc days and a department's own hours laid over.
    package struct Scope: Hashable, Sendable {
        package let district: PlaceCode?
        package let department: DepartmentCode?

        package init(district: PlaceCode? = nil, department: DepartmentCode? = nil) {
            self.district = district
            self.department = department
        }

        package static let city = Scope()
    }

    package struct DayKey: Hashable, Sendable {
        package let date: CivilDate
        /// Nil: the whole city.
        package let district: PlaceCode?

        package init(date: CivilDate, district: PlaceCode? = nil) {
            self.date = date
            self.district = district
        }
    }

    package struct Day: Hashable, Sendable {
        package let isWorked: Bool
        /// `春节`, `春节调休`, `台风停工`.
        package let name: String

        package init(isWorked: Bool, name: String) {
            self.isWorked = isWorked
            self.name = name
        }
    }

    /// A stretch of a working day, `from` before `to`.
    package struct Shift: Hashable, Sendable {
        package let from: TimeOfDay
        package let to: TimeOfDay

        package init(from: TimeOfDay, to: TimeOfDay) {
            precondition(from < to, "the loader refuses a shift that ends before it begins")
            self.from = from
            self.to = to
        }
    }

    /// An instant a limit ends, and whether it leans on a year without published days.
    package struct Due: Hashable, Sendable, Codable {
        package let instant: Instant
        package let isProvisional: Bool

        package init(instant: Instant, isProvisional: Bool) {
            self.instant = instant
            self.isProvisional = isProvisional
        }
    }

    package let zone: Zone
    package let days: [DayKey: Day]
    /// Shifts by weekday, in order of time; a made-up day has Monday's (design 5).
    package let cityHours: [Weekday: [Shift]]
    package let departmentHours: [DepartmentCode: [Weekday: [Shift]]]
    /// The last year whose days are published: later dates fall back to weekends and the fixed dates.
    package let lastPublishedYear: Int
    /// A limit in working days ends at 24:00 of its last day instead of at the close of work.
    package let daysEndAtMidnight: Bool

    /// What `days` says of the whole city, laid out by day number: a due instant walks over many days.
    let cityMarks: DayMarks
    private let districtMarks: [PlaceCode: DayMarks]
    private let cityWeek: [[Shift]]
    private let departmentWeeks: [DepartmentCode: [[Shift]]]
    private let lastPublishedDay: Int

    package init(
        zone: Zone, days: [DayKey: Day], cityHours: [Weekday: [Shift]],
        departmentHours: [DepartmentCode: [Weekday: [Shift]]] = [:], lastPublishedYear: Int, daysEndAtMidnight: Bool = false
    ) {
        precondition(cityHours.values.contains { !$0.isEmpty }, "the loader refuses a city that never works")
        self.zone = zone
        self.days = days
        self.cityHours = cityHours
        self.departmentHours = departmentHours
        self.lastPublishedYear = lastPublishedYear
        self.daysEndAtMidnight = daysEndAtMidnight
        let byDistrict = Dictionary(grouping: days, by: \.key.district)
        cityMarks = DayMarks(byDistrict[nil] ?? [])
        var districtMarks: [PlaceCode: DayMarks] = [:]
        for (district, days) in byDistrict { if let district { districtMarks[district] = DayMarks(days) } }
        self.districtMarks = districtMarks
        cityWeek = Self.week(cityHours)
        departmentWeeks = departmentHours.mapValues { Self.week($0) }
        lastPublishedDay = CivilDate(year: lastPublishedYear + 1, month: 1, day: 1).map { $0.dayNumber - 1 } ?? .max
    }

    /// Shifts from Monday on.
    private static func week(_ hours: [Weekday: [Shift]]) -> [[Shift]] { Weekday.allCases.map { hours[$0] ?? [] } }

    /// The calendar as one scope sees it, looked up once for a whole walk over days.
    func view(of scope: Scope) -> View {
        View(
            cityMarks: cityMarks, districtMarks: scope.district.flatMap { districtMarks[$0] },
            week: scope.department.flatMap { departmentWeeks[$0] } ?? cityWeek, lastPublishedDay: lastPublishedDay, zone: zone,
            daysEndAtMidnight: daysEndAtMidnight)
    }

    /// Whether each day from the first to the last of a table is worked; nil between where the table is silent.
    struct DayMarks: Hashable, Sendable {
        private let first: Int
        private let marks: [Bool?]

        init(_ days: [(key: DayKey, value: Day)]) {
            let numbers = days.map { $0.key.date.dayNumber }
            first = numbers.min() ?? 0
            var marks = [Bool?](repeating: nil, count: (numbers.max() ?? first) - first + 1)
            for (number, day) in zip(numbers, days) { marks[number - first] = day.value.isWorked }
            self.marks = marks
        }

        subscript(dayNumber: Int) -> Bool? {
            marks.indices.contains(dayNumber - first) ? marks[dayNumber - first] : nil
        }
    }
}
