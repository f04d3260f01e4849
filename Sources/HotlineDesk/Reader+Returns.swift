import HotlineCore
import HotlineRouting
import HotlineStore

/// Returns as they are read: a ticket's own, those of like matters, and each department's count.
extension Reader {
    /// Rulings of one class that are looked at for a like one: a class has few, and a call waits for it.
    private static let rulingsRead = 40
    /// More are not read on a call.
    package static let precedentsShown = 3
    /// A list of precedents, and of departments.
    private static let listed = 200

    func returns(_ query: ReturnQuery, by actor: Actor) throws(DeskFailure) -> Explanation {
        switch query {
        case .precedents(let reference):
            guard let reference else {
                try requireHouse(actor)
                let lines = try stored { () throws(StoreFailure) in
                    try shown(store.rulings(limit: Self.rulingsRead), to: actor, atMost: Self.rulingsRead)
                }
                return Explanation(ticket: "", parts: [Explanation.Part(heading: Reason("why-precedents"), lines: lines)])
            }
            let dossier = try open(reference, by: actor)
            let lines = try stored { () throws(StoreFailure) in
                try precedents(of: dossier.ticket, by: actor, atMost: Self.rulingsRead)
            }
            return Explanation(
                ticket: number(dossier.ticket.id), parts: [Explanation.Part(heading: Reason("why-precedents"), lines: lines)])
        case .counts:
            try requireHouse(actor)
            let counts = try stored { () throws(StoreFailure) in try store.returnCounts(limit: Self.listed) }
            let lines = counts.map { count in
                Reason(
                    "return-counts-of", tables.departmentName(count.department), "\(count.asked)",
                    "\(count.granted)", "\(count.refused)", "\(count.asked - count.granted - count.refused)")
            }
            return Explanation(ticket: "", parts: [Explanation.Part(heading: Reason("why-returns"), lines: lines)])
        }
    }

    private func requireHouse(_ actor: Actor) throws(DeskFailure) {
        try require(.see, of: actor)
        if scope(of: actor) != nil { throw .refused(.notYours) }
    }

    /// A ticket's requests, counted and one by one; empty for most.
    func returnStory(of ticket: TicketRow) throws(StoreFailure) -> [Reason] {
        guard ticket.returns > 0 else { return [] }
        let requests = try store.returns(of: ticket.id)
        let granted = requests.filter { $0.outcome == .granted }.count
        let refused = requests.filter { $0.outcome == .refused }.count
        return [Reason("return-counts", "\(ticket.returns)", "\(granted)", "\(refused)")]
            + requests.map { request in
                let asked = [
                    "\(request.number)", request.askedAt.wallClock(in: zone), tables.departmentName(request.department),
                    request.code.typed + " " + request.code.chinese, tables.departmentName(request.suggested),
                ]
                guard let outcome = request.outcome else { return Reason(slug: "return-waiting", arguments: asked) }
                return Reason(slug: "return-line", arguments: asked + [outcome.chinese, request.ruling ?? ""])
            }
    }

    /// Rulings on matters of the same class in the same district, those of the same street first.
    func precedents(of ticket: TicketRow, by actor: Actor?, atMost most: Int) throws(StoreFailure) -> [Reason] {
        try precedents(category: ticket.category, district: ticket.district, street: ticket.street, but: ticket.id, by: actor, atMost: most)
    }

    package func precedents(
        category: CategoryCode?, district: PlaceCode?, street: PlaceCode?, but own: Int64? = nil, by actor: Actor?, atMost most: Int
    ) throws(StoreFailure) -> [Reason] {
        guard let category else { return [] }
        let alike = try store.rulings(on: category, limit: Self.rulingsRead).filter { ruling in
            ruling.ticket != own && (district == nil || ruling.district == nil || ruling.district == district)
        }
        let near = alike.filter { $0.street != nil && $0.street == street }
        return try shown(near + alike.filter { !near.contains($0) }, to: actor, atMost: most)
    }

    /// Nobody learns from a precedent what is hidden from them; of a secret matter nobody does (practice 26).
    private func shown(_ rulings: [ReturnRow], to actor: Actor?, atMost most: Int) throws(StoreFailure) -> [Reason] {
        var lines: [Reason] = []
        for ruling in rulings where lines.count < most {
            guard let dossier = try read(ruling.ticket), !dossier.ticket.isSecret, dossier.privacy?.sealReaders == nil,
                Accused(dossier.privacy).isNobody || actor.map({ !tables.isHidden(dossier, from: $0) }) ?? false
            else { continue }
            lines.append(
                Reason(
                    "precedent", ruling.ruledAt?.wallClock(in: zone) ?? "", number(ruling.ticket),
                    tables.departmentName(ruling.department), ruling.code.typed + " " + ruling.code.chinese,
                    tables.departmentName(ruling.suggested), ruling.outcome?.chinese ?? "", ruling.ruling ?? ""))
        }
        return lines
    }
}

extension ReturnRow.Outcome {
    var chinese: String {
        switch self {
        case .granted: "同意"
        case .refused: "不同意"
        }
    }
}
