import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

struct CommandTests {
    private static let open: Set<TicketState> = [
        .pending, .awaitingDispatch, .awaitingSignature, .returnReview, .inProgress, .awaitingReview, .awaitingCallback, .awaitingRating,
        .awaitingArchive,
    ]

    /// What each command needs, written out: it is done in these states and refused in every other one that can be reached.
    private static let table: [(name: String, actor: Actor, action: Asked, allowed: Set<TicketState>)] = [
        (
            "dispatch", Who.dispatcher, { .dispatch($0, to: "SWJ", handler: nil, note: "职责在水务") },
            [.pending, .awaitingDispatch, .awaitingSignature, .returnReview, .inProgress]
        ), ("answer", Who.operator, { .answer($0, text: "已解释。") }, [.pending, .awaitingDispatch]),
        (
            "hand over", Who.operator, { .handOver($0, to: "119", takenBy: "接警员", incident: "C1") },
            [.pending, .awaitingDispatch, .awaitingSignature, .returnReview, .inProgress]
        ), ("classify", Who.operator, { .classify($0, Decision(kind: .complaint), reason: nil) }, open),
        ("note", Who.operator, { .note($0, text: "来电补充", until: nil) }, open), ("urge", Who.operator, { .urge($0, text: nil) }, open),
        ("contact", Who.operator, { .contact($0, result: "已回电") }, open),
        ("grant", Who.dispatcher, { .rule($0, granted: true, reason: "属水务") }, [.returnReview]),
        ("refuse", Who.dispatcher, { .rule($0, granted: false, reason: "属地管理") }, [.returnReview]),
        ("release", Who.reviewer, { .review($0, .release) }, [.awaitingReview]),
        ("redo", Who.reviewer, { .review($0, .redo(reason: "没有答到点上")) }, [.awaitingReview]),
        ("call back", Who.callBack, { .callBack($0, .rated(4, words: nil)) }, [.awaitingCallback]),
        ("redo after the call", Who.callBack, { .callBack($0, .redo(reason: "仍然松动")) }, [.awaitingCallback]),
        ("archive", Who.callBack, { .archive($0) }, [.awaitingArchive]),
        ("sign", Who.jiangnan, { .sign($0) }, [.awaitingSignature]),
        (
            "ask to return", Who.jiangnan, { .requestReturn($0, code: "T1", basis: "职责清单", suggested: "SWJ") }, [.awaitingSignature]
        ),
        (
            "reply", Who.jiangnan, { .reply($0, publicText: "已处理。", innerText: nil, truth: "true", solved: "solved") },
            [.awaitingSignature, .inProgress]
        ),
    ]

    @Test(arguments: House.reachable) func `a command is done where it belongs and refused by name everywhere else`(state: TicketState)
        throws
    {
        let house = try House()
        let receipt = try house.stand(in: state)
        // Inside the sign window, where that matters.
        let now = at(state == .awaitingSignature ? "2026-03-12T13:10" : "2026-03-12T16:00")
        for (name, actor, action, allowed) in Self.table {
            let before = try house.rows()
            try house.desk.begin()
            let order = Order(action(try house.reference(receipt)), by: actor, secrets: house.secrets(), at: now)
            let outcome = try house.desk.perform(order)
            switch outcome {
            case .success(let done):
                #expect(allowed.contains(state), "\(name) was done")
                #expect(done.ticket == receipt.ticket)
            case .failure(let refusal):
                #expect(!allowed.contains(state), "\(name): \(refusal)")
                #expect(try house.rows() == before, "\(name) wrote though it was refused")
                Self.expectNamed(refusal, name)
            }
            house.desk.rollback()
        }
    }

    private static func expectNamed(_ refusal: Refusal, _ name: String) {
        switch refusal {
        // A department that never had it learns nothing; one whose request was made or whose window is over reads that.
        case .wrongState, .noSuchTicket, .alreadyAsked, .windowOver: break
        // What has ended says so.
        case .ticketClosed(let state): #expect(!open.contains(state), "\(name): \(state)")
        default: Issue.record("\(name): \(refusal)")
        }
    }

    private typealias Asked = @Sendable (TicketReference) -> Action

