import HotlineCore
import HotlineStore

/// One slice of wiping old closed tickets; the next begins where it ended.
package struct Anonymisation: Sendable, Hashable {
    /// Tickets closed by then, and raw input taken by then.
    package let closedBy: Instant
    /// The submission row after which raw input is looked at.
    package let rawAfter: Int64

    package init(closedBy: Instant, rawAfter: Int64 = 0) {
        self.closedBy = closedBy
        self.rawAfter = rawAfter
    }

    /// Nothing younger is wiped, whoever asks: an objection and a complaint about the reply have their time.
    package static let shortestDays = 30

    /// - Returns: nil for fewer days than may be.
    package static func olderThan(days: Int, at now: Instant) -> Anonymisation? {
        guard (shortestDays...36_500).contains(days) else { return nil }
        return Anonymisation(closedBy: Instant(milliseconds: now.milliseconds - Int64(days) * 24 * 3_600_000))
    }

    /// `730d` or `730`.
    package static func days(_ text: String) -> Int? {
        let digits = text.hasSuffix("d") || text.hasSuffix("天") ? String(text.dropLast()) : text
        guard !digits.isEmpty, digits.utf8.count <= 5, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits)
    }
}

/// What a slice wiped.
package struct ErasureReceipt: Hashable, Sendable, Codable {
    package var tickets = 0
    package var persons = 0
    package var texts = 0
    package var submissions = 0
    package var notices = 0
    package var messages = 0
    package var rejects = 0
    /// Numbers and words of calls; nil in receipts of older versions.
    package var calls: Int?
    /// Where the next slice goes on; nil where all is done.
    package var rawAfter: Int64?

    package init() {}

    package init(_ count: ErasureCount) {
        tickets = count.tickets
        persons = count.persons
        texts = count.texts
        submissions = count.submissions
        notices = count.notices
        messages = count.messages
        rejects = count.rejects
        calls = count.calls
    }

    package mutating func add(_ other: ErasureReceipt) {
        tickets += other.tickets
        persons += other.persons
        texts += other.texts
        submissions += other.submissions
        notices += other.notices
        messages += other.messages
        rejects += other.rejects
        if let wiped = other.calls { calls = (calls ?? 0) + wiped }
    }

    package var sentence: Reason {
        Reason(
            "anonymised", "\(tickets)", "\(persons)", "\(texts)", "\(submissions)", "\(notices)", "\(messages)", "\(rejects)",
            "\(calls ?? 0)")
    }
}

extension Desk {
    /// Tickets of one slice: a turn stays short beside the others' orders.
    static let anonymisedTickets = 100
    /// Rows of raw input looked at in one slice.
    static let anonymisedRows = 2_000

    /// Wipes a slice; nothing that is open is touched, and the chain stays whole (practice 28).
    mutating func anonymise(_ wish: Anonymisation, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.anonymise, of: order.actor)
        let latest = order.at.milliseconds - Int64(Anonymisation.shortestDays) * 24 * 3_600_000
        guard wish.closedBy.milliseconds <= latest else {
            throw .refused(.invalid(field: "days", value: wish.closedBy.wallClock(), expected: "≥ \(Anonymisation.shortestDays)"))
        }
        return try stored { () throws(StoreFailure) in
            let end = Reader.firstRow(after: wish.closedBy, in: tables.routing.calendar.zone)
            var count = ErasureCount()
            let tickets = try store.erasable(closedBy: wish.closedBy, before: end, limit: Self.anonymisedTickets)
            for ticket in tickets {
                count = count + (try store.personal(in: ticket))
                try store.erase(ticket, at: order.at)
            }
            var next: Int64? = wish.rawAfter
            // Raw input after the tickets it belongs to, so that its own says whether it goes.
            if tickets.count < Self.anonymisedTickets {
                let raw = try store.eraseRaw(takenBy: wish.closedBy, after: wish.rawAfter, rows: Self.anonymisedRows)
                count.submissions = raw.wiped
                next = raw.last
                if next == nil {
                    let calls = try store.eraseCalls(before: wish.closedBy, limit: Self.anonymisedRows)
                    count.calls = calls
                    // More may be left: another slice begins where the raw input ended.
                    if calls >= Self.anonymisedRows { next = wish.rawAfter }
                }
                if next == nil {
                    count.rejects = try store.rejectsErasable(takenBy: wish.closedBy)
                    try store.eraseRejects(takenBy: wish.closedBy)
                }
            }
            var erased = ErasureReceipt(count)
            erased.rawAfter = next
            if count != ErasureCount() { try journalPrivately("anonymised", nil, reason: erased.sentence, text: nil, order) }
            var receipt = Receipt()
            receipt.erased = erased
            return receipt
        }
    }
}

extension Reader {
    /// The first row id of the day after an instant's.
    static func firstRow(after instant: Instant, in zone: Zone) -> Int64 {
        TicketNumber.sixDigits(of: zone.date(of: instant).adding(days: 1)).lowerBound
    }

    /// What `anonymise` would wipe, counted from the rows alone.
    package static func erasable(_ wish: Anonymisation, in store: Store, zone: Zone) throws(StoreFailure) -> ErasureReceipt {
        let end = firstRow(after: wish.closedBy, in: zone)
        var count = ErasureCount()
        var last: Int64 = 0
        while true {
            let page = try store.erasable(closedBy: wish.closedBy, before: end, after: last, limit: Desk.anonymisedRows)
            guard let newest = page.last else { break }
            for ticket in page { count = count + (try store.personal(in: ticket)) }
            last = newest
        }
        count.submissions = try store.rawErasable(takenBy: wish.closedBy, before: end)
        count.rejects = try store.rejectsErasable(takenBy: wish.closedBy)
        count.calls = try store.callsErasable(before: wish.closedBy)
        return ErasureReceipt(count)
    }
}
