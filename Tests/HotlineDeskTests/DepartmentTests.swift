import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Testing

/// Signing, returning, contact, reply, and what comes of them.
struct DepartmentTests {
    @Test func `a granted return ends the round and counts, and the old department's feed says so`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let ticket = try house.ticket(receipt)
        #expect(ticket.returns == 1)
        #expect(ticket.firstDepartment == "440105004")
        #expect(try house.lead(receipt).endedAt == at("2026-03-12T11:00"))
        #expect(try house.clocks(receipt)[.sign]?.stoppedAt == at("2026-03-12T11:00"))
        #expect(try house.clocks(receipt)[.promised]?.stoppedAt == nil)
        #expect(try house.clocks(receipt)[.dispatch]?.due == at("2026-03-12T13:00"))
        try house.done(.dispatch(house.reference(receipt), to: "SWJ", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T11:30"))
        #expect(try house.ticket(receipt).round == 2)
        #expect(try house.ticket(receipt).firstDepartment == "440105004")
        let last = try house.store.feed(of: "440105004", after: 0, limit: 50).last
        #expect(last?.event == "grant_return")
        guard case .feed(let page) = try house.ask(.feed(FeedRequest(department: "440105004"), by: Who.jiangnan), at("2026-03-12T12:00"))
        else {
            Issue.record("no feed")
            return
        }
        #expect(page.items.last?.isHeld == false)
    }

    @Test func `dispatching out of the review grants the return, in the journal and in the feed`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        try house.done(
            .dispatch(house.reference(receipt), to: "SWJ", handler: nil, note: "属水务"), by: Who.dispatcher, at("2026-03-12T11:30"))
        #expect(try house.events(receipt).suffix(2) == ["grant_return", "dispatch"])
        #expect(try house.store.feed(of: "440105004", after: 0, limit: 50).last?.event == "grant_return")
        let clocks = try house.clocks(receipt)
        #expect(clocks[.ruling]?.stoppedAt == at("2026-03-12T11:30"))
        #expect(clocks[.sign]?.startedAt == at("2026-03-12T11:30"))
    }

    @Test func `refused within the window it waits for the signature, after it the department has it`() throws {
        let early = try House()
        let first = try early.stand(in: .returnReview)
        try early.done(.rule(early.reference(first), granted: false, reason: "属地管理"), by: Who.dispatcher, at("2026-03-12T13:19"))
        #expect(try early.ticket(first).state == .awaitingSignature)
        try early.pass(to: at("2026-03-12T13:20"))
        #expect(try early.ticket(first).state == .inProgress)
        #expect(try early.lead(first).isAutoSigned)

        let late = try House()
        let second = try late.stand(in: .returnReview)
        // A ruling that is still out suspends the automatic signing.
        try late.pass(to: at("2026-03-12T14:00"))
        #expect(try late.ticket(second).state == .returnReview)
        try late.done(.rule(late.reference(second), granted: false, reason: "属地管理"), by: Who.dispatcher, at("2026-03-12T14:01"))
        #expect(try late.ticket(second).state == .inProgress)
        #expect(try late.lead(second).isAutoSigned)
        #expect(try late.clocks(second)[.sign]?.stoppedAt == at("2026-03-12T14:01"))
    }