    /// What a command needs besides the state.
    private static let needs: [(TicketState, Actor, Asked, String)] = [
        (TicketState.inProgress, Who.operator, { .handOver($0, to: "114", takenBy: "甲", incident: "1") }, "invalid-value"),
        (.inProgress, Who.operator, { .handOver($0, to: "110", takenBy: " ", incident: "1") }, "missing-field"),
        (.inProgress, Who.operator, { .handOver($0, to: "110", takenBy: "甲", incident: "") }, "missing-field"),
        (.inProgress, Who.jiangnan, { .contact($0, result: "") }, "missing-field"),
        (.inProgress, Who.jiangnan, { .reply($0, publicText: "", innerText: nil, truth: "true", solved: "solved") }, "missing-field"),
        (.inProgress, Who.jiangnan, { .reply($0, publicText: "好", innerText: nil, truth: nil, solved: "solved") }, "missing-field"),
        (.inProgress, Who.jiangnan, { .reply($0, publicText: "好", innerText: nil, truth: "true", solved: nil) }, "missing-field"),
        (.inProgress, Who.jiangnan, { .reply($0, publicText: "好", innerText: nil, truth: "maybe", solved: "solved") }, "invalid-value"),
        (.inProgress, Who.jiangnan, { .reply($0, publicText: "好", innerText: nil, truth: "true", solved: "maybe") }, "invalid-value"),
        (.inProgress, Who.jiangnan, { .note($0, text: "下一步", until: at("2026-03-12T16:00")) }, "invalid-value"),
        (.inProgress, Who.operator, { .classify($0, Decision(category: "0000"), reason: nil) }, "unknown-category"),
        (.inProgress, Who.operator, { .classify($0, Decision(street: "1"), reason: nil) }, "unknown-place"),
        (.awaitingSignature, Who.jiangnan, { .requestReturn($0, code: "", basis: "b", suggested: "SWJ") }, "missing-field"),
        (.awaitingSignature, Who.jiangnan, { .requestReturn($0, code: "T1", basis: "", suggested: "SWJ") }, "missing-field"),
        (.awaitingSignature, Who.jiangnan, { .requestReturn($0, code: "T1", basis: "b", suggested: "NONE") }, "unknown-department"),
        (.awaitingSignature, Who.jiangnan, { .requestReturn($0, code: "X1", basis: "b", suggested: "SWJ") }, "invalid-value"),
        (.awaitingSignature, Who.jiangnan, { .requestReturn($0, code: "T1", basis: "b", suggested: "440105004") }, "invalid-value"),
        (.awaitingSignature, Who.dispatcher, { .dispatch($0, to: "SWJ", handler: nil, note: nil) }, "missing-field"),
        (.awaitingSignature, Who.dispatcher, { .dispatch($0, to: nil, handler: nil, note: "派错") }, "wrong-state"),
        (.awaitingSignature, Who.dispatcher, { .dispatch($0, to: "440105004", handler: nil, note: "派错") }, "invalid-value"),
        (.awaitingSignature, Who.operator, { .dispatch($0, to: "SWJ", handler: nil, note: "派错") }, "wrong-state"),
        (.returnReview, Who.dispatcher, { .dispatch($0, to: "SWJ", handler: nil, note: nil) }, "missing-field"),
        (.awaitingDispatch, Who.dispatcher, { .returns($0, .designate(to: "SWJ", handler: nil, ground: "职责清单")) }, "not-permitted"),
        (.awaitingDispatch, Who.shiftLeader, { .returns($0, .designate(to: "SWJ", handler: nil, ground: " ")) }, "missing-field"),
        (.awaitingDispatch, Who.shiftLeader, { .returns($0, .firstDepartment("SWJ", ground: "")) }, "missing-field"),
        (.pending, Who.shiftLeader, { .returns($0, .firstDepartment("SWJ", ground: "会议纪要")) }, "wrong-state"),
        (.awaitingDispatch, Who.dispatcher, { .dispatch($0, to: "NONE", handler: nil, note: nil) }, "unknown-department"),
        (.awaitingDispatch, Who.dispatcher, { .dispatch($0, to: "HOTLINE", handler: nil, note: nil) }, "missing-field"),
        (.awaitingDispatch, Who.dispatcher, { .dispatch($0, to: "SWJ", handler: "NOBODY", note: nil) }, "unknown-person"),
        (.awaitingDispatch, Who.dispatcher, { .dispatch($0, to: "SWJ", handler: "ZJJ-1", note: nil) }, "person-outside-department"),
        (.awaitingDispatch, Who.operator, { .answer($0, text: "\n") }, "missing-field"),
        (.returnReview, Who.dispatcher, { .rule($0, granted: true, reason: "") }, "missing-field"),
        (.awaitingReview, Who.reviewer, { .review($0, .redo(reason: "")) }, "missing-field"),
        (.awaitingCallback, Who.callBack, { .callBack($0, .rated(6, words: nil)) }, "invalid-value"),
        (.awaitingCallback, Who.callBack, { .callBack($0, .rated(1, words: nil)) }, "missing-field"),
        (.awaitingCallback, Who.callBack, { .callBack($0, .rated(2, words: " ")) }, "missing-field"),
        (.inProgress, Who.operator, { .told($0, .by(how: "")) }, "missing-field"),
        (.inProgress, Who.operator, { .told($0, .impossible(reason: "")) }, "missing-field"),
        (.inProgress, Who.operator, { .urge($0, text: String(repeating: "催", count: 2_001)) }, "too-long"),
    ]

