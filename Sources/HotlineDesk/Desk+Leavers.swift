import HotlineCore
import HotlineRouting
import HotlineStore

/// Somebody has left: what they still answered for passes to the shift leader, what they were handling to whoever stands in for
/// them (practice 9). `first_person` stays as it was, and no clock moves.
extension Desk {
    /// For which day and tables everybody's term was looked at last.
    struct TermsSeen: Hashable {
        let day: CivilDate
        let tables: RoutingVersion
    }

    /// Looks once a day, and after every reload, whose last day is over; passes on at most `limit` tickets.
    ///
    /// - Returns: how many were passed on; less than `limit` means that none is left.
    mutating func passOnOfLeavers(limit: Int, at now: Instant) throws(StoreFailure) -> Int {
        let seen = TermsSeen(day: zone.date(of: now), tables: tables.version)
        guard termsSeen != seen else { return 0 }
        let order = Order(.takeNext(.mine), by: .time, secrets: .none, at: now)
        var done = 0
        for person in try firstPersonsWithWork() where hasLeft(person, by: seen.day) {
            guard let leader = shiftLeader(besides: person, at: now) else { continue }
            for id in try store.answeredFor(by: person, limit: limit - done) {
                try passList(id, from: person, to: leader, order)
                done += 1
            }
            if done >= limit { return done }
        }
        for (person, load) in try currentLoads().sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where load.open > 0 && hasLeft(person, by: seen.day) {
            for id in try store.handled(by: person, limit: limit - done) where try passWork(id, from: person, order) { done += 1 }
            if done >= limit { return done }
        }
        termsSeen = seen
        return done
    }

    /// What a reload says of people whose last day is over by the new tables, and who still have open work: the next tick passes it on.
    ///
    /// - Returns: a line a person, in both languages, as the tables' own warnings are.
    package func leaversWithWork(at now: Instant) throws(StoreFailure) -> [String] {
        let day = zone.date(of: now)
        let working = try store.handlerLoads().filter { $0.value.open > 0 }.map(\.key)
        let leavers = Set(try firstPersonsWithWork() + working).filter { hasLeft($0, by: day) }
        return leavers.sorted { $0.rawValue < $1.rawValue }.prefix(Self.leaversNamed).map { person in
            let number = tables.workNumber(person)
            return "people.csv: \(number) 任期已满，名下未结的单将转给接手的人 · \(number) is out of office; their open work passes on"
        }
    }

    /// More leavers than this are no mistake of a row: a reload's answer stays on one screen.
    private static let leaversNamed = 20

    /// A row of people.csv says that the last day is over. Whoever has no row, an agent of a telephone platform, never had a term here.
    private func hasLeft(_ person: PersonID, by day: CivilDate) -> Bool {
        tables.routing.people[person]?.validity.to.map { $0 < day } ?? false
    }

    private func firstPersonsWithWork() throws(StoreFailure) -> [PersonID] {
        var people: [PersonID] = []
        while let next = try store.nextFirstPerson(after: people.last) { people.append(next) }
        // Whoever left passes on what they kept for somebody else too.
        var keepers: [PersonID] = []
        while let next = try store.nextKeeper(after: keepers.last) { keepers.append(next) }
        return people + keepers.filter { !people.contains($0) }
    }

    private func shiftLeader(besides person: PersonID, at now: Instant) -> PersonID? {
        tables.routing.recipients(.shiftLeader, department: .hotline, handler: nil, at: now).first { $0 != person }
    }

    private mutating func passList(_ id: Int64, from person: PersonID, to leader: PersonID, _ order: Order) throws(StoreFailure) {
        guard let dossier = try read(id) else { return }
        try store.keep(id, by: leader, at: order.at)
        // The hotline's own business stands in no department's feed.
        var own = dossier
        own.setLead(nil)
        let entry = try journal(
            "kept", own, by: order, reason: Reason("kept", tables.workNumber(person), tables.workNumber(leader)))
        try tell(
            [leader], of: dossier, subject: .assigned,
            arguments: ["ticket", number(id).description, "due", dossier.firstDue?.wallClock(in: zone) ?? ""], entry: entry,
            isUrgent: dossier.ticket.urgency == .critical, at: order.at)
    }

    /// - Returns: whether somebody was there to have it.
    private mutating func passWork(_ id: Int64, from person: PersonID, _ order: Order) throws(StoreFailure) -> Bool {
        guard var dossier = try read(id), let lead = dossier.lead, lead.handler == person else { return false }
        let accused = Accused(dossier.privacy)
        guard
            let standIn = tables.routing.standIn(
                for: person, in: lead.department, at: order.at, isBarred: { tables.isAccused($0, by: accused) })
        else { return false }
        dossier.changeLead {
            $0.handler = standIn.person
            $0.leasedUntil = nil
        }
        moveLoad(from: person, to: standIn.person, at: order.at)
        let reason = Reason("work-passed", tables.workNumber(person), tables.workNumber(standIn.person))
        let entry = try journal(.transfer, dossier, by: order, reason: reason)
        try tell(
            [standIn.person], of: dossier, subject: .assigned,
            arguments: ["ticket", number(id).description, "due", dossier.firstDue?.wallClock(in: zone) ?? ""], entry: entry,
            isUrgent: dossier.ticket.urgency == .critical, at: order.at)
        try save(&dossier, at: order.at)
        return true
    }
}
