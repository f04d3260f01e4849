import HotlineCore
import HotlineStore

/// Flagged callers (domain 2.9): by two people, with a reason and an end, lifted by a supervisor. Whatever they bring is taken
/// like anybody's; one line says that it came from them, and it is counted.
extension Desk {
    /// The longest a flag may last without being looked at again: a year.
    static let longestFlagDays: Int64 = 366

    mutating func caller(_ action: CallerAction, _ order: Order) throws(DeskFailure) -> Receipt {
        if isDepartments(order.actor) { throw .refused(.notPermitted(verb: Verb.classify.rawValue)) }
        switch action {
        case .flag(let phone, let reason, let until): return try flag(phone, reason: reason, until: until, order)
        case .confirm(let phone, let granted): return try confirmFlag(phone, granted: granted, order)
        case .unflag(let phone, let reason): return try unflag(phone, reason: reason, order)
        }
    }

    private mutating func flag(_ phone: Phone, reason: String, until: Instant, _ order: Order) throws(DeskFailure) -> Receipt {
        let person = try requirePerson(.classify, of: order.actor)
        try require(reason, "reason", atMost: 200)
        guard until > order.at, until <= order.at.adding(seconds: Self.longestFlagDays * 86_400) else {
            throw .refused(.invalid(field: "until", value: until.iso8601(), expected: "一年以内的将来 within a year to come"))
        }
        let known = try stored { () throws(StoreFailure) in try currentFlags() }
        if let flag = known[phone.number], flag.until > order.at {
            throw .refused(.invalid(field: "phone", value: phone.masked, expected: "还没有标记的号码 a number without a flag"))
        }
        guard known.values.count(where: { $0.until > order.at }) < Store.flagLimit else {
            throw .refused(.tooLong(field: "flags", limit: Store.flagLimit))
        }
        return try stored { () throws(StoreFailure) in
            let flag = CallerFlagRow(phone: phone.number, reason: reason, until: until, proposedBy: person, proposedAt: order.at)
            try put(flag)
            try journalCaller("caller_flag", Reason("flag-proposed", phone.lastFour, until.wallClock()), order)
            return Receipt()
        }
    }

    private mutating func confirmFlag(_ phone: Phone, granted: Bool, _ order: Order) throws(DeskFailure) -> Receipt {
        let person = try requirePerson(TwoPersonMatter.callerFlag.confirming, of: order.actor)
        let known = try stored { () throws(StoreFailure) in try currentFlags() }
        guard var flag = known[phone.number], flag.confirmedBy == nil, flag.until > order.at else { throw .refused(.nothingWaiting) }
        if flag.proposedBy == person { throw .refused(.ownDecision) }
        return try stored { () throws(StoreFailure) in
            if granted {
                flag.confirmedBy = person
                try put(flag)
            } else {
                try drop(flag)
            }
            try journalCaller("caller_flag", Reason("flag-confirmed", phone.lastFour, granted ? "同意" : "不同意"), order)
            return Receipt()
        }
    }

    private mutating func unflag(_ phone: Phone, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        _ = try requirePerson(.rule, of: order.actor)
        try require(reason, "reason", atMost: 200)
        let known = try stored { () throws(StoreFailure) in try currentFlags() }
        guard let flag = known[phone.number] else { throw .refused(.nothingWaiting) }
        return try stored { () throws(StoreFailure) in
            try drop(flag)
            try journalCaller("caller_flag", Reason("flag-lifted", phone.lastFour, reason), order)
            return Receipt()
        }
    }

    /// Takes note that a ticket came from a flagged telephone. Without flags nothing is read or written.
    mutating func countFlagged(_ dossier: Dossier, _ citizen: Citizen, _ order: Order) throws(StoreFailure) {
        guard let phone = citizen.phone, var flag = try currentFlags()[phone.number], flag.isInForce(at: order.at) else { return }
        flag.calls += 1
        try put(flag)
        var unaddressed = dossier
        // The department works on the matter, whoever brought it.
        unaddressed.setLead(nil)
        try journal("caller_flag", unaddressed, by: order, reason: Reason("flagged-call", flag.until.wallClock(), "\(flag.calls)"))
    }

    private mutating func currentFlags() throws(StoreFailure) -> [String: CallerFlagRow] {
        if let flags { return flags }
        let read = Dictionary(try store.callerFlags().map { ($0.phone, $0) }) { first, _ in first }
        flags = read
        return read
    }

    private mutating func put(_ flag: CallerFlagRow) throws(StoreFailure) {
        try store.put(flag)
        flags?[flag.phone] = flag
    }

    private mutating func drop(_ flag: CallerFlagRow) throws(StoreFailure) {
        try store.dropFlag(of: flag.phone)
        flags?[flag.phone] = nil
    }

    private mutating func journalCaller(_ event: String, _ reason: Reason, _ order: Order) throws(StoreFailure) {
        let (reason, text) = try conceal(reason, nil, order)
        try store.append(
            JournalEntry(
                ticket: nil, at: order.at, event: event, door: order.actor.door.rawValue, person: order.actor.person,
                actorDepartment: order.actor.department, origin: String(order.actor.origin.prefix(64)), reason: reason, department: nil,
                text: text))
    }
}
