import HotlineCore
import HotlineRouting
import HotlineStore

extension DeskService {
    /// Whatever is wrong with a sign-in, the answer is `notAuthenticated`; only a daemon that cannot look is told apart.
    func handle(_ request: SessionRequest, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        switch request {
        case .open(let token, let person, let id, let address):
            let grant = Sessions.Grant(token: SHA256.hash(token.utf8), person: person)
            attempt(Attempt(subject: person?.rawValue, address: address), at: now, reply: reply) { reply in
                self.holder(of: grant, withChoices: false, at: now) { answer in
                    if case .session = answer { self.sessions.sync { $0.begin(id, grant, at: now) } }
                    reply(answer)
                }
            }
        case .identify(let credential, let address):
            attempt(Attempt(subject: credential.account, address: address), at: now, reply: reply) { reply in
                self.read(.identify(credential), at: now, reply: reply)
            }
        case .resume(let id, let withChoices):
            guard let grant = sessions.sync({ $0.touch(id, at: now) }) else { return reply(.refused(.notAuthenticated)) }
            holder(of: grant, withChoices: withChoices, at: now, reply: reply)
        case .close(let id):
            sessions.sync { $0.end(id) }
            reply(.session(.closed))
        }
    }

    /// Lets somebody show a token, and counts it where it is nobody's. Past the budget the right one gets the same answer as a wrong one.
    private func attempt(
        _ attempt: Attempt, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void,
        by look: (@escaping @Sendable (DeskAnswer) -> Void) -> Void
    ) {
        guard logins.sync({ $0.allows(attempt, at: now) }) else { return reply(.refused(.tooManyRequests)) }
        look { answer in
            if case .refused(.notAuthenticated) = answer { self.logins.async { $0.fail(attempt) } }
            reply(answer)
        }
    }

    private func holder(of grant: Sessions.Grant, withChoices: Bool, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        short.async { desk in
            let answer: DeskAnswer
            do throws(DeskFailure) {
                let reader = Reader(store: desk.store, tables: desk.tables, settings: desk.settings)
                answer = .session(.holder(try reader.holder(of: grant, withChoices: withChoices, at: now)))
            } catch {
                switch error {
                case .refused: answer = .refused(.notAuthenticated)
                case .store(let failure):
                    self.hooks.event("read-failed", [("why", failure.words)])
                    answer = .refused(.tryLater(.failure))
                }
            }
            reply(answer)
        }
    }
}

extension Reader {
    func holder(of grant: Sessions.Grant, withChoices: Bool, at now: Instant) throws(DeskFailure) -> SessionHolder {
        let (id, department): (PersonID, DepartmentCode)
        switch try identity(ofToken: grant.token, at: now) {
        case .person(let person, _, _, let own, _):
            guard grant.person == nil || grant.person == person else { throw .refused(.notAuthenticated) }
            (id, department) = (person, own)
        case .department(let code, _, _, _):
            guard let person = grant.person else { throw .refused(.notAuthenticated) }
            (id, department) = (person, code)
        case .gateway, .service: throw .refused(.notAuthenticated)
        }
        let actor = Actor(door: .api, person: id, department: department)
        try tables.requireInOffice(actor, at: now)
        guard let person = try tables.require(.see, of: actor) else { throw .refused(.notAuthenticated) }
        return SessionHolder(
            person: id, workNumber: person.workNumber, department: department, departmentName: tables.departmentName(department),
            isBound: scope(of: actor) != nil, rights: Set(Verb.allCases.filter { Rights.allows(person.roles, $0) }),
            choices: withChoices ? choices(for: department, at: now) : nil)
    }

    private func choices(for department: DepartmentCode, at now: Instant) -> SessionChoices {
        let today = zone.date(of: now)
        let departments = tables.routing.departments.values.filter { $0.code != .hotline && $0.validity.contains(today) }
        let people = tables.routing.people.values.filter { $0.department == department && $0.validity.contains(today) }
        return SessionChoices(
            departments: departments.map { .init(code: $0.code.rawValue, name: $0.name) }.sorted { $0.code < $1.code },
            people: people.map { .init(code: $0.id.rawValue, name: $0.workNumber) }.sorted { $0.code < $1.code })
    }
}
