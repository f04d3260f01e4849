import HotlineCore
import HotlineRouting
import HotlineStore

/// Who may do what, looked up in the tables in force: one place for orders and for questions.
extension Tables {
    /// - Returns: the person who acts; nil for time, for the service's own account, and for a department's system that reads.
    @discardableResult
    func require(_ verb: Verb, of actor: Actor) throws(DeskFailure) -> Person? {
        if actor.door == .time { return nil }
        guard let id = actor.person else {
            if actor.department != nil {
                // A department's system reads by itself, and names a person for every write (practice 29).
                if verb == .see { return nil }
                throw .refused(.missing(field: "person"))
            }
            // uid 0 and the service's own user are administrators without a row (design 11).
            if actor.door == .tool || actor.door == .console, Rights.allows([.administrator], verb) { return nil }
            throw .refused(.notPermitted(verb: verb.rawValue))
        }
        guard let person = routing.people[id] else { throw .refused(.unknownPerson(id.rawValue)) }
        guard Rights.allows(try roles(of: person, acting: actor), verb) else { throw .refused(.notPermitted(verb: verb.rawValue)) }
        return person
    }

    /// Nobody acts before their first day or after their last: a token outlives neither (practice 9).
    func requireInOffice(_ actor: Actor, at now: Instant) throws(DeskFailure) {
        guard let id = actor.person, let person = routing.people[id] else { return }
        guard isInOffice(person, at: now) else { throw .refused(.termOver(id)) }
    }

    func isInOffice(_ person: Person, at now: Instant) -> Bool { person.validity.contains(routing.calendar.zone.date(of: now)) }

    /// A person's own roles; a liaison's where an operator who phoned a department acts for it (practice 43). A department's
    /// system names its own people and nobody else's (practice 29).
    private func roles(of person: Person, acting actor: Actor) throws(DeskFailure) -> Set<Role> {
        guard let department = actor.department, department != person.department else { return person.roles }
        if actor.door == .console, person.department == .hotline {
            return Rights.allows(person.roles, .contact) ? [.liaison] : []
        }
        guard routing.isWithin(person.department, department) || routing.isWithin(department, person.department) else {
            throw .refused(.personOutsideDepartment(person.id, department))
        }
        return person.roles
    }
}

extension Store {
    /// The ticket that a person names. A suffix is looked for among the newest tickets; two that end so are refused.
    func find(_ reference: TicketReference, prefix: TicketNumber.Prefix) throws(DeskFailure) -> Int64 {
        switch reference {
        case .number(let number):
            guard number.prefix == prefix else { throw .refused(.noSuchTicket) }
            return number.body
        case .suffix(let digits):
            let found = try stored { () throws(StoreFailure) in try tickets(endingWith: digits, prefix: prefix) }
            guard let first = found.first else { throw .refused(.noSuchTicket) }
            guard found.count == 1 else { throw .refused(.ambiguousTicket(matches: found.count)) }
            return first
        }
    }

    func open(_ reference: TicketReference, prefix: TicketNumber.Prefix) throws(DeskFailure) -> Dossier {
        let id = try find(reference, prefix: prefix)
        guard let dossier = try stored({ () throws(StoreFailure) in try dossier(id) }) else { throw .refused(.noSuchTicket) }
        return dossier
    }
}
