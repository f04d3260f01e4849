import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Testing

/// New tables before they are put in force: what they would have made of the tickets there are.
struct BacktestTests {
    /// Covers, street stalls and lamps of one morning.
    private static func house() throws -> House {
        let house = try House()
        for (index, matter) in [Matter.looseCover, Matter.stall, Matter.lamp].enumerated() {
            try house.web(matter, id: "f\(index)", at("2026-03-1\(index)T09:20"))
        }
        return house
    }

    private static func run(_ house: House, _ folder: RoutingFolder, since: String = "2026-01-01T00:00") throws -> Backtest {
        var backtest = Backtest(from: house.tables, to: SampleTables.load(folder))
        for past in try house.store.pastTickets(since: at(since), after: 0, limit: 100) { backtest.replay(past) }
        return backtest
    }

    @Test func `the same tables change nothing`() throws {
        let backtest = try Self.run(try Self.house(), SampleTables.folder)
        #expect(backtest.replayed == 3)
        #expect(backtest.elsewhere == 0 && backtest.dueOtherwise == 0)
        #expect(backtest.changes.isEmpty && backtest.rows.isEmpty)
        #expect(backtest.departments.values.allSatisfy { $0.before == $0.after })
    }

    @Test func `another lead is told by ticket, department and row`() throws {
        let house = try Self.house()
        let folder = SampleTables.replacing(
            "110,任意,0205 井盖缺失破损,任意,任意,任意,任意,属地街镇", by: "110,任意,0205 井盖缺失破损,任意,任意,任意,任意,SWJ 市水务局", in: "rules.csv")
        let before = try house.rows()
        let backtest = try Self.run(house, folder)
        #expect(backtest.elsewhere == 1)
        let change = try #require(backtest.changes.first)
        #expect(change.before.department == "440105004" && change.after.department == "SWJ")
        #expect(change.before.rule.line == 13 && change.after.rule.line == 13)
        #expect(backtest.rows["rules.csv:13"] == 1)
        #expect(backtest.departments["SWJ"] == Backtest.Count(before: 0, after: 1))
        #expect(backtest.departments["440105004"] == Backtest.Count(before: 1, after: 0))
        #expect(try house.rows() == before, "a backtest has written")
    }

    @Test func `another limit is told by clock, instant and row`() throws {
        let folder = SampleTables.replacing(
            "210,投诉,任意,任意,任意,街镇,任意,2工作时,2工作时,3工作时,1工作日,无,5工作日", by: "210,投诉,任意,任意,任意,街镇,任意,2工作时,2工作时,3工作时,1工作日,无,4工作日", in: "deadlines.csv")
        let backtest = try Self.run(try Self.house(), folder)
        #expect(backtest.elsewhere == 0)
        #expect(backtest.dueOtherwise == 1)
        let change = try #require(backtest.changes.first)
        #expect(change.moved == [.promised])
        #expect(change.before.dues[.promised]?.instant == at("2026-03-18T17:00"))
        #expect(change.after.dues[.promised]?.instant == at("2026-03-17T17:00"))
        #expect(backtest.rows == ["deadlines.csv:24": 1])
    }

    @Test func `a class that a keyword moves is owed to that class's row`() throws {
        let folder = SampleTables.replacing("路灯不亮、", by: "", in: "categories.csv")
        let backtest = try Self.run(try Self.house(), folder)
        #expect(backtest.changes.count <= 1)
        #expect(backtest.changes.allSatisfy { $0.before.category == "0206" })
    }

    @Test func `only what was received since the date is replayed`() throws {
        #expect(try Self.run(try Self.house(), SampleTables.folder, since: "2026-03-11T00:00").replayed == 2)
    }

    @Test func `where a person said where it is, that place stands`() throws {
        let house = try House()
        let receipt = try house.web(Matter.lamp, at("2026-03-10T09:20"))
        try house.done(
            .classify(house.reference(receipt), Decision(street: "440106011"), reason: "电话核实"), by: Who.operator, at("2026-03-10T09:30"))
        let folder = SampleTables.replacing("400,任意,04", by: "395,任意,0206 路灯、照明,任意,任意,任意,任意,属地街镇,,值班,是,,,\r\n400,任意,04", in: "rules.csv")
        // 02 comes at 380; the row must stand before it.
        let early = SampleTables.replacing("380,任意,02", by: "375,任意,0206 路灯、照明,任意,任意,任意,任意,属地街镇,,值班,是,,,\r\n380,任意,02", in: "rules.csv")
        #expect(try Self.run(house, folder).elsewhere == 0)
        #expect(try Self.run(house, early).changes.first?.after.department == "440106011")
    }
}
