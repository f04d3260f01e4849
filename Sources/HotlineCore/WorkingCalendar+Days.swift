extension WorkingCalendar {
    /// Whether the scope works on this day at all: a worked day on which its hours are empty is not one of its working days.
    package func isWorkingDay(_ date: CivilDate, in scope: Scope) -> Bool {
        !shifts(on: date, in: scope).isEmpty
    }

    /// What `day` calls an ordinary weekend.
    package static let weekend = "周末"

    /// Whether the day is worked, and why: the district's ad hoc day speaks first, then the city's, then the week.
    ///
    /// - Returns: an empty name for an ordinary working day.
    package func day(_ date: CivilDate, in scope: Scope) -> (isWorked: Bool, name: String) {
        if let day = published(date, in: scope) { return (day.isWorked, day.name) }
        if isProvisional(date), let holiday = Self.fixedHoliday(date) { return (false, holiday) }
        return date.weekday.isWeekend ? (false, Self.weekend) : (true, "")
    }

    /// The stretches worked on this day, in order of time; empty on a day off.
    package func shifts(on date: CivilDate, in scope: Scope) -> [Shift] { view(of: scope).shifts(onDay: date.dayNumber) }

    /// Whether the day lies in a year whose days are not published yet (practice 17).
    package func isProvisional(_ date: CivilDate) -> Bool { date.year > lastPublishedYear }

    private func published(_ date: CivilDate, in scope: Scope) -> Day? {
        if scope.district != nil, let day = days[DayKey(date: date, district: scope.district)] { return day }
        return days[DayKey(date: date)]
    }

    /// The holidays whose dates no notice has ever moved (全国年节及纪念日放假办法, 2024).
    static func fixedHoliday(_ date: CivilDate) -> String? {
        switch (date.month, date.day) {
        case (1, 1): "元旦"
        case (5, 1...3): "劳动节"
        case (10, 1...3): "国庆节"
        default: nil
        }
    }
}

extension WorkingCalendar {
    /// What one scope's calendar says of a day, by day number.
    struct View {
        let cityMarks: DayMarks
        let districtMarks: DayMarks?
        /// Shifts from Monday on; a weekend day that is worked has Monday's.
        let week: [[Shift]]
        let lastPublishedDay: Int
        let zone: Zone
        let daysEndAtMidnight: Bool

        func shifts(onDay number: Int) -> [Shift] {
            // Day 0 was a Thursday.
            let weekday = ((number + 3) % 7 + 7) % 7
            let isWeekend = weekday > 4
            return isWorked(number, isWeekend: isWeekend) ? week[isWeekend ? 0 : weekday] : []
        }

        /// The district's ad hoc day speaks first, then the city's, then the week; in years without published days the
        /// fixed holidays too.
        private func isWorked(_ number: Int, isWeekend: Bool) -> Bool {
            if let mark = districtMarks?[number] ?? cityMarks[number] { return mark }
            if isWeekend { return false }
            return number <= lastPublishedDay || WorkingCalendar.fixedHoliday(CivilDate(dayNumber: number)) == nil
        }

        func isProvisional(_ number: Int) -> Bool { number > lastPublishedDay }

        func instant(_ number: Int, _ time: TimeOfDay) -> Instant {
            Instant(milliseconds: (Int64(number) * 86_400 + Int64(time.minutes) * 60 - Int64(zone.offsetSeconds)) * 1000)
        }

        /// 24:00, which is the next day's beginning.
        func end(ofDay number: Int) -> Instant {
            Instant(milliseconds: (Int64(number + 1) * 86_400 - Int64(zone.offsetSeconds)) * 1000)
        }

        /// When a working day ends for limits in working days; nil on a day off.
        func close(ofDay number: Int) -> Instant? {
            guard let last = shifts(onDay: number).last else { return nil }
            return daysEndAtMidnight ? end(ofDay: number) : instant(number, last.to)
        }
    }
}
