import HotlineCore
import HotlineRouting
import HotlineStore

/// 回访 and 评价 (domain 2.10): three attempts on different days, five levels, and what follows where it was not enough.
extension Desk {
    /// Calls that reach nobody before a ticket goes to archive as 无法联系.
    static let callBackAttempts = 3

    /// Asked by a person or by the citizen; the low ones stay until a redo or a reviewer's reasons end it.
    ///
    /// - Parameter event: what a good grade does to the ticket in its state.
    mutating func rate(
        _ dossier: inout Dossier, grade: Int, words: String?, solved: String? = nil, by event: TicketEvent, _ order: Order
    ) throws(StoreFailure) {
        try store.rate(
            dossier.ticket.id, round: dossier.ticket.round, grade: grade, solved: solved, by: order.actor.person, at: order.at)
        try store.endFollowerCall(dossier.ticket.id)
        if event == .callBack { try tellReplyOnCallBack(of: dossier, order) }
        if grade <= 2 {
            let entry = try journal(
                "rated_low", dossier, by: order, reason: Reason("rated-low", "\(grade)"),
                text: words.map { JournalText(salt: order.secrets.salt(0), body: $0) })
            try askForSecondLook(
                at: dossier, what: "评价 \(grade)", butNot: try store.repliers(to: dossier.ticket.id), entry: entry, order)
        } else {
            if case .success(let next) = Lifecycle.next(after: event, in: dossier.ticket.state) {
                dossier.turn(by: event, to: next, at: order.at)
            }
            try journal(event, dossier, by: order, reason: Reason("called-back", "\(grade)"), text: words)
        }
        try save(&dossier, at: order.at)
    }

    /// Whoever was reached and asked about the reply knows it: its notice need not be told any more.
    private mutating func tellReplyOnCallBack(of dossier: Dossier, _ order: Order) throws(StoreFailure) {
        let settled: Set<String> = Set([NoticeID.replied, .replyReady, .answered, .final, .rate].map(\.rawValue))
        let waiting = try store.notices(of: dossier.ticket.id).filter {
            $0.recipient == "citizen" && $0.isWaiting && settled.contains($0.subject)
        }
        guard !waiting.isEmpty else { return }
        for notice in waiting { try store.settle(notice.id, toldAt: order.at, how: TicketEvent.callBack.chinese) }
        try journal("told", dossier, by: order, reason: Reason("told", TicketEvent.callBack.chinese, "\(waiting.count)"))
    }

    func rating(of dossier: Dossier) throws(StoreFailure) -> RatingRow? {
        try store.rating(of: dossier.ticket.id, round: dossier.ticket.round)
    }

