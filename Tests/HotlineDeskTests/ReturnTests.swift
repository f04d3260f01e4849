import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// The return protocol: where a ticket goes that was handed back, and what is learned from it.
struct ReturnTests {
    private static let management = Actor(door: .console, person: "8701", origin: "unix:1007")
    private static let water = Who.system(of: "SWJ", "SWJ-1")

    @Test func `a granted return goes to whom it suggested, and never back by itself`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let ticket = try house.reference(receipt)
        let back = Action.dispatch(ticket, to: "440105004", handler: nil, note: nil)
        #expect(try house.refused(back, by: Who.dispatcher, at("2026-03-12T11:10")) == .returnGranted("440105004"))
        let done = try house.done(
            .dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T11:20"))
        #expect(try house.lead(receipt).department == "SWJ")
        #expect(done.decided.first == Reason("department-suggested", "市水务局", "江南中街道办事处"))
    }

    @Test func `back to who was let off only for a reason that is written`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let ticket = try house.reference(receipt)
        try house.done(
            .dispatch(ticket, to: "440105004", handler: nil, note: "现场核实在辖区"), by: Who.dispatcher, at("2026-03-12T11:20"))
        #expect(try house.lead(receipt).department == "440105004")
    }

    @Test func `where the rules know nobody but who was let off, a person must name another`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        // The hotline itself signs nothing, so it is no suggestion to follow.
        try house.askToReturn(ticket, to: "HOTLINE", at("2026-03-12T10:00"))
        try house.done(.rule(ticket, granted: true, reason: "再议"), by: Who.dispatcher, at("2026-03-12T10:30"))
        let bare = Action.dispatch(ticket, to: nil, handler: nil, note: nil)
        #expect(try house.refused(bare, by: Who.dispatcher, at("2026-03-12T10:40")) == .returnGranted("440105004"))
    }

    @Test func `after an objection that is upheld it goes to who answered it, not to who was let off`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let ticket = try house.reference(receipt)
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T11:20"))
        try house.done(
            .reply(ticket, publicText: "井盖已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Self.water, at("2026-03-12T14:00"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T14:30"))
        try house.done(.callBack(ticket, .rated(5, words: nil)), by: Who.callBack, at("2026-03-12T15:00"))
        try house.done(.archive(ticket), by: Who.callBack, at("2026-03-12T15:10"))
        try house.done(.quality(ticket, .object(reason: "又响了")), by: Who.operator, at("2026-03-13T09:30"))
        try house.done(
            .quality(ticket, .ruleObjection(upheld: true, reason: "未修好")), by: Who.shiftLeader, at("2026-03-13T10:00"))
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-13T10:10"))
        #expect(try house.lead(receipt).department == "SWJ")
    }

    @Test func `a granted return offers the row that would have sent it right, and the row does`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        let ticket = try house.reference(receipt)
        let ruled = try house.done(
            .rule(ticket, granted: true, reason: "井盖属排水，\"归口\"水务"), by: Who.dispatcher, at("2026-03-12T11:00"))
        let offered = try #require(ruled.decided.first { $0.slug == "correction-offered" }?.arguments.first)
        #expect(offered.contains("\"0205 井盖缺失破损\"") && offered.contains("\"\"归口\"\""))
        let corrected = SampleTables.load(SampleTables.adding([offered], to: "rules.csv"))
        let row = try house.ticket(receipt)
        let desk = Desk(store: house.store, tables: corrected, settings: house.settings)
        #expect(desk.leadNow(row.id, at: at("2026-03-12T11:10")) == "SWJ")
    }

    @Test func `rulings are precedents for like tickets, at the proposal and in why, and secret ones are not`() throws {
        let house = try House()
        let first = try house.stand(in: .awaitingDispatch)
        let second = try house.web(Matter.looseCover, id: "second", at("2026-03-12T12:00"))
        let expected = Reason(
            "precedent", "2026-03-12 11:00", try #require(first.ticket), "江南中街道办事处", "T1 不属本单位职责", "市水务局", "同意", "属水务")
        guard case .why(let like) = try house.ask(.returns(.precedents(house.reference(second)), by: Who.operator), at("2026-03-12T12:01"))
        else {
            Issue.record("no precedents")
            return
        }
        #expect(like.parts.flatMap(\.lines) == [expected])
        guard case .why(let why) = try house.ask(.why(house.reference(second), by: Who.operator), at("2026-03-12T12:01")) else {
            Issue.record("no why")
            return
        }
        #expect(why.parts.first { $0.heading.slug == "why-precedents" }?.lines == [expected])
        let submission = Submission(
            channel: .phone, mark: .form(id: "third", bodyDigest: "x"), receivedAt: at("2026-03-12T12:02"), content: Matter.looseCover)
        guard case .proposal(let proposal) = try house.ask(.propose(submission, nil, by: Who.operator), at("2026-03-12T12:02")) else {
            Issue.record("no proposal")
            return
        }
        #expect(proposal.reasons.last == expected)
        // Of another class or district it is none.
        let other = try house.web(Matter.lamp, id: "lamp", at("2026-03-12T12:03"))
        guard case .why(let none) = try house.ask(.returns(.precedents(house.reference(other)), by: Who.operator), at("2026-03-12T12:04"))
        else {
            Issue.record("no precedents")
            return
        }
        #expect(none.parts.flatMap(\.lines).isEmpty)
        try house.done(.privacy(house.reference(first), .secret(true, reason: "来电人要求")), by: Who.shiftLeader, at("2026-03-12T12:05"))
        guard case .why(let hidden) = try house.ask(.returns(.precedents(nil), by: Who.operator), at("2026-03-12T12:06")) else {
            Issue.record("no precedents")
            return
        }
        #expect(hidden.parts.flatMap(\.lines).isEmpty)
    }

    @Test func `requests are counted on the ticket and for each department`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let ticket = try house.reference(receipt)
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T11:20"))
        try house.askToReturn(ticket, by: Self.water, to: "ZJJ", at("2026-03-12T11:40"))
        try house.done(.rule(ticket, granted: false, reason: "职责清单第七条"), by: Who.dispatcher, at("2026-03-12T12:00"))
        guard case .ticket(let detail) = try house.ask(.show(ticket, by: Who.operator), at("2026-03-12T12:10")) else {
            Issue.record("no ticket")
            return
        }
        #expect(
            detail.returns == [
                Reason("return-counts", "2", "1", "1"),
                Reason("return-line", "1", "2026-03-12 10:00", "江南中街道办事处", "T1 不属本单位职责", "市水务局", "同意", "属水务"),
                Reason("return-line", "2", "2026-03-12 11:40", "市水务局", "T1 不属本单位职责", "市住房和城乡建设局", "不同意", "职责清单第七条"),
            ])
        guard case .why(let counts) = try house.ask(.returns(.counts, by: Who.operator), at("2026-03-12T12:10")) else {
            Issue.record("no counts")
            return
        }
        #expect(
            counts.parts.flatMap(\.lines) == [
                Reason("return-counts-of", "江南中街道办事处", "1", "1", "0", "0"),
                Reason("return-counts-of", "市水务局", "1", "0", "1", "0"),
            ])
    }

    @Test func `designated by the management it cannot be returned, and to who asked to be rid of it the request is refused`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        let ticket = try house.reference(receipt)
        try house.done(
            .returns(ticket, .designate(to: "440105004", handler: nil, ground: "联席会议纪要")), by: Self.management, at("2026-03-12T11:00"))
        #expect(try house.lead(receipt).isDesignated && house.lead(receipt).department == "440105004")
        #expect(try house.events(receipt).suffix(2) == ["refuse_return", "designate"])
        #expect(try house.store.returns(of: house.id(receipt)).map(\.outcome) == [.refused])
        #expect(
            try house.refused(.requestReturn(ticket, code: "T1", basis: "b", suggested: "SWJ"), by: Who.jiangnan, at("2026-03-12T11:05"))
                == .returnBarred)
    }

    @Test func `the first department stays with whoever had it first, but for a ruling with a ground`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let ticket = try house.reference(receipt)
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T11:20"))
        #expect(try house.ticket(receipt).firstDepartment == "440105004")
        try house.done(.returns(ticket, .firstDepartment("SWJ", ground: "热线办裁定书 3 号")), by: Self.management, at("2026-03-12T11:30"))
        #expect(try house.ticket(receipt).firstDepartment == "SWJ")
        #expect(try house.events(receipt).last == "first_department")
    }

    @Test func `a no after the window says that nobody signed in time, and the list shows it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        let ticket = try house.reference(receipt)
        let ruled = try house.done(.rule(ticket, granted: false, reason: "属地管理"), by: Who.dispatcher, at("2026-03-12T14:01"))
        #expect(ruled.decided == [Reason("ruled-late", "属地管理")])
        guard case .list(let list) = try house.ask(.list(ListFilter(list: .progress), by: Who.operator), at("2026-03-12T14:02")) else {
            Issue.record("no list")
            return
        }
        #expect(list.lines.first?.isAutoSigned == true)
    }

    @Test func `what was sent wrongly is sent on with a reason: no return, and the citizen's clocks run on`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        let promised = try #require(try house.clocks(receipt)[.promised])
        try house.done(.dispatch(ticket, to: "SWJ", handler: nil, note: "派错：属水务"), by: Who.dispatcher, at("2026-03-12T11:00"))
        let row = try house.ticket(receipt)
        #expect(row.state == .awaitingSignature && row.returns == 0 && row.firstDepartment == "440105004")
        #expect(try house.clocks(receipt)[.promised] == promised)
        #expect(try house.clocks(receipt)[.sign]?.startedAt == at("2026-03-12T11:00"))
        #expect(try house.lead(receipt).department == "SWJ" && !house.lead(receipt).isDesignated)
        #expect(try house.store.feed(of: "440105004", after: 0, limit: 50).last?.event == "redispatch")
        #expect(try house.refused(.sign(ticket), by: Who.jiangnan, at("2026-03-12T11:05")) == .notYours)
        // It is none of its requests either: the new department may ask once.
        try house.askToReturn(ticket, by: Self.water, to: "440105004", at("2026-03-12T11:30"))
        #expect(try house.ticket(receipt).returns == 1)
    }

    @Test func `sent on in a redo the redo's limit runs on`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingReview)
        let ticket = try house.reference(receipt)
        try house.done(.review(ticket, .redo(reason: "没有答到点上")), by: Who.reviewer, at("2026-03-12T11:30"))
        let redo = try #require(try house.clocks(receipt)[.redo])
        try house.done(.dispatch(ticket, to: "SWJ", handler: nil, note: "派错：属水务"), by: Who.dispatcher, at("2026-03-13T09:30"))
        #expect(try house.clocks(receipt)[.redo] == redo)
        #expect(try house.lead(receipt).how == "redo")
        try house.done(
            .reply(ticket, publicText: "已更换井盖。", innerText: nil, truth: "true", solved: "solved"), by: Self.water, at("2026-03-13T11:00"))
        #expect(try house.clocks(receipt)[.redo]?.stoppedAt == at("2026-03-13T11:00"))
    }

    @Test func `what somebody has opened with next is ruled on, approved and archived by nobody else`() throws {
        let house = try House()
        let returned = try house.stand(in: .returnReview)
        try house.done(.takeNext(.returns), by: Who.dispatcher, at("2026-03-12T10:10"))
        let ruling = Action.rule(try house.reference(returned), granted: true, reason: "属水务")
        #expect(try house.refused(ruling, by: Who.shiftLeader, at("2026-03-12T10:20")) == .takenByAnother("8101"))
        try house.done(ruling, by: Who.dispatcher, at("2026-03-12T10:21"))

        let working = try House()
        let asked = try working.stand(in: .inProgress)
        let ticket = try working.reference(asked)
        try working.done(.late(ticket, .askExtension(length: "3工作日", reason: "等配件到货")), by: Who.jiangnan, at("2026-03-12T11:00"))
        try working.done(.takeNext(.progress), by: Who.dispatcher, at("2026-03-12T11:10"))
        let decision = Action.late(ticket, .decide(granted: false, reason: "可先垫上"))
        #expect(try working.refused(decision, by: Who.shiftLeader, at("2026-03-12T11:20")) == .takenByAnother("8101"))
    }
}

extension Desk {
    /// Whom the rules in force would send a ticket to.
    fileprivate func leadNow(_ id: Int64, at now: Instant) -> DepartmentCode? {
        guard let row = try? store.ticket(id) else { return nil }
        return tables.routing.route(
            kind: row.kind, category: row.category, urgency: row.urgency, channel: row.channel,
            place: PlaceFinding(district: row.district, street: row.street, named: row.place, candidates: [], evidence: []),
            on: tables.routing.calendar.zone.date(of: now)
        ).lead
    }
}
