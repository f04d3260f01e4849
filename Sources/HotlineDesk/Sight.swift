import HotlineCore
import HotlineRouting
import HotlineStore

/// How much of a ticket somebody sees; each level has what is below it.
enum Sight: Comparable {
    /// It looks as if there were no such ticket.
    case nothing
    /// A secret matter outside intake: the released restatement, neither the words nor the place nor the citizen (practice 27).
    case restated
    /// The words, with name, numbers and address masked: the default of the house.
    case masked
    /// The holder, who must call the citizen (practice 29).
    case whole
}

extension Tables {
    /// The department an actor is bound to; nil for the hotline's own.
    func scope(of actor: Actor) -> DepartmentCode? {
        let person = actor.person.flatMap { routing.people[$0] }
        let department = actor.department ?? person?.department
        // Those who manage the hotline sit in another department and see every ticket.
        if let person, person.department == department, person.roles.contains(.management) { return nil }
        return department == .hotline ? nil : department
    }

    /// Sealed from this actor, or about this actor or somebody above them (practice 26, 28). Time sees everything.
    func isHidden(_ dossier: Dossier, from actor: Actor) -> Bool {
        guard actor.door != .time, let privacy = dossier.privacy else { return false }
        if let readers = privacy.sealReaders, !(actor.person.map { readers.contains($0) } ?? false) { return true }
        return isAccused(actor, by: Accused(privacy))
    }
}

extension Reader {
    func scope(of actor: Actor) -> DepartmentCode? { tables.scope(of: actor) }

    /// The hotline's people see every ticket masked, a department's those that stood with it or below it.
    func sight(of dossier: Dossier, by actor: Actor) throws(DeskFailure) -> Sight {
        if tables.isHidden(dossier, from: actor) { return .nothing }
        guard let department = scope(of: actor) else {
            let person = try tables.require(.see, of: actor)
            guard dossier.ticket.isSecret else {
                // A released ticket is held by whoever calls its citizen back, and so is one that was answered with its main ticket.
                let isCalled = try stored { () throws(StoreFailure) in try isCallWaiting(dossier.ticket) }
                let calls = isCalled && person.map { Rights.allows($0.roles, .callBack) } ?? false
                return calls ? .whole : .masked
            }
            return person.map { Rights.allows($0.roles, .secrecy) } ?? false ? .masked : .restated
        }
        let parts = try stored { () throws(StoreFailure) in try store.assignments(of: dossier.ticket.id) }
        // Whoever a sealed matter is kept for reads it, wherever they sit and whoever has it.
        let isReader = actor.person.flatMap { person in dossier.privacy?.sealReaders?.contains(person) } ?? false
        guard !isReader || parts.contains(where: { tables.routing.isWithin($0.department, department) }) else { return .masked }
        guard parts.contains(where: { tables.routing.isWithin($0.department, department) }) else { return .nothing }
        // An inspector has it because nobody else may, and needs the words themselves.
        let isInspector = actor.person.flatMap { tables.routing.people[$0] }?.roles.contains(.inspector) ?? false
        if dossier.ticket.isSecret, !isInspector { return .restated }
        if let lead = dossier.lead, lead.endedAt == nil, tables.routing.isWithin(lead.department, department) { return .whole }
        // The unit below to which the holder passed the work holds it in the holder's place. A co-department is one of the others:
        // it asks with `unmask` (practice 29).
        let below = try stored { () throws(StoreFailure) in try store.parts(of: dossier.ticket.id, round: dossier.ticket.round) }
        let hasWork = below.contains {
            $0.task.kind == .below && $0.row.endedAt == nil && tables.routing.isWithin($0.row.department, department)
        }
        return hasWork ? .whole : .masked
    }

    /// What somebody reads in place of the matter's own words.
    func words(of dossier: Dossier, as sight: Sight) throws(StoreFailure) -> (content: String, goal: String?, place: String?) {
        switch sight {
        case .nothing: return ("", nil, nil)
        case .restated:
            guard let entry = dossier.privacy?.restatement else { return ("", nil, nil) }
            return (try store.text(of: entry)?.body ?? "", nil, nil)
        case .masked:
            let text = try store.text(of: dossier.ticket.textEntry)
            return (Masking.text(text?.body ?? ""), text?.goal.map(Masking.text), text?.place.map(Masking.address))
        case .whole:
            let text = try store.text(of: dossier.ticket.textEntry)
            return (text?.body ?? "", text?.goal, text?.place)
        }
    }

    /// The ticket's history. Of a secret matter outside intake only what departments themselves wrote, and the restatement.
    ///
    /// Each look at the number is an entry; who works on a ticket opens it often, so a person's looks are one line where the last was.
    ///
    /// - Parameter entries: all of the ticket.
    func history(_ entries: [EntryRow], of dossier: Dossier, as sight: Sight) -> [EntryLine] {
        let looks = Dictionary(grouping: entries.filter { $0.event == "looked" }, by: who)
        return entries.compactMap { entry in
            let who = who(entry)
            var reason = entry.reason
            if entry.event == "looked", let theirs = looks[who], theirs.count > 1 {
                guard entry.id == theirs.last?.id else { return nil }
                reason = Reason("looked-times", "\(theirs.count)")
            }
            return EntryLine(
                id: entry.id, at: entry.at, event: entry.event, who: who, reason: reason, text: words(of: entry, dossier, sight))
        }
    }

    private func words(of entry: EntryRow, _ dossier: Dossier, _ sight: Sight) -> String? {
        switch sight {
        case .nothing: return nil
        case .restated:
            let isTheirs = entry.actorDepartment ?? entry.person.flatMap { tables.routing.people[$0]?.department } ?? .hotline != .hotline
            return isTheirs || entry.id == dossier.privacy?.restatement ? entry.body : nil
        case .masked: return entry.body.map(Masking.text)
        case .whole: return entry.body
        }
    }
}