    @Test func `a department asks once a ticket, in whichever round`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        let ticket = try house.reference(receipt)
        try house.done(.rule(ticket, granted: false, reason: "属地管理"), by: Who.dispatcher, at("2026-03-12T10:30"))
        let again = Action.requestReturn(ticket, code: "wrong_place", basis: "职责清单", suggested: "SWJ")
        #expect(try house.refused(again, by: Who.jiangnan, at("2026-03-12T10:40")) == .alreadyAsked)
    }

    @Test func `not after the window`() throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .awaitingSignature))
        let ask = Action.requestReturn(ticket, code: "T1", basis: "职责清单", suggested: "SWJ")
        #expect(try house.refused(ask, by: Who.jiangnan, at("2026-03-12T13:20")) == .windowOver)
    }

    @Test func `after the second request the next dispatch is a designation, and cannot be returned`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let ticket = try house.reference(receipt)
        try house.done(.dispatch(ticket, to: "SWJ", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T11:30"))
        let water = Who.system(of: "SWJ", "SWJ-1")
        try house.askToReturn(ticket, by: water, to: "440105004", at("2026-03-12T14:00"))
        try house.done(.rule(ticket, granted: true, reason: "再议"), by: Who.dispatcher, at("2026-03-12T14:30"))
        // From here on it is the management's, and says why.
        let back = Action.dispatch(ticket, to: "440105004", handler: nil, note: "属地兜底")
        #expect(try house.refused(back, by: Who.dispatcher, at("2026-03-12T15:00")) == .notPermitted(verb: "designate"))
        let silent = Action.dispatch(ticket, to: "440105004", handler: nil, note: nil)
        #expect(try house.refused(silent, by: Who.shiftLeader, at("2026-03-12T15:00")) == .missing(field: "note"))
        try house.done(back, by: Who.shiftLeader, at("2026-03-12T15:00"))
        #expect(try house.lead(receipt).isDesignated)
        #expect(try house.lead(receipt).how == "designated")
        #expect(try house.events(receipt).last == "designate")
        let ask = Action.requestReturn(ticket, code: "T1", basis: "职责清单", suggested: "SWJ")
        #expect(try house.refused(ask, by: Who.jiangnan, at("2026-03-12T15:30")) == .returnBarred)
    }

    @Test func `contact before the signature signs, but a call by the hotline signs for nobody`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        try house.done(.contact(ticket, result: "热线回电安抚"), by: Who.operator, at("2026-03-12T09:40"))
        #expect(try house.ticket(receipt).state == .awaitingSignature)
        #expect(try house.ticket(receipt).contactedAt == at("2026-03-12T09:40"))
        #expect(try house.lead(receipt).signedAt == nil)
        #expect(try house.clocks(receipt)[.contact]?.stoppedAt == nil)
        try house.done(.contact(ticket, result: "约下午到场"), by: Who.jiangnan, at("2026-03-12T09:50"))
        #expect(try house.ticket(receipt).state == .inProgress)
        #expect(try house.lead(receipt).signedAt == at("2026-03-12T09:50"))
        #expect(try !house.lead(receipt).isAutoSigned)
        let clocks = try house.clocks(receipt)
        #expect(clocks[.sign]?.stoppedAt == at("2026-03-12T09:50"))
        #expect(clocks[.contact]?.stoppedAt == at("2026-03-12T09:50"))
        // The first contact stays the first.
        #expect(try house.ticket(receipt).contactedAt == at("2026-03-12T09:40"))
    }

    @Test func `a reply before the signature signs`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        let reply = Action.reply(ticket, publicText: "已垫好。", innerText: nil, truth: "true", solved: "solved")
        try house.done(reply, by: Who.jiangnan, at("2026-03-12T10:00"))
        #expect(try house.lead(receipt).signedAt == at("2026-03-12T10:00"))
        let clocks = try house.clocks(receipt)
        for name in [ClockName.sign, .contact, .promised] { #expect(clocks[name]?.stoppedAt == at("2026-03-12T10:00"), "\(name)") }
        #expect(clocks[.review]?.due == at("2026-03-13T17:00"))
    }

    @Test func `redo gives the promise back and begins a round of its own`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingReview)
        #expect(try house.clocks(receipt)[.promised]?.stoppedAt == at("2026-03-12T11:00"))
        try house.done(.review(house.reference(receipt), .redo(reason: "没有答到点上")), by: Who.reviewer, at("2026-03-12T14:00"))
        let ticket = try house.ticket(receipt)
        #expect(ticket.state == .inProgress)
        #expect(ticket.round == 2)
        #expect(ticket.redos == 1)
        let clocks = try house.clocks(receipt)
        #expect(clocks[.promised]?.stoppedAt == nil)
        #expect(clocks[.promised]?.due == at("2026-03-19T17:00"))
        #expect(clocks[.redo]?.due == at("2026-03-17T17:00"))
        let lead = try house.lead(receipt)
        #expect(lead.department == "440105004")
        #expect(lead.how == "redo")
        #expect(lead.signedAt == at("2026-03-12T14:00"))
        #expect(lead.isDesignated)
    }

    @Test func `a redo after the call-back climbs the ladder on its own limit`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingCallback)
        let ticket = try house.reference(receipt)
        try house.done(.callBack(ticket, .redo(reason: "仍然松动")), by: Who.callBack, at("2026-03-12T14:00"))
        #expect(try house.clocks(receipt)[.promised]?.stoppedAt == at("2026-03-12T11:00"))
        #expect(try house.clocks(receipt)[.redo]?.due == at("2026-03-17T17:00"))
        try house.pass(to: at("2026-03-17T17:00"))
        let told = try house.rungs(receipt).filter { !$0.hasPrefix("(") }
        #expect(told.contains("L5 2026-03-17 17:00"))
    }

    @Test func `a second reply is not shown before it is released`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingCallback)
        let ticket = try house.reference(receipt)
        func progress() throws -> Progress? {
            let request = ProgressRequest(
                number: receipt.ticket ?? "", proof: .code(receipt.queryCode ?? "", lastFour: "0001"), address: "127.0.0.1")
            guard case .progress(let progress) = try house.ask(.progress(request), at("2026-03-13T12:00")) else { return nil }
            return progress
        }
        func shown() throws -> String? { try #require(try progress()).reply }
        #expect(try shown() == "井盖已垫好。")
        try house.done(.callBack(ticket, .redo(reason: "仍然松动")), by: Who.callBack, at("2026-03-12T14:00"))
        #expect(try progress()?.nextStepChinese == "预计 2026-03-17 17:00 前答复您。")
        #expect(try progress()?.due == at("2026-03-17T17:00"))
        let second = Action.reply(ticket, publicText: "已更换井盖。", innerText: nil, truth: "true", solved: "solved")
        try house.done(second, by: Who.jiangnan, at("2026-03-13T10:00"))
        #expect(try shown() == nil)
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-13T11:00"))
        #expect(try shown() == "已更换井盖。")
    }

    @Test func `pulling leases the most urgent first and stops no clock`() throws {
        let house = try House()
        let calm = try house.web(Matter.licence, id: "1", at("2026-03-12T09:20"))
        let urgent = try house.web(Matter.signal, id: "2", at("2026-03-12T09:21"))
        let police = Who.system(of: "GAJ", "GAJ-1")
        let first = try house.done(.pull("GAJ", limit: 1), by: police, at("2026-03-12T09:30"))
        #expect(first.tickets.map(\.number) == [urgent.ticket])
        #expect(try house.done(.pull("GAJ", limit: 5), by: police, at("2026-03-12T09:31")).tickets.map(\.number) == [calm.ticket])
        #expect(try house.done(.pull("GAJ", limit: 5), by: police, at("2026-03-12T09:32")).tickets == [])
        #expect(try house.clocks(urgent)[.sign]?.stoppedAt == nil)
        // Half an hour of working time later they are free again.
        #expect(try house.done(.pull("GAJ", limit: 5), by: police, at("2026-03-12T10:01")).tickets.count == 2)
        #expect(try house.refused(.pull("GAJ", limit: 5), by: Who.jiangnan, at("2026-03-12T10:02")) == .notYours)
        #expect(try house.refused(.pull("GAJ", limit: 51), by: police, at("2026-03-12T10:02"))?.codes.slug == "invalid-value")
    }

    @Test func `every state change has an entry with a reason`() throws {
        let house = try House()
        let receipt = try house.stand(in: .archived)
        #expect(
            try house.events(receipt) == [
                "accept", "dispatch", "sign", "contact", "inner_result", "reply", "release", "told", "call_back", "archive",
            ])
        #expect(try house.store.entries(of: house.id(receipt)).allSatisfy { Reason.argumentsNamed(by: $0.reason.slug) != nil })
        #expect(try house.store.verifyJournal().faults == [])
    }
}
