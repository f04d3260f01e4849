import HotlineCore
import HotlineReports
import HotlineRouting
import HotlineStore

extension Reader {
    /// Incidents on the wall: past these, the city has one incident.
    private static let incidentLimit = 8

    /// The figures that stand in rows; what `status` warns of is added by the service.
    func board(by actor: Actor, at now: Instant) throws(DeskFailure) -> Board {
        try require(.status, of: actor)
        return try stored { () throws(StoreFailure) in
            let today = zone.date(of: now)
            let midnight = Instant(milliseconds: now.milliseconds - zone.millisecondOfDay(of: now))
            var board = Board(at: now, workload: try workload(at: now))
            for incident in try store.openIncidents(limit: Self.incidentLimit) {
                let isSecret = try store.ticket(incident.ticket)?.isSecret ?? true
                board.incidents.append(
                    Board.Incident(
                        number: number(incident.ticket), title: isSecret ? nil : incident.title, openedAt: incident.openedAt,
                        callers: try store.countFollowers(of: incident.ticket)))
            }
            board.untold = try untoldCount()
            board.untoldUrgent = try store.countUntoldUrgent(cap: Self.untoldCap)
            board.hours = try hours(since: midnight, of: today, at: now)
            board.dueToday = try store.countDue(after: now, before: midnight.adding(seconds: 24 * 3_600))
            board.overdueByDepartment = try store.overdueByDepartment(limit: Board.rows, at: now).map {
                Board.Count(name: tables.departmentName($0.department), count: $0.count)
            }
            let dayAgo = now.adding(seconds: -24 * 3_600)
            board.categories = try store.categories(since: dayAgo, days: zone.date(of: dayAgo)...today, limit: Board.rows).map {
                Board.Count(name: tables.category($0.category)?.name ?? $0.category.rawValue, count: $0.count)
            }
            board.districts = try store.openByDistrict(at: now).map {
                Board.Count(name: tables.placeName($0.district) ?? Self.noDistrict, count: $0.count, overdue: $0.overdue)
            }
            return board
        }
    }

    /// For tickets of no district.
    private static let noDistrict = "未分区"

    private func hours(since midnight: Instant, of today: CivilDate, at now: Instant) throws(StoreFailure) -> [Board.Hour] {
        var hours = [Board.Hour](repeating: Board.Hour(), count: Int((now.milliseconds - midnight.milliseconds) / 3_600_000) + 1)
        for (hour, count) in try store.received(since: midnight, days: today...today) where hours.indices.contains(hour) {
            hours[hour].received = count
        }
        for (hour, count) in try store.closed(since: midnight) where hours.indices.contains(hour) { hours[hour].closed = count }
        return hours
    }
}

extension DeskService {
    /// What `status` warns of is known to the short reader; the figures look at every open ticket, so the long one counts them.
    func gatherBoard(by actor: Actor, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        read(.status(by: actor), at: now) { answer in
            guard case .status(let status) = answer else { return reply(answer) }
            self.long.async { desk in
                do throws(StoreFailure) {
                    let found = try desk.store.snapshot { store throws(StoreFailure) in
                        try Reader(store: store, tables: desk.tables, settings: desk.settings).answer(.board(by: actor), at: now)
                    }
                    guard case .board(var board) = found else { return reply(found) }
                    // 待告知 is a figure of its own.
                    board.warnings = status.warnings.filter { $0.slug != "untold-waiting" }
                    reply(.board(board))
                } catch {
                    self.hooks.event("read-failed", [("why", error.words)])
                    reply(.refused(.tryLater(.failure)))
                }
            }
        }
    }
}
