import HotlineCore
import HotlineDesk
import HotlineReports
import Testing

/// What `/metrics` counts: at the commit, once, and nothing of what was refused.
struct TallyTests {
    @Test func `a ticket's steps are counted with their lengths`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let tally = house.desk.tally
        #expect(tally.intake.values.reduce(0, +) == 1)
        #expect(tally.events[TicketEvent.sign.rawValue] == 1)
        #expect(tally.steps[.sign]?.count == 1)
        let before = tally
        _ = try house.refused(.sign(try house.reference(receipt)), by: Who.tangxia, at("2026-03-12T16:00"))
        #expect(house.desk.tally == before)
    }

    @Test func `what came twice is counted apart, and makes no second ticket`() throws {
        let house = try House()
        try house.web(Matter.lamp, id: "1", at("2026-03-12T09:20"))
        try house.web(Matter.lamp, id: "1", at("2026-03-12T09:21"))
        #expect(house.desk.tally.intake[.init(.web, .repeated)] == 1)
        #expect(house.desk.tally.intake.values.reduce(0, +) == 2)
    }

    @Test func `the row part of the metrics needs the right to see the state of the house`() throws {
        let house = try House()
        _ = try house.stand(in: .awaitingSignature)
        guard case .metrics(let metrics) = try house.ask(.metrics(by: Who.shiftLeader), at("2026-03-12T16:00")) else {
            Issue.record("metrics are told")
            return
        }
        #expect(metrics.workload.count(.awaitingSignature) == 1 && metrics.schema > 0)
        guard case .refused(.notPermitted) = try house.ask(.metrics(by: Who.jiangnan), at("2026-03-12T16:00")) else {
            Issue.record("a department reads none")
            return
        }
    }
}
