import HotlineCore
import HotlineDesk
import HotlineReports
import Testing

/// The wall's figures and a department's own page.
struct BoardTests {
    private static func board(_ house: House, by actor: Actor = Who.operator, _ now: Instant) throws -> Board {
        guard case .board(let board) = try house.ask(.board(by: actor), now) else { throw Refusal.noSuchPage }
        return board
    }

    @Test func `what came and what went is counted by the hour of today, and nothing of yesterday`() throws {
        let house = try House()
        try house.web(Matter.looseCover, id: "y", at("2026-03-11T16:00"))
        try house.web(Matter.looseCover, id: "a", at("2026-03-12T08:10"))
        try house.web(Matter.lamp, id: "b", at("2026-03-12T08:50"))
        _ = try house.stand(in: .archived)
        let board = try Self.board(house, at("2026-03-12T15:30"))
        #expect(board.hours.count == 16 && board.receivedToday == 3 && board.closedToday == 1)
        #expect(board.hours[8] == Board.Hour(received: 2) && board.hours[9] == Board.Hour(received: 1))
        #expect(board.hours[15] == Board.Hour(closed: 1))
        #expect(board.workload.open == 3)
        #expect(board.categories.first == Board.Count(name: "井盖缺失破损", count: 3))
        #expect(board.districts.reduce(0) { $0 + $1.count } == 3)
    }

    @Test func `what is late stands under its department, and what is due by midnight under today`() throws {
        let house = try House()
        try house.web(Matter.looseCover, id: "a", at("2026-03-12T09:20"))
        let before = try Self.board(house, at("2026-03-12T10:00"))
        #expect(before.dueToday == 1 && before.overdueByDepartment.isEmpty)
        let after = try Self.board(house, at("2026-03-12T13:21"))
        #expect(after.dueToday == 0 && after.overdueByDepartment == [Board.Count(name: "江南中街道办事处", count: 1)])
        #expect(after.districts == [Board.Count(name: "海珠区", count: 1, overdue: 1)])
    }

    @Test func `what is urgent and has not been told is counted apart`() throws {
        let house = try House()
        try house.web(Matter.missingCover, id: "a", at("2026-03-12T10:00"))
        let board = try Self.board(house, at("2026-03-12T10:10"))
        #expect(board.workload.critical == 1 && board.untoldUrgent > 0)
    }

    @Test func `whoever may not see the status sees no board`() throws {
        let house = try House()
        guard case .refused(let refusal) = try house.ask(.board(by: Who.jiangnan), at("2026-03-12T10:00")) else { throw Refusal.noSuchPage }
        #expect(refusal == .notPermitted(verb: "status"))
    }

    @Test func `a department's page lists its own matters, and what is shown is told`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, at("2026-03-12T09:20"))
        guard case .departmentDesk(let desk) = try house.ask(.departmentDesk(ListFilter(), by: Who.jiangnan), at("2026-03-12T09:30")) else {
            throw Refusal.noSuchPage
        }
        #expect(desk.department == "440105004" && desk.list.lines.map(\.number) == [receipt.ticket])
        #expect(desk.rows.first { $0.list == .sign }?.count == 1)
        try house.done(.urge(house.reference(receipt), text: nil), by: Who.shiftLeader, at("2026-03-12T09:25"))
        let waiting = try house.notices(receipt).filter { $0.way == .feed }
        #expect(!waiting.isEmpty && waiting.allSatisfy { $0.toldAt == nil })
        try house.desk.begin()
        try house.desk.departmentShown([house.id(receipt)], to: "440105004", at: at("2026-03-12T09:30"))
        try house.desk.commit(at: at("2026-03-12T09:30"))
        #expect(try house.notices(receipt).filter { $0.way == .feed }.allSatisfy { $0.toldAt == at("2026-03-12T09:30") })
        guard case .refused(.notYours) = try house.ask(.departmentDesk(ListFilter(), by: Who.operator), at("2026-03-12T09:30")) else {
            throw Refusal.noSuchPage
        }
    }
}
