import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// What a department reads of itself.
struct FiguresTests {
    private func figures(_ house: House, of department: DepartmentCode = "440105004", by actor: Actor = Who.jiangnan, _ now: Instant) throws
        -> DeskAnswer
    { try house.ask(.figures(department, by: actor), now) }

    private func read(_ answer: DeskAnswer) throws -> DepartmentFigures {
        guard case .figures(let figures) = answer else { throw Refusal.noSuchPage }
        return figures
    }

    @Test func `what stands with it, what it asked back, how fast it was and what the citizens say`() throws {
        let house = try House()
        _ = try house.stand(in: .awaitingArchive, id: "1")
        let low = try house.stand(in: .awaitingCallback, id: "2")
        try house.done(
            .callBack(house.reference(low), .rated(2, words: "还是响", solved: "unsolved")), by: Who.callBack, at("2026-03-12T15:00"))
        _ = try house.stand(in: .awaitingDispatch, id: "3")
        _ = try house.stand(in: .inProgress, id: "4")
        let found = try read(figures(house, at("2026-03-12T16:00")))
        #expect(found.since == at("2026-02-10T16:00"))
        #expect(found.open == [DepartmentFigures.Open(state: .inProgress, count: 1)])
        #expect(found.returnRequests == 1 && found.returnsGranted == 1)
        #expect(found.onTime == DepartmentFigures.Share(2, of: 2))
        #expect(found.contacted == DepartmentFigures.Share(2, of: 2))
        #expect(found.satisfied == DepartmentFigures.Share(1, of: 2))
        #expect(found.satisfied.percent == 50)
    }

    @Test func `a reply after the promise is not on time, and an open ticket past a clock is overdue`() throws {
        let house = try House()
        let late = try house.stand(in: .inProgress, id: "1")
        _ = try house.stand(in: .inProgress, id: "2")
        try house.pass(to: at("2026-03-20T09:00"))
        let reply = Action.reply(try house.reference(late), publicText: "已垫好。", innerText: nil, truth: "true", solved: "solved")
        try house.done(reply, by: Who.jiangnan, at("2026-03-20T10:00"))
        let found = try read(figures(house, at("2026-03-20T11:00")))
        #expect(found.onTime == DepartmentFigures.Share(0, of: 1))
        #expect(found.overdue == 1)
    }

    @Test func `thirty days are looked back, and nothing before`() throws {
        let house = try House()
        _ = try house.stand(in: .awaitingArchive, id: "1")
        #expect(try read(figures(house, at("2026-04-11T10:59"))).onTime.whole == 1)
        #expect(try read(figures(house, at("2026-04-11T11:01"))).onTime == DepartmentFigures.Share(0, of: 0))
        #expect(try read(figures(house, at("2026-04-11T11:01"))).onTime.percent == nil)
    }

    @Test func `another department does not read them, the hotline does`() throws {
        let house = try House()
        _ = try house.stand(in: .inProgress)
        guard case .refused(.notYours) = try figures(house, by: Who.system(of: "SWJ", "SWJ-1"), at("2026-03-12T16:00")) else {
            Issue.record("another department reads them")
            return
        }
        guard case .figures = try figures(house, by: Who.shiftLeader, at("2026-03-12T16:00")) else {
            Issue.record("the hotline does not")
            return
        }
        guard case .refused(.unknownDepartment("X")) = try figures(house, of: "X", by: Who.shiftLeader, at("2026-03-12T16:00")) else {
            Issue.record("of a department that is none")
            return
        }
    }
}