    @Test(arguments: needs)
    func `what a command must say is asked for by name, and nothing is written without it`(
        state: TicketState, actor: Actor, action: @Sendable (TicketReference) -> Action, slug: String
    ) throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: state))
        #expect(try house.refused(action(ticket), by: actor, at("2026-03-12T16:00"))?.codes.slug == slug)
    }

    @Test func `only a person lowers urgency, and says why`() throws {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        let lower = Decision(urgency: .ordinary)
        #expect(
            try house.refused(.classify(ticket, lower, reason: nil), by: Who.operator, at("2026-03-12T09:25")) == .missing(field: "reason"))
        try house.done(.classify(ticket, lower, reason: "已围蔽，无人受伤"), by: Who.operator, at("2026-03-12T09:26"))
        #expect(try house.ticket(receipt).urgency == .ordinary)
        #expect(try house.ticket(receipt).ringAt == nil)
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last)
        #expect(entry.reason == Reason("classified", Reason("changed-urgency", "特急", "普通").argument, "已围蔽，无人受伤"))
    }

    @Test func `urgency that a person raises shortens the limits from then on and rings`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        _ = house.takePushes()
        try house.done(
            .classify(house.reference(receipt), Decision(urgency: .critical), reason: nil), by: Who.operator, at("2026-03-12T09:30"))
        let clocks = try house.clocks(receipt)
        #expect(clocks[.sign]?.due == at("2026-03-12T09:45"))
        #expect(clocks[.contact]?.due == at("2026-03-12T10:00"))
        #expect(clocks[.firstReport]?.due == at("2026-03-12T11:30"))
        #expect(clocks[.promised]?.due == at("2026-03-19T17:00"))
        #expect(try house.ticket(receipt).ringAt == at("2026-03-12T09:35"))
        #expect(house.takePushes().count == 1)
        // It climbs the urgent ladder now: half of its fifteen minutes.
        try house.pass(to: at("2026-03-12T09:38"))
        #expect(try house.rungs(receipt) == ["U0 2026-03-12 09:37"])
    }

    @Test func `until it is accepted the statutory limit follows what a person says the matter is`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        #expect(try house.clocks(receipt)[.statutory]?.due == at("2026-03-16T17:00"))
        let ticket = try house.reference(receipt)
        try house.done(
            .classify(ticket, Decision(kind: .complaint, category: "0901"), reason: nil), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.clocks(receipt)[.statutory]?.due == at("2026-04-02T17:00"))
        let dispatched = try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.operator, at("2026-03-13T10:00"))
        #expect(dispatched.decided.first?.slug == "route-rule")
        #expect(try house.clocks(receipt)[.statutory]?.due == at("2026-04-02T17:00"))
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-03-20T17:00"))
        // Once accepted, neither moves.
        try house.done(.classify(ticket, Decision(kind: .consultation), reason: nil), by: Who.operator, at("2026-03-13T11:00"))
        #expect(try house.clocks(receipt)[.statutory]?.due == at("2026-04-02T17:00"))
    }

    @Test func `an unplaced matter is not dispatched before somebody names a department`() throws {
        let house = try House()
        let ticket = try house.reference(house.web(Matter.vague, at("2026-03-12T09:20")))
        let refusal = try house.refused(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.operator, at("2026-03-12T09:30"))
        #expect(refusal == .missing(field: "department"))
    }

    @Test func `two people at once: one is done, the other reads why not`() throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .pending))
        let dispatch = Action.dispatch(ticket, to: "CGJ", handler: nil, note: nil)
        try house.done(dispatch, by: Who.operator, at("2026-03-12T09:30"))
        let refusal = try house.refused(.answer(ticket, text: "好"), by: Who.other, at("2026-03-12T09:30"))
        #expect(refusal == .wrongState(event: .answer, state: .awaitingSignature))
    }

    @Test func `next opens from a list that is no state too, and a missed call is no ticket`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let first = Actor(door: .console, person: try house.ticket(receipt).firstPerson)
        #expect(try house.done(.takeNext(.mine), by: first, at("2026-03-12T10:00")).ticket == receipt.ticket)
        #expect(try house.ticket(receipt).takenBy == first.person)
        #expect(try house.refused(.takeNext(.petitions), by: first, at("2026-03-12T10:01")) == .nothingWaiting)
        #expect(try house.refused(.takeNext(.missed), by: first, at("2026-03-12T10:01"))?.codes.slug == "invalid-value")
    }

    @Test func `what somebody opened with next is left to them for a quarter of an hour`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        #expect(try house.done(.takeNext(.pending), by: Who.operator, at("2026-03-12T09:30")).ticket == receipt.ticket)
        #expect(try house.refused(.takeNext(.pending), by: Who.other, at("2026-03-12T09:31")) == .nothingWaiting)
        #expect(try house.refused(.answer(ticket, text: "好"), by: Who.other, at("2026-03-12T09:44:59")) == .takenByAnother("8001"))
        #expect(try house.done(.takeNext(.pending), by: Who.operator, at("2026-03-12T09:40")).ticket == receipt.ticket)
        #expect(try house.done(.takeNext(.pending), by: Who.other, at("2026-03-12T09:55")).ticket == receipt.ticket)
    }

    @Test func `once a ticket has moved on, the next desk does not wait for whoever opened it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingReview)
        let ticket = try house.reference(receipt)
        try house.done(.takeNext(.review), by: Who.reviewer, at("2026-03-12T14:00"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T14:01"))
        #expect(try house.done(.takeNext(.callback), by: Who.callBack, at("2026-03-12T14:02")).ticket == receipt.ticket)
        try house.done(.callBack(ticket, .rated(5, words: nil)), by: Who.callBack, at("2026-03-12T14:03"))
    }

    @Test func `next gives the most urgent first, then what is due first`() throws {
        let house = try House()
        let late = try house.web(Matter.stall, id: "1", at("2026-03-12T09:20"))
        let later = try house.web(Matter.report, id: "2", at("2026-03-12T09:21"))
        let critical = try house.web(Matter.threat, id: "3", at("2026-03-12T09:22"))
        for (actor, receipt) in [(Who.operator, critical), (Who.other, late), (Who.dispatcher, later)] {
            #expect(try house.done(.takeNext(.pending), by: actor, at("2026-03-12T09:23")).ticket == receipt.ticket)
        }
        #expect(try house.refused(.takeNext(.mine), by: Who.operator, at("2026-03-12T09:24")) == .nothingWaiting)
    }

    @Test func `a ticket is named by its last digits, or not at all`() throws {
        let house = try House()
        let receipt = try house.web(Matter.stall, at("2026-03-12T09:20"))
        try house.done(.note(.suffix("0010"), text: "补充", until: nil), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.events(receipt) == ["received", "note"])
        #expect(try house.refused(.note(.suffix("9999"), text: "x", until: nil), by: Who.operator, at("2026-03-12T09:31")) == .noSuchTicket)
        let shenzhen = try #require(TicketNumber.Prefix("SZ"))
        let foreign = try #require(TicketNumber(prefix: shenzhen, body: house.id(receipt)))
        #expect(
            try house.refused(.note(.number(foreign), text: "x", until: nil), by: Who.operator, at("2026-03-12T09:31")) == .noSuchTicket)
    }

    @Test func `handing over records who took it and under which number, and ends everything`() throws {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        let done = try house.done(
            .handOver(house.reference(receipt), to: "119", takenBy: "接警员 3", incident: "A7"), by: Who.operator, at("2026-03-12T09:24"))
        #expect(done.state == .handedOver)
        #expect(done.clocks == [])
        let ticket = try house.ticket(receipt)
        #expect(ticket.nextAt == nil)
        #expect(ticket.ringAt == nil)
        #expect(ticket.closedAt == at("2026-03-12T09:24"))
        #expect(
            try house.store.entries(of: ticket.id).last?.reason == Reason("handed-over", "119", "接警员 3", "A7", "2026-03-12 09:24"))
        try house.pass(to: at("2026-03-20T09:00"))
        #expect(try house.rungs(receipt) == [])
    }
}
