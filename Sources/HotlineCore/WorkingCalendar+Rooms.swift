/// The hotline's own rooms: some sit day and night, others in office hours, and `hours.csv` says which.
extension WorkingCalendar {
    /// Under which code `departmentHours` holds the hours of the room that a clock of the hotline's own stands for.
    package static func holder(ofRoom clock: ClockName) -> DepartmentCode {
        DepartmentCode(rawValue: hotline.rawValue + "/" + clock.rawValue)
    }

    /// Whose working time such a clock counts: the room's own where the table gives its hours, else the hotline's.
    package func room(_ clock: ClockName) -> Scope {
        let holder = Self.holder(ofRoom: clock)
        return Scope(department: departmentHours[holder] == nil ? Self.hotline : holder)
    }

    private static let hotline: DepartmentCode = "HOTLINE"
}
