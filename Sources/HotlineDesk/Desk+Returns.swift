import HotlineCore
import HotlineRouting
import HotlineStore

/// 退单: the department asks, the hotline rules, and what was ruled is learned from (practice 20, domain 2.6).
extension Desk {
    mutating func returns(_ reference: TicketReference, _ action: ReturnAction, _ order: Order) throws(DeskFailure) -> Receipt {
        switch action {
        case .designate(let department, let handler, let ground):
            try dispatch(reference, to: department, handler: handler, note: ground, isDesignation: true, order)
        case .firstDepartment(let department, let ground):
            try setFirstDepartment(reference, to: department, ground: ground, order)
        }
    }

    /// 申请退单: reason code, legal basis and the department suggested, all required; every request counts (practice 20).
    mutating func requestReturn(
        _ reference: TicketReference, code typed: String, basis: String, suggested: DepartmentCode, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        if let part = try ownPart(dossier, order.actor) {
            return try returnPart(part, dossier, code: typed, basis: basis, suggested: suggested, order)
        }
        try requireHolding(dossier, .requestReturn, order.actor)
        guard let lead = dossier.lead else { throw .refused(.notYours) }
        let code = try returnGround(typed, basis: basis, suggested: suggested, of: lead.department, at: order.at)
        if lead.isDesignated { throw .refused(.returnBarred) }
        let earlier = try stored { () throws(StoreFailure) in try store.assignments(of: dossier.ticket.id) }
        // A department asks once a ticket, in whichever round.
        if earlier.contains(where: { $0.department == lead.department && $0.returnRequestedAt != nil }) {
            throw .refused(.alreadyAsked)
        }
        if let window = dossier.clock(.sign), window.due <= order.at { throw .refused(.windowOver) }
        try advance(&dossier, by: .requestReturn, at: order.at)
        return try stored { () throws(StoreFailure) in
            dossier.ticket.returns += 1
            // Asking to be rid of it is no touch, and neither is a reply: a touch is a contact with its result, or a note with
            // a next step and a date (practice 21).
            dossier.changeLead {
                $0.returnRequestedAt = order.at
                $0.leasedUntil = nil
            }
            let name = tables.departmentName(suggested)
            let entry = try journal(
                .requestReturn, dossier, by: order,
                reason: Reason("return-requested", code.typed + " " + code.chinese, name, "\(dossier.ticket.returns)"), text: basis)
            try store.insert(
                ReturnRow(
                    ticket: dossier.ticket.id, number: dossier.ticket.returns, round: lead.round, department: lead.department, code: code,
                    suggested: suggested, askedAt: order.at, askedBy: order.actor.person, askedEntry: entry,
                    category: dossier.ticket.category, district: dossier.ticket.district, street: dossier.ticket.street))
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// What every request to be rid of something says, of a ticket or of a part of one: a code, the legal basis, and another department.
    func returnGround(
        _ typed: String, basis: String, suggested: DepartmentCode, of department: DepartmentCode, at now: Instant
    ) throws(DeskFailure) -> ReturnCode {
        try require(typed, "code", atMost: 20)
        guard let code = ReturnCode(typed: typed) else {
            throw .refused(.invalid(field: "code", value: String(typed.prefix(20)), expected: ReturnCode.list))
        }
        try require(basis, "basis", atMost: 2_000)
        _ = try requireDepartment(suggested, at: now)
        guard suggested != department else {
            throw .refused(.invalid(field: "suggested", value: suggested.rawValue, expected: "别的单位 another department"))
        }
        return code
    }

    /// Rules on a request to return. Granted, the ticket waits for its next dispatch; refused, the department has it.
    mutating func rule(
        _ reference: TicketReference, granted: Bool, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        if let ruled = try rulePart(dossier, granted: granted, reason: reason, order) { return ruled }
        try requireAbove(dossier, .rule, order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 500)
        let windowIsOver = dossier.clock(.sign).map { $0.due <= order.at } ?? true
        let event: TicketEvent = granted ? .grantReturn : (windowIsOver ? .refuseReturnLate : .refuseReturn)
        try advance(&dossier, by: event, at: order.at)
        return try stored { () throws(StoreFailure) in
            try close(returnOf: dossier, isGranted: granted, isLate: event == .refuseReturnLate, reason: reason, order)
            switch event {
            case .grantReturn:
                try endRound(of: &dossier, at: order.at)
            case .refuseReturnLate:
                dossier.changeLead {
                    $0.signedAt = order.at
                    $0.isAutoSigned = true
                }
            default: break
            }
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            if event == .refuseReturnLate { receipt.decided.append(Reason("ruled-late", reason)) }
            if granted { receipt.decided += try correction(after: dossier, reason: reason, at: order.at) }
            return receipt
        }
    }

    /// Journals a ruling, in the feed of the department that asked, and keeps it for precedents and counts.
    mutating func close(
        returnOf dossier: Dossier, isGranted: Bool, isLate: Bool = false, reason: String, _ order: Order
    ) throws(StoreFailure) {
        let event: TicketEvent = isGranted ? .grantReturn : isLate ? .refuseReturnLate : .refuseReturn
        let words = isLate ? Reason("ruled-late", reason) : Reason("ruled", isGranted ? "同意" : "不同意", reason)
        try journal(event, dossier, by: order, reason: words)
        guard var last = try store.returns(of: dossier.ticket.id).last, last.outcome == nil else { return }
        last.outcome = isGranted ? .granted : .refused
        last.ruledAt = order.at
        last.ruledBy = order.actor.person
        last.ruling = reason
        try store.update(last)
    }

    /// Departments whose return of this ticket was granted. Only a ticket that was ever asked back reads a row.
    func letOff(of dossier: Dossier) throws(StoreFailure) -> Set<DepartmentCode> {
        guard dossier.ticket.returns > 0 else { return [] }
        return Set(try store.returns(of: dossier.ticket.id).filter { $0.outcome == .granted }.map(\.department))
    }

    /// What is known better than the rules know it: whom the granted return suggested, or who has answered it before.
    func knownDestination(of dossier: Dossier, but letOff: Set<DepartmentCode>, at now: Instant) throws(StoreFailure) -> Destination? {
        guard let lead = dossier.lead else { return nil }
        let today = tables.routing.calendar.zone.date(of: now)
        func isFree(_ department: DepartmentCode) -> Bool {
            !letOff.contains(department) && department != .hotline
                && tables.routing.departments[department]?.validity.contains(today) == true
        }
        if dossier.ticket.returns > 0, let last = try store.returns(of: dossier.ticket.id).last, last.round == lead.round,
            last.outcome == .granted || dossier.ticket.state == .returnReview, isFree(last.suggested)
        {
            return Destination(
                department: last.suggested,
                why: Reason(
                    "department-suggested", tables.departmentName(last.suggested), tables.departmentName(last.department)),
                isKnown: true)
        }
        guard dossier.ticket.answeredAt != nil, isFree(lead.department) else { return nil }
        return Destination(
            department: lead.department, why: Reason("department-again", tables.departmentName(lead.department)), isKnown: true)
    }

    /// 首接单位 is set once, by the first dispatch; only a ruling with a written ground sets it anew (domain 2.6).
    private mutating func setFirstDepartment(
        _ reference: TicketReference, to department: DepartmentCode, ground: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.designate, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(ground, "ground", atMost: 500)
        _ = try requireDepartment(department, at: order.at)
        guard let before = dossier.ticket.firstDepartment else {
            throw .refused(.wrongState(event: .designate, state: dossier.ticket.state))
        }
        if before == department {
            throw .refused(.invalid(field: "department", value: department.rawValue, expected: "别的单位 another department"))
        }
        return try stored { () throws(StoreFailure) in
            dossier.ticket.firstDepartment = department
            let reason = Reason(
                "first-department-set", tables.departmentName(before), tables.departmentName(department), ground)
            try journal("first_department", dossier, by: order, reason: reason)
            try store.update(dossier.ticket)
            var receipt = receipt(for: dossier)
            receipt.decided = [reason]
            return receipt
        }
    }
}
