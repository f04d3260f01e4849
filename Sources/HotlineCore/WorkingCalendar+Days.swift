extension WorkingCalendar {
    /// Whether the scope works on this day at all: a worked day on which its hours are empty is not one of its working days.
    package func isWorkingDay(_ date: CivilDate, in scope: Scope) -> Bool {
        isWorked(date, in: scope) && !hours(of: scope, on: date).isEmpty
    }

    /// Whether the day is worked, and why: the district's ad hoc day speaks first, then the city's, then the week.
    ///
    /// - Returns: an empty name for an ordinary working day.
    package func day(_ date: CivilDate, in scope: Scope) -> (isWorked: Bool, name: String) {
        if let day = published(date, in: scope) { return (day.isWorked, day.name) }
        if isProvisional(date), let holiday = Self.fixedHoliday(date) { return (false, holiday) }
        return date.weekday.isWeekend ? (false, "周末") : (true, "")
    }

    /// The stretches worked on this day, in order of time; empty on a day off.
    package func shifts(on date: CivilDate, in scope: Scope) -> [Shift] {
        isWorked(date, in: scope) ? hours(of: scope, on: date) : []
    }

    /// Whether the day lies in a year whose days are not published yet (practice 17).
    package func isProvisional(_ date: CivilDate) -> Bool { date.year > lastPublishedYear }

    private func isWorked(_ date: CivilDate, in scope: Scope) -> Bool {
        if let day = published(date, in: scope) { return day.isWorked }
        if date.weekday.isWeekend { return false }
        return !(isProvisional(date) && Self.fixedHoliday(date) != nil)
    }

    private func published(_ date: CivilDate, in scope: Scope) -> Day? {
        if scope.district != nil, let day = days[DayKey(date: date, district: scope.district)] { return day }
        return days[DayKey(date: date)]
    }

    /// Hours are looked up by the weekday whose hours the day has; a weekend day that is worked has Monday's.
    private func hours(of scope: Scope, on date: CivilDate) -> [Shift] {
        let weekday = date.weekday.isWeekend ? .monday : date.weekday
        if let department = scope.department, let own = departmentHours[department] { return own[weekday] ?? [] }
        return cityHours[weekday] ?? []
    }

    /// The holidays whose dates no notice has ever moved (全国年节及纪念日放假办法, 2024).
    private static func fixedHoliday(_ date: CivilDate) -> String? {
        switch (date.month, date.day) {
        case (1, 1): "元旦"
        case (5, 1...3): "劳动节"
        case (10, 1...3): "国庆节"
        default: nil
        }
    }
}
