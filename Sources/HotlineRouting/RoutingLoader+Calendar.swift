import HotlineCore

extension RoutingLoader {
    /// - Returns: nil where there are no usable days or hours; the problems say why.
    mutating func readCalendar() -> WorkingCalendar? {
        let days = readDays()
        let (city, departments) = readHours()
        guard let last = Self.lastPublishedYear(days) else {
            if !problems.brokenFiles.contains(Table.calendar.file) { add(Table.calendar.file, .noPublishedYear) }
            return nil
        }
        guard !city.isEmpty else {
            if !problems.brokenFiles.contains(Table.hours.file) { add(Table.hours.file, .cityNeverWorks) }
            return nil
        }
        return WorkingCalendar(
            zone: zone, days: days, cityHours: city, departmentHours: departments, lastPublishedYear: last,
            daysEndAtMidnight: daysEndAtMidnight)
    }

    private mutating func readDays() -> [WorkingCalendar.DayKey: WorkingCalendar.Day] {
        var lines: [WorkingCalendar.DayKey: Int] = [:]
        let read: [(WorkingCalendar.DayKey, WorkingCalendar.Day)] = each(.calendar) { cells in
            let date = cells.value(.date, CellParser.date)
            let isWorked = cells.value(.type) { text throws(CellFault) in
                switch CellText.packed(text).lowercased() {
                case "班", "work": return true
                case "休", "off": return false
                default: throw .notOneOf(text, ["休", "班"])
                }
            }
            let district = cells.place(.district, level: .district)
            guard let date, let isWorked else { return nil }
            let key = WorkingCalendar.DayKey(date: date, district: district)
            if let first = lines[key] { cells.add(.duplicate(.day, date.iso8601, line: first), at: .date) }
            lines[key] = lines[key] ?? cells.line
            return (key, WorkingCalendar.Day(isWorked: isWorked, name: cells.text(.name)))
        }
        return Dictionary(read) { first, _ in first }
    }

    /// A year is published when its National Day is, for each year's notice names that; an ad hoc day does not publish a year.
    private static func lastPublishedYear(_ days: [WorkingCalendar.DayKey: WorkingCalendar.Day]) -> Int? {
        days.filter { $0.key.district == nil && !$0.value.isWorked && $0.key.date.month == 10 && $0.key.date.day == 1 }.keys.map(
            \.date.year
        ).max()
    }

    private struct HoursRow {
        let holders: [DepartmentCode?]
        let weekdays: Set<Weekday>
        let shift: WorkingCalendar.Shift
        let line: Int
    }

    private typealias Week = [Weekday: [WorkingCalendar.Shift]]

    private mutating func readHours() -> (city: Week, departments: [DepartmentCode: Week]) {
        let read: [HoursRow] = each(.hours) { cells in
            let holders = cells.holders(ofHours: .department)
            let weekdays = cells.value(.weekdays, CellParser.weekdays)
            let from = cells.value(.from, CellParser.time)
            let to = cells.value(.to, CellParser.time)
            guard let weekdays, let from, let to else { return nil }
            guard from < to else {
                cells.add(.backwards, at: .to)
                return nil
            }
            return HoursRow(holders: holders, weekdays: weekdays, shift: WorkingCalendar.Shift(from: from, to: to), line: cells.line)
        }
        var city: Week = [:]
        var departments: [DepartmentCode: Week] = [:]
        var overlapping: Set<Int> = []
        for row in read.sorted(by: { $0.shift.from < $1.shift.from }) {
            for holder in row.holders {
                for day in Weekday.allCases where row.weekdays.contains(day) {
                    let earlier = holder.map { departments[$0]?[day] } ?? city[day]
                    if let last = earlier?.last, row.shift.from < last.to, overlapping.insert(row.line).inserted {
                        add(Table.hours.file, line: row.line, .overlappingHours(day))
                    }
                    if let holder {
                        departments[holder, default: [:]][day, default: []].append(row.shift)
                    } else {
                        city[day, default: []].append(row.shift)
                    }
                }
            }
        }
        return (city, departments)
    }
}
