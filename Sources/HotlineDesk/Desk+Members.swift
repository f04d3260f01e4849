import HotlineCore
import HotlineRouting
import HotlineStore

/// Two hundred workers of one employer are one main ticket with members; the party complained about is a field (practice 36).
extension Desk {
    static let subjectLimit = 100

    mutating func setSubject(of reference: TicketReference, to name: String, _ order: Order) throws(DeskFailure) -> Receipt {
        let dossier = try open(reference)
        try require(.classify, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(name, "subject", atMost: Self.subjectLimit)
        guard dossier.ticket.state.isOpen else { throw .refused(.wrongState(event: .note, state: dossier.ticket.state)) }
        return try stored { () throws(StoreFailure) in
            try store.setSubject(of: dossier.ticket.id, to: name)
            // The party may be a department that reads the feed: it learns nothing here.
            var quiet = dossier
            quiet.setLead(nil)
            try journal("subject", quiet, by: order, reason: Reason("subject", name))
            var receipt = receipt(for: dossier)
            receipt.decided = [Reason("subject", name)]
            return receipt
        }
    }

    /// Each person of a roster gets a number and a code under the main ticket, is told the number, and gets its answer. Who is a
    /// member already stays one.
    mutating func takeMembers(_ lines: [RosterLine], of reference: TicketReference, _ order: Order) throws(DeskFailure) -> Receipt {
        let main = try open(reference)
        try require(.create, of: order.actor)
        try require(.merge, of: order.actor)
        _ = try requireMain(main, for: Newcomer(memberOf: main))
        guard (1...Roster.limit).contains(lines.count) else { throw .refused(.tooLong(field: "roster", limit: Roster.limit)) }
        let count = try stored { () throws(StoreFailure) in try store.countFollowers(of: main.ticket.id) }
        guard count + lines.count <= Self.followerLimit else { throw .refused(.mergeBarred(.full)) }
        return try stored { () throws(StoreFailure) in
            var issued: [Receipt.Issued] = []
            var known = 0
            for (index, line) in lines.enumerated() {
                if try store.isMember(line.phone.number, of: main.ticket.id) {
                    known += 1
                    continue
                }
                issued.append(try takeMember(line, of: main, order.secrets.derived(UInt64(index + 1)), order))
            }
            var quiet = main
            quiet.setLead(nil)
            try journal("members", quiet, by: order, reason: Reason("members", "\(issued.count)", "\(known)"))
            var receipt = receipt(for: main)
            receipt.decided = [Reason("members", "\(issued.count)", "\(known)")]
            receipt.issued = issued
            return receipt
        }
    }

    private mutating func takeMember(
        _ line: RosterLine, of main: Dossier, _ secrets: FreshSecrets, _ order: Order
    ) throws(StoreFailure) -> Receipt.Issued {
        let id = try nextTicket(order)
        let entry = try store.journalHeadID() + 1
        let group = main.ticket
        var ticket = TicketRow(
            id: id, state: .merged, urgency: group.urgency, kind: group.kind, kindClaimed: nil, category: group.category,
            channel: group.channel, district: group.district, street: group.street, place: group.place, isSecret: group.isSecret,
            isVulnerable: false, isThreat: false, receivedAt: order.at, textEntry: entry, routing: tables.version, finding: "{}")
        ticket.acceptedAt = order.at
        ticket.firstPerson = order.actor.person
        ticket.isTransferTold = true
        ticket.codeHash = store.digest(of: "code \(id) \(secrets.queryCode)")
        ticket.linkHash = store.digest(of: "link \(id) \(secrets.link.hexadecimal)")
        let citizen = Citizen(name: line.name, phone: line.phone)
        try store.insert(ticket)
        try store.insertPerson(citizen, ticket: id)
        try store.insert(FollowerRow(ticket: id, main: group.id, kind: .member, since: order.at))
        let dossier = Dossier(ticket, lead: nil, clocks: [])
        try journal(
            "received", dossier, by: order, reason: Reason("member", number(group.id).description),
            text: JournalText(salt: secrets.salt(0), body: line.amount.map { "金额 \($0)" } ?? "成员"))
        try tellCitizen(
            of: dossier, subject: .accepted,
            arguments: [
                "ticket", number(id).description, "due", main.clock(.promised)?.due.wallClock(in: tables.routing.calendar.zone) ?? "",
            ], citizen: citizen, entry: entry, order)
        return Receipt.Issued(number: number(id).description, code: secrets.queryCode, name: line.name, phone: line.phone.masked)
    }
}

extension Receipt {
    /// A number and its code, told once.
    package struct Issued: Hashable, Sendable, Codable {
        package let number: String
        package let code: String?
        package let name: String
        package let phone: String
    }
}
