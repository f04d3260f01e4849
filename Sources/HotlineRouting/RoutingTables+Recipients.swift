import HotlineCore

extension RoutingTables {
    /// Whom a rung tells at an instant, in the order in which they are called. Where nobody has the office, the one above it is told.
    package func recipients(
        _ recipient: LadderRecipient, department: DepartmentCode, handler: PersonID?, at instant: Instant
    ) -> [PersonID] {
        let date = calendar.zone.date(of: instant)
        switch recipient {
        case .onCall: return onCall(department, at: instant).people
        case .handler: return handler.flatMap { present($0, on: date) }.map { [$0] } ?? onCall(department, at: instant).people
        case .liaison: return officer(\.liaison, of: department, on: date) ?? onCall(department, at: instant).people
        case .chiefRepresentative: return officer(\.chiefRepresentative, of: department, on: date) ?? []
        case .leaderInCharge: return officer(\.leaderInCharge, of: department, on: date) ?? []
        case .shiftLeader: return shiftLeaders(at: instant, on: date)
        case .supervisor: return firstFilled([.supervisor, .centreHead, .management], on: date)
        case .centreHead: return firstFilled([.centreHead, .management], on: date)
        case .management: return firstFilled([.management, .centreHead], on: date)
        }
    }

    /// The department's own, else that of the nearest department above it.
    private func officer(_ office: KeyPath<Department, PersonID?>, of code: DepartmentCode, on date: CivilDate) -> [PersonID]? {
        for code in [code] + (index.ancestors[code] ?? []) {
            if let person = departments[code]?[keyPath: office].flatMap({ present($0, on: date) }) { return [person] }
        }
        return nil
    }

    /// The shift leaders on duty at the hotline, else all of them, else whoever stands above.
    private func shiftLeaders(at instant: Instant, on date: CivilDate) -> [PersonID] {
        let onDuty = onCall(.hotline, at: instant).people.filter { people[$0]?.roles.contains(.shiftLeader) ?? false }
        return onDuty.isEmpty ? firstFilled([.shiftLeader, .centreHead, .management], on: date) : onDuty
    }

    private func firstFilled(_ roles: [Role], on date: CivilDate) -> [PersonID] {
        for role in roles {
            let found = unique((index.peopleByRole[role] ?? []).compactMap { present($0, on: date) })
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The words of a notice with its placeholders filled.
    package func notice(_ id: NoticeID, language: Language, arguments: [String: String] = [:]) -> String {
        guard let notice = notices[id] else { return id.rawValue }
        return Notice.fill(notice.words(in: language), arguments)
    }

    /// What follows for the citizen after a notice.
    package func nextStep(_ id: NoticeID, language: Language, arguments: [String: String] = [:]) -> String {
        guard let notice = notices[id] else { return "" }
        return Notice.fill(notice.nextStep(in: language), arguments)
    }

    /// A state in the citizen's words, and what comes next.
    package func words(for state: TicketState, language: Language, arguments: [String: String] = [:]) -> (words: String, nextStep: String) {
        guard let notice = stateWords[state] else { return (state.chinese, "") }
        return (Notice.fill(notice.words(in: language), arguments), Notice.fill(notice.nextStep(in: language), arguments))
    }
}