    /// A call that reached nobody counts for every ticket of that telephone which waits for one: they were called once.
    mutating func missedCall(_ reference: TicketReference, how: String, _ order: Order) throws(DeskFailure) -> Receipt {
        let dossier = try open(reference)
        let person = try requirePerson(.callBack, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(how, "how", atMost: 200)
        try requireCallWaiting(dossier)
        if try stored({ () throws(StoreFailure) in try rating(of: dossier) }) != nil { throw .refused(.alreadyRated) }
        let plan = try stored { () throws(StoreFailure) in try reader.plan(of: dossier) }
        let zone = tables.routing.calendar.zone
        if let last = plan.last, zone.date(of: last) == zone.date(of: order.at) { throw .refused(.tooEarly(until: plan.at)) }
        try requireCallingHours(dossier, at: order.at)
        return try stored { () throws(StoreFailure) in
            for id in plan.tickets {
                guard var one = try read(id), try reader.isCallWaiting(one.ticket), try rating(of: one) == nil else { continue }
                try miss(&one, how: how, by: person, order)
            }
            return receipt(for: try read(dossier.ticket.id) ?? dossier)
        }
    }

    /// The ticket waits for its call-back, or its citizen for theirs under the main ticket that was answered.
    func requireCallWaiting(_ dossier: Dossier) throws(DeskFailure) {
        if try stored({ () throws(StoreFailure) in try reader.isCallWaiting(dossier.ticket) }) { return }
        _ = try Lifecycle.next(after: .callBack, in: dossier.ticket.state).orRefuse()
    }

    /// Outside the hours nobody may be called, so nobody was (practice 10).
    func requireCallingHours(_ dossier: Dossier, at now: Instant) throws(DeskFailure) {
        let open = withinHours(now)
        if dossier.ticket.urgency != .critical, open != now { throw .refused(.tooEarly(until: open)) }
    }

    private mutating func miss(_ dossier: inout Dossier, how: String, by person: PersonID, _ order: Order) throws(StoreFailure) {
        let id = dossier.ticket.id
        let attempt = try store.callBackAttempts(of: id, round: dossier.ticket.round).count + 1
        let isLast = attempt >= Self.callBackAttempts
        let next = isLast ? nil : withinHours(order.at.adding(seconds: 24 * 3_600))
        try store.insert(
            CallBackAttemptRow(attempt: attempt, at: order.at, how: how, next: next), of: id, round: dossier.ticket.round, by: person)
        try journal(
            "call_missed", dossier, by: order,
            reason: next.map { Reason("call-missed", "\(attempt)", $0.wallClock(in: tables.routing.calendar.zone)) }
                ?? Reason("call-missed-last", "\(attempt)"), text: JournalText(salt: order.secrets.salt(UInt8(attempt)), body: how))
        if isLast {
            try store.rate(id, round: dossier.ticket.round, grade: 0, solved: nil, by: person, at: order.at)
            try store.endFollowerCall(id)
            if case .success(let state) = Lifecycle.next(after: .callBack, in: dossier.ticket.state) {
                dossier.turn(by: .callBack, to: state, at: order.at)
            }
            try journal(.callBack, dossier, by: order, reason: Reason("called-back", "0"))
        }
        try save(&dossier, at: order.at)
    }

    /// 最终答复: nothing more is to be done, and a reviewer who did not reply says why.
    mutating func finalAnswer(_ reference: TicketReference, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let person = try requirePerson(.review, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(text, "text", atMost: 4_000)
        let event: TicketEvent =
            switch dossier.ticket.state {
            case .awaitingReview: .release
            case .awaitingRating: .rate
            default: .callBack
            }
        _ = try Lifecycle.next(after: event, in: dossier.ticket.state).orRefuse()
        let given = try stored { () throws(StoreFailure) in try rating(of: dossier) }
        if event == .release {
            // Before the citizen was asked only where it was done again as often as it may be.
            guard dossier.ticket.redos >= settings.redoLimit else { throw .refused(.finalTooSoon) }
        } else {
            guard given?.isSatisfied == false else { throw .refused(.finalTooSoon) }
        }
        if try stored({ () throws(StoreFailure) in try store.repliers(to: dossier.ticket.id) }).contains(person) {
            throw .refused(.ownDecision)
        }
        let found = check(text, for: dossier)
        if let blocked = found.blocking { throw .refused(.replyBlocked(blocked)) }
        try advance(&dossier, by: event, at: order.at)
        return try stored { () throws(StoreFailure) in
            try endRound(of: &dossier, at: order.at)
            let entry = try journal(
                "final_answer", dossier, by: order, reason: Reason("final-answer"),
                text: JournalText(salt: order.secrets.salt(0), body: text))
            dossier.ticket.replyEntry = entry
            try journal(event, dossier, by: order, reason: Reason("final-answer"))
            try tellCitizenOnly(dossier, .final, ["reply", text], entry: entry, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// After a release: whom nobody can call is not called, and whoever a gateway reaches may rate it there.
    mutating func arrangeCallBack(of dossier: inout Dossier, _ order: Order) throws(StoreFailure) {
        let citizen = try store.person(of: dossier.ticket.id) ?? Citizen()
        if citizen.phone == nil, citizen.chat == nil, dossier.ticket.state == .awaitingCallback,
            case .success(let next) = Lifecycle.next(after: .callBack, in: dossier.ticket.state)
        {
            dossier.turn(by: .callBack, to: next, at: order.at)
            try journal(.callBack, dossier, by: order, reason: Reason("nobody-to-call"))
        } else if !isCalled(dossier, citizen) {
            try askToRate(dossier, citizen, order)
        }
    }

    /// Of the green lane a person calls, and no gateway asks in their stead (art. 10).
    private func isCalled(_ dossier: Dossier, _ citizen: Citizen) -> Bool {
        let phone = dossier.privacy?.representativePhone ?? citizen.phone
        return dossier.ticket.isVulnerable && dossier.ticket.state == .awaitingCallback && phone != nil
            && dossier.privacy?.isTextOnly != true
    }

    /// Whoever a gateway reaches is asked there.
    mutating func askToRate(_ dossier: Dossier, _ citizen: Citizen, _ order: Order) throws(StoreFailure) {
        guard try isReachable(citizen) else { return }
        let entry = try journal("rating_asked", dossier, by: order, reason: Reason("rating-asked"))
        try tellCitizen(
            of: dossier, subject: .rate, arguments: ["ticket", number(dossier.ticket.id).description], citizen: citizen, entry: entry, order
        )
    }

    var reader: Reader { Reader(store: store, tables: tables, settings: settings) }
}
