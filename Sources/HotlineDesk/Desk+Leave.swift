import HotlineCore
import HotlineRouting
import HotlineStore

/// The board of leave and duty as the rows have it, and what a leave's beginning does.
extension Desk {
    /// Reads who is away and on duty; whoever reads by the tables is given it once the turn is committed.
    mutating func changeBoard(at now: Instant) throws(StoreFailure) {
        // Yesterday's night duty still runs; a leave that is over a day is over everywhere.
        let leaves = try store.leaves(notOverBefore: zone.date(of: now).adding(days: -1))
        let duties = try store.duties(notOverBefore: now)
        let board = DutyBoard(
            leaves: leaves.map { DutyBoard.Leave(person: $0.person, days: $0.days, deputy: $0.deputy) },
            duties: duties.map { DutyBoard.Duty(department: $0.department, person: $0.person, hours: $0.hours) })
        put(board)
    }

    /// At the start of a leave open work moves to the deputy, urgent first. Where nobody stands in it stays, and says so.
    ///
    /// - Returns: how many tickets moved, and one for each leave whose work has all moved.
    mutating func beginLeaves(limit: Int, secrets: FreshSecrets, at now: Instant) throws(StoreFailure) -> Int {
        var done = 0
        while done < limit, let leave = try store.leaveBegun(at: now) {
            var moved = 0
            for department in tables.routing.departments(below: leave.department) {
                for id in try store.inHand(of: leave.person, in: department, notMovedBy: leave.id, limit: limit - done - moved) {
                    try move(id, by: leave, secrets: secrets, at: now)
                    moved += 1
                }
            }
            done += moved
            if moved > 0 { continue }
            try store.setNext(ofLeave: leave.id, to: nil)
            done += 1
        }
        return done
    }

    private mutating func move(_ id: Int64, by leave: LeaveRow, secrets: FreshSecrets, at now: Instant) throws(StoreFailure) {
        guard var dossier = try read(id), let lead = dossier.lead else {
            // Nothing to move, and it is not met again.
            return try store.insertLeaveMove(leave.id, of: id, to: leave.person, at: now)
        }
        let accused = Accused(dossier.privacy)
        let date = zone.date(of: now)
        let standIn =
            tables.routing.present(leave.person, on: date).flatMap { $0 == leave.person || tables.isAccused($0, by: accused) ? nil : $0 }
            ?? tables.routing.standIn(for: leave.person, in: lead.department, at: now, isBarred: { tables.isAccused($0, by: accused) })?
            .person
        let order = Order(.takeNext(.overdue), by: .time, secrets: secrets.derived(UInt64(bitPattern: id)), at: now)
        let from = tables.workNumber(leave.person)
        try store.insertLeaveMove(leave.id, of: id, to: standIn ?? leave.person, at: now)
        guard let standIn else {
            try journal(.transfer, dossier, by: order, reason: Reason("leave-nobody", from))
            return
        }
        try hand(
            &dossier, to: standIn, why: Reason("leave-moved", from, tables.workNumber(standIn), leave.days.upperBound.iso8601),
            text: nil, order)
    }
}
