import HotlineCore
import HotlineRouting
import HotlineStore

/// What a main ticket's followers hear of it, and what is heard from them.
extension Desk {
    /// Tells each follower's citizen what the main ticket's is told, under their own number; an answer ends their clocks.
    ///
    /// - Returns: whether the main ticket is an incident, which has no citizen of its own.
    mutating func tellFollowers(
        of main: Dossier, subject: NoticeID, arguments: [String], _ order: Order
    ) throws(StoreFailure) -> Bool {
        let followers = try store.followers(of: main.ticket.id, limit: Self.followerLimit)
        let isAnswer = subject == .answered || subject == .replied
        for follower in followers where isAnswer || follower.kind == .merged {
            guard var child = try read(follower.ticket) else { continue }
            // The house's own: it stands in no department's feed.
            child.setLead(nil)
            let entry = try journal("told-of-main", child, by: order, reason: Reason("told-of-main", number(main.ticket.id).description))
            try tellCitizen(
                of: child, subject: subject, arguments: arguments.replacing("ticket", by: number(child.ticket.id).description),
                citizen: store.person(of: child.ticket.id) ?? Citizen(), entry: entry, order)
            if isAnswer, main.clock(.promised)?.stoppedAt != nil || main.clock(.promised) == nil {
                end(&child, with: main, at: order.at)
                try save(&child, at: order.at)
            }
        }
        return try store.incident(main.ticket.id) != nil
    }

    /// A main ticket closes: nothing runs on under it.
    mutating func endFollowers(of main: Dossier, at now: Instant) throws(StoreFailure) {
        for follower in try store.followers(of: main.ticket.id, limit: Self.followerLimit) {
            guard var child = try read(follower.ticket), child.firstDue != nil else { continue }
            end(&child, with: main, at: now)
            try writeParts(of: &child)
            child.ticket.dueAt = nil
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
        if main.ticket.state.isOpen, level > main.ticket.urgency {
            raise(&main, to: level, at: order.at)
            ring(main, finding: finding)
        }
        try journal("follower-added", main, by: order, reason: Reason("follower-added", number(child.ticket.id).description))
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
