import HotlineCore
import HotlineRouting
import HotlineStore

extension Desk {
    /// 直接答复: answered on the spot, first responsibility's first branch (art. 18 ¶4 a).
    mutating func answer(
        _ reference: TicketReference, text: String, despite reason: String?, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.answer, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(text, "text")
        if let reason { try require(reason, "reason", atMost: 500) }
        try requireNoThreat(dossier)
        try advance(&dossier, by: .answer, at: order.at)
        // Nobody reviews it after this: what must not go out stops here (domain 2.9).
        if reason == nil, let blocking = check(text, for: dossier).blocking { throw .refused(.replyBlocked(blocking)) }
        return try stored { () throws(StoreFailure) in
            dossier.ticket.acceptedAt = dossier.ticket.acceptedAt ?? order.at
            dossier.contacted(at: order.at)
            let entry = try journal(
                .answer, dossier, by: order, reason: reason.map { Reason("answered-despite", $0) } ?? Reason("answered"), text: text)
            dossier.ticket.replyEntry = entry
            // Answered on the spot: nothing is passed on that would have to be told.
            dossier.ticket.isTransferTold = true
            try tellCitizenOnly(dossier, .answered, ["reply", text], entry: entry, order)
            try arrangeCallBack(of: &dossier, order)
            try save(&dossier, at: order.at)
            let minimal = try keepMinimal(dossier, order)
            var receipt = receipt(for: dossier)
            receipt.decided = check(text, for: dossier).all.map { Reason("reply-finding", $0.sentence) } + [minimal].compactMap { $0 }
            return receipt
        }
    }

