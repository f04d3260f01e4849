import HotlineCore
import HotlineRouting
import HotlineStore

/// Only an answer ends a follower. A main ticket that ends for its own reasons (withdrawn, declined, dismissed, handed over) leaves
/// a matter that the others still have: one of them takes its place before the dispatcher, and the rest follow that one
/// (practice 5, 22, 36).
extension Desk {
    /// Numbers that one line lists; the count says how many there are.
    private static let heirsListed = 20

    /// - Parameter event: what the main ticket ends by.
    /// - Returns: what the one who ended it is told; nil where nobody unanswered followed it.
    @discardableResult
    mutating func passFollowers(of main: Dossier, after event: TicketEvent, _ order: Order) throws(StoreFailure) -> Reason? {
        let rows = try store.followers(of: main.ticket.id, limit: Self.followerLimit)
        var waiting: [(row: FollowerRow, dossier: Dossier)] = []
        for row in rows {
            guard let dossier = try read(row.ticket), dossier.ticket.answeredAt == nil else { continue }
            waiting.append((row, dossier))
        }
        // A matter of its own before one of a roster's lines, which says little by itself.
        guard let first = waiting.first(where: { $0.row.kind == .merged }) ?? waiting.first else { return nil }
        var heir = first.dossier
        let others = waiting.filter { $0.row.ticket != heir.ticket.id }
        guard case .success(let next) = Lifecycle.next(after: .unmerge, in: heir.ticket.state) else { return nil }
        try store.removeFollower(heir.ticket.id)
        try store.passFollowers(others.map(\.row.ticket), to: heir.ticket.id, from: main.ticket.id)
        heir.turn(by: .unmerge, to: next, at: order.at)
        heir.setLead(nil)
        try inherit(&heir, from: main, others.map(\.dossier), at: order.at)
        let (old, new) = (number(main.ticket.id).description, number(heir.ticket.id).description)
        try journal(
            "heir", heir, by: order, reason: Reason("heir", old, event.chinese, "\(others.count)"),
            text: first.row.kind == .merged ? nil : try heirText(of: main, order))
        for other in others {
            var quiet = other.dossier
            quiet.setLead(nil)
            try journal("new_main", quiet, by: order, reason: Reason("new-main", old, event.chinese, new))
        }
        var ended = main
        ended.setLead(nil)
        let list = waiting.prefix(Self.heirsListed).map { number($0.row.ticket).description }.joined(separator: "、")
        let passed = Reason("passed-on", "\(waiting.count)", new, list)
        try journal("passed_on", ended, by: order, reason: passed)
        if heir.ticket.urgency == .critical {
            heir.ticket.ringAt = order.at
            ring(heir, finding: nil)
        }
        try save(&heir, at: order.at)
        return passed
    }

    /// The highest urgency and the earliest dues of all who follow it now, and whoever the main ticket complained of.
    private mutating func inherit(_ heir: inout Dossier, from main: Dossier, _ others: [Dossier], at now: Instant) throws(StoreFailure) {
        heir.ticket.closedAt = nil
        heir.ticket.urgency = max(heir.ticket.urgency, others.map(\.ticket.urgency).max() ?? .ordinary)
        heir.ticket.isThreat = heir.ticket.isThreat || others.contains(where: \.ticket.isThreat)
        startOwed(in: &heir, at: now)
        for other in others { takeEarliest(&heir, from: other) }
        if let theirs = main.privacy {
            try change(&heir) {
                $0.accusedDepartments = Array(Set($0.accusedDepartments + theirs.accusedDepartments)).sorted()
                $0.accusedPeople = Array(Set($0.accusedPeople + theirs.accusedPeople)).sorted()
                $0.venue = $0.venue ?? theirs.venue
            }
        }
        if try store.subject(of: heir.ticket.id) == nil, let subject = try store.subject(of: main.ticket.id) {
            try store.setSubject(of: heir.ticket.id, to: subject)
        }
    }

    /// What the group's matter is: a line of a roster does not say it. Of a secret one nothing is copied.
    private func heirText(of main: Dossier, _ order: Order) throws(StoreFailure) -> JournalText? {
        guard !main.ticket.isSecret, let text = try store.text(of: main.ticket.textEntry) else { return nil }
        return JournalText(salt: order.secrets.salt(7), body: text.body, place: text.place)
    }
}
