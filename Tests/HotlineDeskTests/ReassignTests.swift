import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Testing

/// 改派: what a rung does about a handler who stays silent (practice 21).
struct ReassignTests {
    /// The sample ladders, with 改派 where the shipped ones have it.
    static let folder = Ladders.folder(reassigning: ["普通,L2,联系", "紧急,U1,签收", "热线内部,R-受理-2", "热线内部,R-派单-2"])

    private static func transfers(_ house: House, _ receipt: Receipt) throws -> [String] {
        try house.store.entries(of: house.id(receipt)).filter { $0.event == "transfer" }.map {
            $0.at.wallClock() + " " + $0.reason.words()
        }
    }

    @Test func `a silent handler's ticket passes to the deputy of people.csv, and no clock moves`() throws {
        let house = try House(Self.folder)
        let receipt = try house.stand(in: .awaitingSignature)
        let before = try house.clocks(receipt)
        try house.pass(to: at("2026-03-13T16:59"))
        #expect(try house.lead(receipt).handler == "440105004-1")
        try house.pass(to: at("2026-03-13T17:00"))
        let lead = try house.lead(receipt)
        #expect(lead.handler == "440105004-2")
        #expect(lead.round == 1)
        #expect(lead.assignedAt == at("2026-03-12T09:20"))
        #expect(lead.touchedAt == nil)
        #expect(
            try Self.transfers(house, receipt) == ["2026-03-13 17:00 L2：440105004-1 没有动静，改由代理 440105004-2 经办，时限不变"])
        let after = try house.clocks(receipt)
        #expect(after.mapValues(\.due) == before.mapValues(\.due))
        #expect(after.mapValues(\.startedAt) == before.mapValues(\.startedAt))
        let told = try house.notices(receipt).filter { $0.subject == "assigned" }
        #expect(told.map(\.recipient) == ["department:440105004 person:440105004-2"])
    }

    @Test func `the deputy named for the duty that runs comes before the handler's own`() throws {
        let house = try House(Self.folder)
        // 天河区's roster: 440106-1 by day, 440106-2 by night; 棠下's: 440106011-1 with 440106011-2.
        let roster = try #require(house.tables.routing.standIn(for: "440106-1", in: "440106", at: at("2026-03-12T10:00")))
        #expect(roster == StandIn(person: "440106-2", source: .roster))
        let off = try #require(house.tables.routing.standIn(for: "440106-1", in: "440106", at: at("2026-03-12T20:00")))
        #expect(off.source == .deputy)
    }

    @Test func `where nobody is left it is the liaison's, and where the liaison has it, nobody's`() throws {
        let routing = try House(Self.folder).tables.routing
        // 440105004-2 is the liaison and has no deputy.
        #expect(routing.standIn(for: "440105004-2", in: "440105004", at: at("2026-03-12T10:00")) == nil)
        #expect(
            routing.standIn(for: nil, in: "440105004", at: at("2026-03-12T10:00")) == StandIn(person: "440105004-2", source: .liaison))
    }

    @Test func `a deputy who has left is passed over for the deputy's own, else the liaison`() throws {
        var files = Self.folder.files
        let people = String(decoding: files["people.csv"] ?? [], as: UTF8.self)
        let left = "440105004-1,440105004-1,赖某甲,440105004,,经办人,,8402,,"
        files["people.csv"] = Array(
            people.replacing("440105004-1,440105004-1,赖某甲,440105004,,经办人,,440105004-2,,", with: left)
                .replacing("8402,8402,示例戌,HOTLINE,,班长,,8601,,", with: "8402,8402,示例戌,HOTLINE,,班长,,,,2026-01-31").utf8)
        let routing = SampleTables.load(RoutingFolder(files: files)).routing
        #expect(
            routing.standIn(for: "440105004-1", in: "440105004", at: at("2026-03-12T10:00"))
                == StandIn(person: "440105004-2", source: .liaison))
    }

    @Test func `a redo is a round of its own: silent again, it passes on again`() throws {
        let house = try House(Self.folder)
        let receipt = try house.web(Matter.wages, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.pass(to: at("2026-03-13T17:00"))
        #expect(try house.lead(receipt).handler == "RSJ-2")
        // A reply is no touch, and it does not pass.
        let early = JointAction.replyEarly(
            publicText: "已处理。", innerText: nil, truth: "true", solved: "solved", reason: "不涉及在建项目")
        try house.done(.joint(ticket, early), by: Who.system(of: "RSJ", "RSJ-2"), at("2026-03-16T10:00"))
        try house.done(.review(ticket, .redo(reason: "没有联系市民")), by: Who.reviewer, at("2026-03-16T11:00"))
        try house.pass(to: at("2026-03-17T17:00"))
        #expect(try house.lead(receipt).round == 2)
        #expect(try house.lead(receipt).handler == "RSJ-3")
        #expect(try Self.transfers(house, receipt).count == 2)
    }

    @Test func `once a round at most`() throws {
        let folder = Ladders.folder(reassigning: ["普通,L2,联系", "普通,L3,承诺办结"])
        let house = try House(folder)
        let receipt = try house.stand(in: .awaitingSignature)
        try house.pass(to: at("2026-03-16T12:00"))
        #expect(try house.rungs(receipt).last == "L3 2026-03-16 12:00")
        #expect(try Self.transfers(house, receipt).count == 1)
        #expect(try house.store.reassignment(of: house.id(receipt), round: 1)?.rung == "L2")
    }

    @Test func `a handler who touched it keeps it`() throws {
        let house = try House(Self.folder)
        let receipt = try house.stand(in: .inProgress)
        try house.pass(to: at("2026-03-18T17:00"))
        #expect(try Self.transfers(house, receipt) == [])
        #expect(try house.lead(receipt).handler == "440105004-1")
    }

    @Test func `an urgent ticket passes on at the end of its sign window, at night too`() throws {
        let house = try House(Self.folder)
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T02:00"))
        try house.pass(to: at("2026-03-12T02:15"))
        #expect(try Self.transfers(house, receipt) == ["2026-03-12 02:15 U1：440106011-1 没有动静，改由值班表的代理 440106011-2 经办，时限不变"])
        #expect(try house.lead(receipt).handler == "440106011-2")
        let assigned = try #require(
            try house.notices(receipt).last { $0.subject == "assigned" && $0.recipient == "department:440106011 person:440106011-2" })
        #expect(assigned.isUrgent)
    }

    @Test func `what an operator opened and let lie is taken back when its limit is over`() throws {
        let house = try House(Self.folder)
        let receipt = try house.stand(in: .pending)
        try house.pass(to: at("2026-03-12T11:10"))
        try house.done(.takeNext(.pending), by: Who.operator, at("2026-03-12T11:10"))
        #expect(try house.ticket(receipt).takenBy == "8001")
        try house.pass(to: at("2026-03-12T11:20"))
        #expect(try house.ticket(receipt).takenBy == nil)
        #expect(try Self.transfers(house, receipt) == ["2026-03-12 11:20 R-受理-2：8001 取单后没有办，收回，由 8401 处理"])
        #expect(try house.ticket(receipt).firstPerson == "8401")
    }

    @Test func `loads remembered and loads read again agree after a transfer`() throws {
        let house = try House(Self.folder)
        _ = try house.stand(in: .awaitingSignature)
        try house.pass(to: at("2026-03-13T17:00"))
        let other = try house.web(Matter.looseCover, id: "o", at("2026-03-13T17:01"))
        _ = try house.lead(other)
        #expect(try house.desk.rememberedLoads?["440105004-2"]?.open == house.store.handlerLoads()["440105004-2"]?.open)
        #expect(try house.store.handlerLoads()["440105004-2"]?.open == 1)
    }

    @Test func `stopped at every instant and started again, the same journal`() throws {
        func live(_ house: House, _ between: () throws -> Void) throws {
            let silent = try house.stand(in: .awaitingSignature)
            _ = try house.web(Matter.missingCover, id: "u", at("2026-03-12T15:01"))
            _ = try house.web(Matter.vague, id: "v", at("2026-03-12T15:02"))
            try house.pass(to: at("2026-03-17T10:00"), each: between)
            try house.done(.contact(house.reference(silent), result: "已联系"), by: Who.jiangnan, at("2026-03-17T10:00"))
            try house.pass(to: at("2026-03-27T10:00"), each: between)
        }
        let steady = try House(Self.folder, digest: .hour)
        try live(steady) {}
        let restless = try House(Self.folder, digest: .hour)
        try live(restless) { try restless.restart() }
        let (a, b) = (try steady.rows(), try restless.rows())
        #expect(a.count == b.count)
        for (one, other) in zip(a, b) where one != other { Issue.record("\(one)\n\(other)") }
        #expect(try restless.store.verifyJournal().faults == [])
    }

    @Test func `the flag is frozen with the tables the ticket was assigned under`() throws {
        let house = try House(Self.folder)
        let old = try house.stand(in: .awaitingSignature)
        try house.adopt(SampleTables.folder, at("2026-03-12T09:30"))
        let new = try house.web(Matter.looseCover, id: "new", at("2026-03-12T09:31"))
        try house.restart()
        try house.pass(to: at("2026-03-13T17:00"))
        #expect(try Self.transfers(house, old).count == 1)
        #expect(try Self.transfers(house, new).count == 0)
    }
}
