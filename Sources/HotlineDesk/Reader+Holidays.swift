import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    func holidays(by actor: Actor, at now: Instant) throws(DeskFailure) -> [HolidayOutlook] {
        try require(.status, of: actor)
        return try stored { () throws(StoreFailure) in try holidays(at: now) }
    }

    /// The holidays of the next thirty days, each with what falls due across it and where the roster has holes.
    package func holidays(at now: Instant) throws(StoreFailure) -> [HolidayOutlook] {
        let calendar = tables.routing.calendar
        var outlooks: [HolidayOutlook] = []
        for holiday in tables.routing.holidays(from: zone.date(of: now), within: HolidayOutlook.daysAhead) {
            var after = holiday.last.adding(days: 1)
            for _ in 0..<7 where !calendar.isWorkingDay(after, in: .city) { after = after.adding(days: 1) }
            let rows = try store.dues(
                from: zone.instant(holiday.first, .midnight), to: zone.instant(after.adding(days: 1), .midnight),
                limit: HolidayOutlook.mostDues + 1)
            var dues: [HolidayOutlook.Due] = []
            for row in rows.prefix(HolidayOutlook.mostDues) {
                guard let dossier = try read(row.ticket) else { continue }
                dues.append(
                    HolidayOutlook.Due(
                        ticket: number(row.ticket), clock: row.clock, due: row.due, urgency: dossier.ticket.urgency,
                        department: tables.departmentName(dossier.lead?.department)))
            }
            outlooks.append(
                HolidayOutlook(
                    holiday: holiday, holes: tables.routing.rosterHoles(in: holiday), dues: dues,
                    hasMore: rows.count > HolidayOutlook.mostDues))
        }
        return outlooks
    }
}