    /// A record. With a date it is a next step, and quiets the first rung until then (practice 21). It is no first report: while
    /// there is danger that is a contact with its result or the reply, or every rung of the urgent ladder would hang on a few
    /// words (practice 4).
    mutating func note(_ reference: TicketReference, text: String, until: Instant?, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        if let part = try ownPart(dossier, order.actor) { return try notePart(part, dossier, text: text, order) }
        try requireHandOn(dossier, .note, order.actor)
        try require(text, "text")
        if let until, until <= order.at {
            throw .refused(.invalid(field: "until", value: until.iso8601(), expected: "将来的时间 a time to come"))
        }
        try advance(&dossier, by: .note, at: order.at)
        return try stored { () throws(StoreFailure) in
            let isDepartments = isDepartments(order.actor)
            if isDepartments, let until {
                dossier.changeLead {
                    $0.touchedAt = $0.touchedAt ?? order.at
                    $0.quietUntil = until
                }
            }
            try journal(
                .note, dossier, by: order, reason: until.map { Reason("noted-until", $0.wallClock()) } ?? Reason("noted"), text: text)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    mutating func urge(_ reference: TicketReference, text: String?, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireHandOn(dossier, .urge, order.actor)
        if let text { try require(text, "text", atMost: 2_000) }
        if dossier.ticket.state == .merged, !isDepartments(order.actor) { return try urgeMain(of: dossier, text: text, order) }
        try advance(&dossier, by: .urge, at: order.at)
        return try stored { () throws(StoreFailure) in
            dossier.ticket.urges += 1
            let entry = try journal(.urge, dossier, by: order, reason: Reason("urged", "\(dossier.ticket.urges)"), text: text)
            if let lead = dossier.lead, dossier.ticket.state.isWithDepartment, try mayTellUrge(of: dossier, at: order.at) {
                let people = tables.routing.recipients(.handler, department: lead.department, handler: lead.handler, at: order.at)
                try tell(
                    people, of: dossier, subject: .urged, arguments: ["ticket", number(dossier.ticket.id).description], entry: entry,
                    isUrgent: dossier.ticket.urgency == .critical, at: order.at)
            }
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    mutating func review(_ reference: TicketReference, _ review: Review, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.review, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        switch review {
        case .release: return try release(reference, order, despite: nil)
        case .redo(let reason):
            try require(reason, "reason", atMost: 500)
            _ = try Lifecycle.next(after: .redo, in: dossier.ticket.state).orRefuse()
            try requireAnotherRedo(dossier)
            try advance(&dossier, by: .redo, at: order.at)
            return try stored { () throws(StoreFailure) in
                return try redo(&dossier, event: .redo, reason: reason, order)
            }
        }
    }

    /// Released, the reply goes to the citizen; not where the check found what must go, unless a reviewer says why it stays.
    mutating func release(_ reference: TicketReference, _ order: Order, despite reason: String?) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireFree(dossier, for: order.actor, at: order.at)
        try advance(&dossier, by: .release, at: order.at)
        let reply = try stored { () throws(StoreFailure) in
            try dossier.ticket.replyEntry.flatMap { entry throws(StoreFailure) in try store.text(of: entry) }?.body ?? ""
        }
        if reason == nil, let blocking = check(reply, for: dossier).blocking { throw .refused(.replyBlocked(blocking)) }
        return try stored { () throws(StoreFailure) in
            try endRound(of: &dossier, at: order.at)
            let entry = try journal(
                .release, dossier, by: order, reason: reason.map { Reason("released-despite", $0) } ?? Reason("released"))
            try tellCitizenOnly(dossier, .replied, ["reply", reply], entry: entry, order)
            try arrangeCallBack(of: &dossier, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    private func requireAnotherRedo(_ dossier: Dossier) throws(DeskFailure) {
        if dossier.ticket.redos >= settings.redoLimit { throw .refused(.redoLimit(settings.redoLimit)) }
    }

    mutating func callBack(_ reference: TicketReference, _ callBack: CallBack, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.callBack, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        switch callBack {
        case .rated(let rating, let words, let solved):
            guard (0...5).contains(rating) else {
                throw .refused(.invalid(field: "rating", value: "\(rating)", expected: "0–5"))
            }
            if rating == 0 { return try missedCall(reference, how: words ?? "无法联系", order) }
            // What is not satisfied is done again, or ends with a reviewer's reasons.
            if rating == 1 || rating == 2 { try require(words ?? "", "reason", atMost: 2_000) }
            if let solved { try require(solved, "solved", among: ReplyResult.ends) }
            try requireCallWaiting(dossier)
            try requireCallingHours(dossier, at: order.at)
            if try stored({ () throws(StoreFailure) in try self.rating(of: dossier) }) != nil { throw .refused(.alreadyRated) }
            return try stored { () throws(StoreFailure) in
                try rate(&dossier, grade: rating, words: words, solved: solved, by: .callBack, order)
                try reached(dossier, at: order.at)
                return receipt(for: dossier)
            }
        case .redo(let reason):
            try require(reason, "reason", atMost: 500)
            _ = try Lifecycle.next(after: .callBackRedo, in: dossier.ticket.state).orRefuse()
            try requireAnotherRedo(dossier)
            try advance(&dossier, by: .callBackRedo, at: order.at)
            return try stored { () throws(StoreFailure) in
                try reached(dossier, at: order.at)
                return try redo(&dossier, event: .callBackRedo, reason: reason, order)
            }
        }
    }

    /// A new round at the same department and its co-departments, with the redo limit; the ladder begins again (domain 2.8).
    private mutating func redo(
        _ dossier: inout Dossier, event: TicketEvent, reason: String, _ order: Order
    ) throws(StoreFailure) -> Receipt {
        dossier.ticket.redos += 1
        // Whoever was to be called about the answer that did not hold is told of the next one.
        try store.endFollowerCalls(under: dossier.ticket.id)
        if let lead = dossier.lead {
            let companions = try parts(of: dossier).filter { $0.task.kind == .co && $0.hasHelped }
            try endRound(of: &dossier, at: order.at)
            try writeParts(of: &dossier)
            let round = dossier.ticket.round + 1
            var again = AssignmentRow(
                ticket: lead.ticket, round: round, part: 0, department: lead.department, handler: lead.handler, assignedAt: order.at,
                assignedBy: order.actor.person, how: "redo", isDesignated: true, ladder: lead.ladder, routing: tables.version)
            // It was signed for once; a redo has no sign window (domain 2.4).
            again.signedAt = order.at
            again.touchedAt = lead.touchedAt
            again.quietUntil = lead.quietUntil
            dossier.ticket.round = round
            dossier.setLead(again)
            try insert(again)
            startOwed(in: &dossier, at: order.at)
            try ask(companions, againIn: dossier, order)
        }
        try journal(event, dossier, by: order, reason: Reason("redo", "\(dossier.ticket.redos)", reason))
        try save(&dossier, at: order.at)
        return receipt(for: dossier)
    }

    mutating func archive(_ reference: TicketReference, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.archive, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try advance(&dossier, by: .archive, at: order.at)
        return try stored { () throws(StoreFailure) in
            try journal(.archive, dossier, by: order, reason: Reason("archived"))
            try passFollowers(of: dossier, after: .archive, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    func isDepartments(_ actor: Actor) -> Bool {
        let person = actor.person.flatMap { tables.routing.people[$0] }
        guard let department = actor.department ?? person?.department else { return false }
        // Those who manage the hotline sit in another department and see to every ticket.
        return department != .hotline && !(person?.department == department && person?.roles.contains(.management) == true)
    }

    func isInspector(_ actor: Actor) -> Bool {
        actor.person.flatMap { tables.routing.people[$0] }?.roles.contains(.inspector) == true
    }

    /// The hotline's people write on any ticket, a department's on those it holds.
    func requireHandOn(_ dossier: Dossier, _ verb: Verb, _ actor: Actor) throws(DeskFailure) {
        if isDepartments(actor) { try requireHolding(dossier, verb, actor) } else { try require(verb, of: actor) }
    }
}
