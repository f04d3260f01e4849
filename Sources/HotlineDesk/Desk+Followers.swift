import HotlineCore
import HotlineRouting
import HotlineStore

/// What a main ticket's followers hear of it, and what is heard from them.
extension Desk {
    /// What is told to a main ticket's citizen about the matter, and so to its followers'. What that one citizen asked for, said or
    /// is asked (a withdrawal, an objection, a supplement, a rating) is theirs alone.
    private static let shared: Set<NoticeID> = [.accepted, .dispatched, .answered, .replied, .extended, .shelvedUntil, .dueMoved]

    /// Tells each follower's citizen what the main ticket's is told, under their own number; an answer ends their clocks.
    ///
    /// - Parameter meaning: what it is, where the channel is told less.
    /// - Returns: whether the main ticket is an incident, which has no citizen of its own.
    mutating func tellFollowers(
        of main: Dossier, subject: NoticeID, meaning: NoticeID, arguments: [String], _ order: Order
    ) throws(StoreFailure) -> Bool {
        let isAnswer = meaning == .answered || meaning == .replied
        let followers = Self.shared.contains(meaning) ? try store.followers(of: main.ticket.id, limit: Self.followerLimit) : []
        for follower in followers where isAnswer || follower.kind == .merged {
            guard var child = try read(follower.ticket) else { continue }
            // The house's own: it stands in no department's feed.
            child.setLead(nil)
            let entry = try journal("told-of-main", child, by: order, reason: Reason("told-of-main", number(main.ticket.id).description))
            let citizen = try store.person(of: child.ticket.id) ?? Citizen()
            try tellCitizen(
                of: child, subject: subject, arguments: arguments.replacing("ticket", by: number(child.ticket.id).description),
                citizen: citizen, entry: entry, order)
            guard isAnswer else { continue }
            child.ticket.answeredAt = child.ticket.answeredAt ?? order.at
            if main.clock(.promised)?.stoppedAt != nil || main.clock(.promised) == nil { end(&child, with: main, at: order.at) }
            try save(&child, at: order.at)
            if follower.kind == .merged { try askFollower(child, citizen, order) }
        }
        return try store.incident(main.ticket.id) != nil
    }

    /// Whoever a gateway reaches is asked there; whoever left a telephone alone is called, as the main ticket's citizen is (domain 2.10).
    private mutating func askFollower(_ child: Dossier, _ citizen: Citizen, _ order: Order) throws(StoreFailure) {
        if try isReachable(citizen) { return try askToRate(child, citizen, order) }
        guard citizen.phone != nil, child.privacy?.isTextOnly != true, try rating(of: child) == nil else { return }
        try store.addFollowerCall(child.ticket.id, at: order.at)
    }

    /// A main ticket closes with its answer given: nothing runs on under it, and its followers are as closed as it is.
    mutating func endFollowers(of main: Dossier, at now: Instant) throws(StoreFailure) {
        for follower in try store.followers(of: main.ticket.id, limit: Self.followerLimit) {
            guard var child = try read(follower.ticket), child.ticket.closedAt == nil else { continue }
            end(&child, with: main, at: now)
            try writeParts(of: &child)
            child.ticket.dueAt = nil
            child.ticket.closedAt = now
            try store.update(child.ticket)
        }
    }

    /// The main ticket is open again, so its followers are no longer closed.
    mutating func reopenFollowers(of main: Dossier) throws(StoreFailure) {
        for follower in try store.followers(of: main.ticket.id, limit: Self.followerLimit) {
            guard var child = try read(follower.ticket) else { continue }
            child.ticket.closedAt = nil
            try store.update(child.ticket)
        }
    }

    /// What a department has done on a main ticket it has done for its followers.
    mutating func meetFollowers(of main: Dossier, _ names: ClockNames, at now: Instant) throws(StoreFailure) {
        for follower in try store.followers(of: main.ticket.id, limit: Self.followerLimit) {
            guard var child = try read(follower.ticket) else { continue }
            for name in names.names { child.stop(name, at: now) }
            if child.changedClocks.isEmpty { continue }
            try writeParts(of: &child)
            child.ticket.dueAt = child.firstDue
            try store.update(child.ticket)
        }
    }

    /// The follower's clocks were met when the main ticket's were: the reply that passed counts, not the check after it.
    private func end(_ child: inout Dossier, with main: Dossier, at now: Instant) {
        child.stop(.promised, at: main.clock(.promised)?.stoppedAt ?? now)
        child.stopAll(at: now)
    }

    /// A merged ticket is nobody's to do: no moment, no ring, and its clocks as they are.
    func planMerged(_ dossier: inout Dossier) {
        dossier.ticket.dueAt = dossier.firstDue
        dossier.ticket.nextAt = nil
    }

    /// What a citizen adds to a follower is the main ticket's too: it hears that there is something, and of new danger. Danger
    /// breaks a caller out of an incident into a ticket of their own (practice 6); else the main ticket is raised with its follower.
    mutating func hearFollower(_ dossier: Dossier, finding: Finding, _ order: Order) throws(StoreFailure) {
        guard dossier.ticket.state == .merged, let follower = try store.follower(dossier.ticket.id), var main = try read(follower.main)
        else { return }
        var child = dossier
        let level = finding.urgency.level
        let isWorse = level > child.ticket.urgency || finding.urgency.threat
        child.ticket.urgency = max(child.ticket.urgency, level)
        child.ticket.isThreat = child.ticket.isThreat || finding.urgency.threat
        main.ticket.isThreat = main.ticket.isThreat || finding.urgency.threat
        if follower.kind != .merged, isWorse, isDanger(finding, level),
            case .success(let next) = Lifecycle.next(after: .unmerge, in: child.ticket.state)
        {
            child.turn(by: .unmerge, to: next, at: order.at)
            try takeOut(&child, reason: "特急", order)
            try store.relate(child.ticket.id, to: main.ticket.id, at: order.at)
            ring(child, finding: finding)
            return
        }
        if isWorse { try save(&child, at: order.at) }
        let isRaised = main.ticket.state.isOpen && level > main.ticket.urgency
        if isRaised {
            raise(&main, to: level, at: order.at)
            ring(main, finding: finding)
        }
        try journal("follower-added", main, by: order, reason: Reason("follower-added", number(child.ticket.id).description))
        if isRaised { try tellRaised(main, order) }
        try save(&main, at: order.at)
    }
}

extension [String] {
    /// A notice's arguments (`name, value, name, value`) with one value replaced.
    fileprivate func replacing(_ name: String, by value: String) -> [String] {
        var arguments = self
        for index in stride(from: 0, to: count - 1, by: 2) where self[index] == name { arguments[index + 1] = value }
        return arguments
    }
}
