import HotlineCore
import HotlineRouting
import HotlineStore

/// What the tables say of a ticket's joint work: one place for a decision, a proposal and `why`.
extension Tables {
    func jointPlan(of ticket: TicketRow, lead: DepartmentCode, co: [DepartmentCode], at now: Instant) -> JointPlan {
        routing.jointPlan(
            lead: lead, co: co, category: ticket.category, district: ticket.district, street: ticket.street,
            on: routing.calendar.zone.date(of: now))
    }

    func jointLimit(
        _ plan: JointPlan, of ticket: TicketRow, lead: DepartmentCode, at now: Instant
    ) -> (limit: Limit, singles: [(department: DepartmentCode, limit: Limit)])? {
        routing.jointLimit(
            plan, lead: lead, kind: ticket.kind, urgency: ticket.urgency, category: ticket.category, crossDistrict: ticket.isCrossDistrict,
            from: now, district: ticket.district)
    }

    /// `联办 J01 旧楼加装电梯（joint.csv 第 3 行，串行）：市住建局 5工作日、…，取 15工作日`.
    func jointReason(of ticket: TicketRow, lead: DepartmentCode?) -> Reason? {
        guard let lead, let accepted = ticket.acceptedAt else { return nil }
        let plan = jointPlan(of: ticket, lead: lead, co: [], at: accepted)
        guard let row = plan.row, let joined = jointLimit(plan, of: ticket, lead: lead, at: accepted) else { return nil }
        return Self.reason(row, joined, tables: self)
    }

    static func reason(
        _ row: JointRow, _ joined: (limit: Limit, singles: [(department: DepartmentCode, limit: Limit)]), tables: Tables
    ) -> Reason {
        let singles = joined.singles.map { Reason("joint-single", tables.departmentName($0.department), $0.limit.chinese).argument }
        return Reason(
            "because-joint", row.code, row.name, "\(row.line)", row.order.chinese, singles.joined(), joined.limit.chinese)
    }
}

extension Desk {
    /// A joint matter's promise in place of the lead's own (practice 13), where a row of `joint.csv` joins it; the law's limit
    /// caps it afterwards.
    func joinPromise(of dossier: inout Dossier, limit: Limit?, at now: Instant) {
        guard let limit else { return }
        let ticket = dossier.ticket
        dossier.start(
            ClockRow(
                ticket: ticket.id, round: 0, name: .promised, startedAt: now,
                due: tables.routing.calendar.due(after: now, limit, in: WorkingCalendar.Scope(district: ticket.district)),
                allowance: limit))
    }

    func jointLimit(of dossier: Dossier, at now: Instant) -> Limit? {
        let ticket = dossier.ticket
        guard tables.routing.joints.contains(where: { $0.category.matches(ticket.category) }) else { return nil }
        let lead = dossier.lead?.department ?? routeNow(ticket, at: now).lead
        let plan = tables.jointPlan(of: ticket, lead: lead, co: [], at: now)
        return tables.jointLimit(plan, of: ticket, lead: lead, at: now)?.limit
    }
}
