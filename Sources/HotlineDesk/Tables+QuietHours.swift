import HotlineCore

extension Tables {
    /// The instant itself, or the next opening of the hours in which citizens may be disturbed (practice 10).
    func withinHours(_ instant: Instant) -> Instant {
        let zone = routing.calendar.zone
        let minute = Int(zone.millisecondOfDay(of: instant) / 60_000)
        guard let opens = TimeOfDay(minutes: Desk.quietHours.opens) else { return instant }
        if minute < Desk.quietHours.opens { return zone.instant(zone.date(of: instant), opens) }
        if minute >= Desk.quietHours.closes { return zone.instant(zone.date(of: instant).adding(days: 1), opens) }
        return instant
    }
}
