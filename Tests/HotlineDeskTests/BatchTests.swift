import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Several verbs under one key, and what a ticket must still be.
struct BatchTests {
    private func batch(_ actions: [(Receipt, Action)]) -> Action {
        .batch(actions.map { BatchItem(ticket: $0.ticket ?? "", action: .success($1)) })
    }

    private func words(_ receipt: Receipt) -> [String] {
        (receipt.outcomes ?? []).map { outcome in
            switch outcome.result {
            case .done(let receipt): receipt.state?.rawValue ?? "done"
            case .refused(let refusal): refusal.codes.slug
            }
        }
    }

    @Test func `each part is done or refused by itself, in order, in one turn`() throws {
        let house = try House()
        let first = try house.stand(in: .awaitingSignature, id: "1")
        let second = try house.stand(in: .awaitingReview, id: "2")
        let foreign = try house.web(Matter.signal, id: "3", at("2026-03-12T11:00"))
        let ticket = try house.reference(first)
        let receipt = try house.done(
            batch([
                (first, .sign(ticket)), (second, .sign(house.reference(second))), (foreign, .sign(house.reference(foreign))),
                (first, .contact(ticket, result: "约下午到场")), (first, .sign(ticket)),
            ]), by: Who.jiangnan, at("2026-03-12T12:00"))
        #expect(words(receipt) == ["in_progress", "wrong-state", "no-such-ticket", "in_progress", "wrong-state"])
        #expect(try house.events(first).suffix(2) == ["sign", "contact"])
        #expect(try house.store.verifyJournal().faults == [])
    }

    @Test func `sent again under its key it is answered as before and done once`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        let key = Mark.api("t1", key: "k-1", bodyDigest: "a")
        let action = batch([
            (receipt, .contact(ticket, result: "约下午到场")),
            (receipt, .reply(ticket, publicText: "", innerText: nil, truth: nil, solved: nil)),
        ])
        let first = try house.done(action, by: Who.jiangnan, key: key, at("2026-03-12T10:00"))
        let rows = try house.rows()
        let again = try house.done(action, by: Who.jiangnan, key: key, at("2026-03-12T10:05"))
        #expect(words(first) == ["in_progress", "missing-field"])
        #expect(again.outcomes == first.outcomes && again.isRepeated)
        #expect(try house.rows() == rows)
    }

    @Test func `a part that its door refused stands refused, and equal texts do not show by their salts`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        let note = BatchItem(ticket: receipt.ticket ?? "", action: .success(.note(ticket, text: "待料", until: nil)))
        let answer = try house.done(
            .batch([note, BatchItem(ticket: "x", action: .failure(.noSuchTicket)), note]), by: Who.jiangnan, at("2026-03-12T11:00"))
        #expect(words(answer) == ["in_progress", "no-such-ticket", "in_progress"])
        let salts = try house.store.database.all("SELECT salt FROM texts WHERE body = '待料'") { $0.blob(0) }
        #expect(salts.count == 2 && Set(salts).count == 2)
    }

    @Test func `so many parts and no more`() throws {
        let house = try House()
        let part = BatchItem(ticket: "x", action: .failure(.noSuchTicket))
        #expect(try house.refused(.batch([]), by: Who.jiangnan, at("2026-03-12T11:00"))?.codes.slug == "invalid-value")
        let full = Action.batch([BatchItem](repeating: part, count: Desk.batchLimit))
        #expect(try house.done(full, by: Who.jiangnan, at("2026-03-12T11:00")).outcomes?.count == 50)
        let more = Action.batch([BatchItem](repeating: part, count: Desk.batchLimit + 1))
        #expect(try house.refused(more, by: Who.jiangnan, at("2026-03-12T11:00"))?.codes.slug == "invalid-value")
    }

    /// One person of a department and another, both with the same page before them.
    @Test func `of two who read the same only the first is carried out`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        func read() throws -> Precondition {
            guard case .ticket(let detail) = try house.ask(.show(ticket, by: Who.jiangnan), at("2026-03-12T11:00")) else {
                throw Refusal.noSuchTicket
            }
            return Precondition(ticket: ticket, lastChanges: [detail.lastChange])
        }
        func note(_ text: String, _ precondition: Precondition, _ now: Instant) throws -> Refusal? {
            try house.desk.begin()
            let order = Order(
                .note(ticket, text: text, until: nil), by: Who.jiangnan, precondition: precondition, secrets: house.secrets(), at: now)
            let outcome = try house.desk.perform(order)
            try house.desk.commit(at: now)
            if case .failure(let refusal) = outcome { return refusal }
            return nil
        }
        let seen = try read()
        // A look is journalled, and changes nothing.
        try house.desk.begin()
        try house.desk.recordLook(at: house.id(receipt), by: Who.jiangnan, at: at("2026-03-12T11:01"))
        try house.desk.commit(at: at("2026-03-12T11:01"))
        #expect(try read() == seen)
        #expect(try note("第一位", seen, at("2026-03-12T11:02")) == nil)
        #expect(try note("第二位", seen, at("2026-03-12T11:03")) == .changedSince)
        #expect(try note("第二位", read(), at("2026-03-12T11:04")) == nil)
        #expect(try note("谁也不信", Precondition(ticket: ticket, lastChanges: []), at("2026-03-12T11:05")) == .changedSince)
    }
}
