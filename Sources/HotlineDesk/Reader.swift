import HotlineCore
import HotlineReports
import HotlineRouting
import HotlineStore

/// Answers questions from one snapshot. Has the rows and the tables, and writes nothing.
package struct Reader {
    let store: Store
    let tables: Tables
    let settings: DeskSettings
    var standing: Standing

    package init(store: Store, tables: Tables, settings: DeskSettings) {
        self.init(store: store, tables: tables, settings: settings, standing: Standing())
    }

    package init(store: Store, tables: Tables, settings: DeskSettings, standing: Standing) {
        self.store = store
        self.tables = tables
        self.settings = settings
        self.standing = standing
    }

    package func answer(_ query: Query, at now: Instant) throws(StoreFailure) -> DeskAnswer {
        try answered(at: now, query.actor) { () throws(DeskFailure) in
            switch query {
            case .identify(let credential): return .identity(try identify(credential, at: now))
            case .show(let reference, let actor): return .ticket(try show(reference, by: actor, at: now))
            case .list(let filter, let actor): return .list(try list(filter, by: actor, at: now))
            case .inbox(let actor): return .inbox(try inbox(by: actor, at: now))
            case .why(let reference, let actor): return .why(try why(reference, by: actor, at: now))
            case .daysLost(let reference, let actor): return .why(try daysLost(reference, by: actor, at: now))
            case .returns(let query, let actor): return .why(try returns(query, by: actor))
            case .propose(let submission, let decision, let actor):
                return .proposal(try propose(submission, decision, by: actor, at: now))
            case .venue(let named, let actor):
                try require(.create, of: actor)
                return .venue(name: try tables.requireVenue(named).name)
            case .progress(let request): return .progress(try progress(request, at: now))
            case .feed(let request, let actor): return .feed(try feed(request, by: actor, at: now))
            case .untold(let actor): return .notices(try untold(by: actor, at: now))
            case .digest(let department, let actor): return .digest(try digest(of: department, by: actor, at: now))
            case .notice(let id, let actor): return .notices([try notice(id, by: actor, at: now)])
            case .holidays(let actor): return .holidays(try holidays(by: actor, at: now))
            case .duty(let query, let actor): return .duty(try self.answer(query, by: actor, at: now))
            case .suggestions(let department, let actor): return .suggestions(try suggestions(to: department, by: actor))
            case .lateAccount(let department, let actor):
                return .lateAccount(try lateAccount(of: department, by: actor, at: now))
            case .figures(let department, let actor): return .figures(try figures(of: department, by: actor, at: now))
            case .privacy(let query, let actor): return try self.answer(query, by: actor, at: now)
            case .quality(let query, let actor): return .quality(try quality(query, by: actor, at: now))
            case .calls(let query, let actor): return .calls(try calls(query, by: actor, at: now))
            case .status(let actor): return .status(try status(by: actor, at: now))
            case .register(let query): return .register(try register(query, at: now))
            case .formOptions: return .form(formOptions)
            case .readiness: return .ready(true, why: "")
            case .metrics(let actor): return .metrics(try metrics(by: actor, at: now))
            case .links(let question, let actor): return .links(try links(question, by: actor, at: now))
            case .departmentDesk(let filter, let actor): return .departmentDesk(try departmentDesk(filter, by: actor, at: now))
            case .board(let actor): return .board(try board(by: actor, at: now))
            case .find(let query, let actor): return .found(try find(query, among: nil, upTo: nil, by: actor, at: now))
            case .workbench(let query, let actor): return .workbench(try workbench(query, by: actor, at: now))
            case .webhooks(let query, let actor): return .webhooks(try webhooks(query, by: actor, at: now))
            case .cursors(let source): return .cursors(try stored { () throws(StoreFailure) in try store.cursors(of: source) })
            }
        }
    }

    /// Answers somebody who is in office, a refusal among the answers.
    func answered(at now: Instant, _ actor: Actor?, _ body: () throws(DeskFailure) -> DeskAnswer) throws(StoreFailure) -> DeskAnswer {
        do throws(DeskFailure) {
            if let actor { try tables.requireInOffice(actor, at: now) }
            return try body()
        } catch {
            switch error {
            case .refused(let refusal): return .refused(refusal)
            case .store(let failure): throw failure
            }
        }
    }

    func number(_ id: Int64) -> String { TicketNumber(prefix: settings.prefix, body: id)?.description ?? "\(id)" }

    func read(_ id: Int64) throws(StoreFailure) -> Dossier? { try store.dossier(id) }

    /// The ticket that a person names and may see.
    func open(_ reference: TicketReference, by actor: Actor) throws(DeskFailure) -> Dossier {
        let dossier = try store.open(reference, prefix: settings.prefix)
        // Another department's ticket looks like none: a refusal without a hint.
        guard try maySee(dossier, actor) else { throw .refused(.noSuchTicket) }
        return dossier
    }

    func maySee(_ dossier: Dossier, _ actor: Actor) throws(DeskFailure) -> Bool { try sight(of: dossier, by: actor) > .nothing }

    func require(_ verb: Verb, of actor: Actor) throws(DeskFailure) { try tables.require(verb, of: actor) }
}
