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
    }
}
