import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Practice 24: district and street. The ticket of every story is 天河区's, dispatched on 12 March 2026 at 09:20, due on the 19th.
struct LevelTests {
    static let district = Who.system(of: "440106", "440106-1")
    static let street = Who.tangxia

    private func tianhe(_ house: House) throws -> Receipt {
        let decision = Decision(kind: .complaint, category: "0503", department: "440106", isAccepted: true)
        return try house.console("村里旧改的临迁费一直没发", key: "level", as: decision, at("2026-03-12T09:20"))
    }

    private func delegated(_ house: House) throws -> (Receipt, TicketReference) {
        let receipt = try tianhe(house)
        let ticket = try house.reference(receipt)
        try house.done(.sign(ticket), by: Self.district, at("2026-03-12T09:30"))
        try house.done(.joint(ticket, .delegate("440106011", duty: "核实发放名册")), by: Self.district, at("2026-03-12T10:00"))
        return (receipt, ticket)
    }

    @Test func `the district passes it down and stays answerable; the street has half of each window`() throws {
        let house = try House()
        let (receipt, ticket) = try delegated(house)
        let part = try house.part(receipt, "440106011")
        #expect(part.task.kind == .below && part.row.handler == "440106011-1")
        // The street's own sign window of three working hours is shorter than half of the district's day.
        #expect(part.task.signDue == at("2026-03-12T14:00"))
        // Half of 2,500 working minutes, from ten o'clock.
        #expect(part.task.due == at("2026-03-17T09:50"))
        #expect(try house.lead(receipt).department == "440106")
        #expect(try house.events(receipt).contains("delegate"))
        #expect(
            try house.refused(
                .reply(ticket, publicText: "已发。", innerText: nil, truth: "true", solved: "solved"), by: Self.district,
                at("2026-03-13T10:00"))
                == .coDepartmentsSilent(["GHZYJ 市规划和自然资源局", "ZJJ 市住房和城乡建设局", "440106011 棠下街道办事处"]))
        try house.done(
            .reply(ticket, publicText: "名册已核。", innerText: nil, truth: "true", solved: "solved"), by: Self.street, at("2026-03-13T11:00"))
        let early = JointAction.replyEarly(
            publicText: "临迁费已发。", innerText: nil, truth: "true", solved: "solved", reason: "不涉及规划和建设")
        try house.done(.joint(ticket, early), by: Self.district, at("2026-03-13T14:00"))
        #expect(try house.ticket(receipt).state == .awaitingReview)
    }

    @Test func `only the holder passes down, and only to a unit below it`() throws {
        let house = try House()
        let receipt = try tianhe(house)
        let ticket = try house.reference(receipt)
        #expect(
            try house.refused(.joint(ticket, .delegate("440105004", duty: nil)), by: Self.district, at("2026-03-12T10:00"))
                == .invalid(field: "department", value: "440105004", expected: "下级单位 a unit below 440106"))
        #expect(
            try house.refused(.joint(ticket, .delegate("440106011", duty: nil)), by: Self.street, at("2026-03-12T10:00")) == .noSuchTicket)
        #expect(
            try house.refused(.joint(ticket, .delegate("440106011", duty: nil)), by: Who.dispatcher, at("2026-03-12T10:00")) == .notYours)
    }

    @Test func `past half of its window the district's passing down says so`() throws {
        let house = try House()
        let receipt = try tianhe(house)
        let ticket = try house.reference(receipt)
        try house.done(.sign(ticket), by: Self.district, at("2026-03-12T09:30"))
        try house.done(.joint(ticket, .delegate("440106011", duty: nil)), by: Self.district, at("2026-03-17T16:00"))
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last { $0.event == "delegate" })
        #expect(entry.reason.slug == "delegated-late" && entry.reason.arguments.last == "64")
        #expect(try house.part(receipt, "440106011").task.duty == "辖区综合执法、市容、物业、社区事务")
        #expect(try house.part(receipt, "440106011").task.due == at("2026-03-19T17:00"))
    }

    @Test func `the district rules on its street's return, and the hotline hears the appeal`() throws {
        let house = try House()
        let (receipt, ticket) = try delegated(house)
        let back = Action.requestReturn(ticket, code: "T1", basis: "不在本街道", suggested: "440106")
        try house.done(back, by: Self.street, at("2026-03-12T10:30"))
        #expect(try house.part(receipt, "440106011").task.state == .returning)
        #expect(try house.refused(.rule(ticket, granted: true, reason: "同意"), by: Who.dispatcher, at("2026-03-12T10:40")) == .notYours)
        #expect(
            try house.refused(.rule(ticket, granted: true, reason: "同意"), by: Self.street, at("2026-03-12T10:40"))
                == .notPermitted(verb: "rule"))
        guard case .list(let list) = try house.ask(.list(ListFilter(list: .returns), by: Who.dispatcher), at("2026-03-12T10:41")) else {
            Issue.record("no list")
            return
        }
        #expect(list.lines.map(\.number) == [receipt.ticket])
        try house.done(.rule(ticket, granted: false, reason: "就在辖区"), by: Self.district, at("2026-03-12T11:00"))
        #expect(try house.part(receipt, "440106011").task.state == .signed)
        try house.done(.joint(ticket, .appeal(reason: "地块属沙河街道")), by: Self.street, at("2026-03-12T11:30"))
        #expect(try house.refused(.rule(ticket, granted: true, reason: "同意"), by: Self.district, at("2026-03-12T11:40")) == .notYours)
        try house.done(.rule(ticket, granted: true, reason: "图上确属沙河"), by: Who.dispatcher, at("2026-03-12T14:10"))
        #expect(try house.part(receipt, "440106011").task.state == .ended)
        #expect(try house.lead(receipt).department == "440106")
        #expect(try house.desk.rememberedLoads == house.store.handlerLoads())
    }

    @Test func `an appeal that nobody rules on in time leaves it where it is`() throws {
        let house = try House()
        let (receipt, ticket) = try delegated(house)
        try house.done(
            .requestReturn(ticket, code: "T1", basis: "不在本街道", suggested: "440106"), by: Self.street, at("2026-03-12T10:30"))
        try house.pass(to: at("2026-03-13T17:00"))
        #expect(try house.part(receipt, "440106011").task.state == .signed)
        #expect(try house.events(receipt).contains("part_lapsed"))
    }

    @Test func `a street that leads appeals against its district's ruling, once, and the hotline dispatches anew`() throws {
        let house = try House()
        let receipt = try house.console(Matter.stall, key: "stall", at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        #expect(
            try house.refused(.joint(ticket, .appeal(reason: "不服")), by: Self.street, at("2026-03-12T09:30"))
                == .invalid(field: "appeal", value: "", expected: "区不同意的退单 a return that the district refused"))
        try house.askToReturn(ticket, by: Self.street, to: "440106", at("2026-03-12T09:40"))
        try house.done(.rule(ticket, granted: false, reason: "属街道职责"), by: Self.district, at("2026-03-12T10:00"))
        try house.done(.joint(ticket, .appeal(reason: "市场由市场监管局管")), by: Self.street, at("2026-03-12T10:10"))
        #expect(try house.refused(.joint(ticket, .appeal(reason: "再申诉")), by: Self.street, at("2026-03-12T10:11")) == .alreadyAsked)
        #expect(try house.refused(.rule(ticket, granted: true, reason: "同意"), by: Self.district, at("2026-03-12T10:12")) == .notYours)
        try house.done(.rule(ticket, granted: true, reason: "申诉成立"), by: Who.dispatcher, at("2026-03-12T11:00"))
        #expect(try house.ticket(receipt).state == .awaitingDispatch)
        let due = try house.clocks(receipt)[.promised]?.due
        #expect(due == at("2026-03-19T17:00"))
    }

    @Test func `what lies in two districts takes a municipal unit, the districts beside it and the limits for it`() throws {
        let house = try House(JointTables.folder)
        let decision = Decision(kind: .complaint, category: "0106", isAccepted: true)
        let receipt = try house.console("天河区棠下街道和越秀区北京街道都有这家大排档，油烟好大", key: "cross", as: decision, at("2026-03-12T09:20"))
        #expect(try house.ticket(receipt).isCrossDistrict)
        #expect(try house.lead(receipt).department == "STHJJ")
        let help = try house.store.assignments(of: house.id(receipt)).filter { $0.part > 0 }.map(\.department)
        #expect(Set(help) == ["440106", "440104"])
        guard case .why(let why) = try house.ask(.why(house.reference(receipt), by: Who.reviewer), at("2026-03-12T09:30")) else {
            Issue.record("no why")
            return
        }
        // deadlines.csv 顺序 150 stands on line 18.
        #expect(why.clocks.first { $0.line.name == .promised }?.tableLine == 18)
    }

    @Test func `a person marks a matter as crossing districts, with a reason, and takes it back`() throws {
        let house = try House(JointTables.folder)
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        try house.done(.joint(ticket, .cross(true, reason: "两区交界")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.refused(.joint(ticket, .cross(true, reason: "两区交界")), by: Who.operator, at("2026-03-12T09:31")) == .alreadyAsked)
        #expect(
            try house.refused(.joint(ticket, .cross(false, reason: "")), by: Who.operator, at("2026-03-12T09:31"))
                == .missing(field: "reason"))
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:40"))
        #expect(try house.lead(receipt).department == "CGJ")
    }

    @Test func `art. 12: who received a matter for another department is its first person, beside the one that handles it`() throws {
        let house = try House()
        var submission = Submission(
            channel: .window, mark: .console("8001", key: "receive-1"), receivedAt: at("2026-03-12T09:20"), takenBy: "8001",
            content: Matter.looseCover)
        submission.receivedBy = "SWJ-1"
        let receipt = try house.done(.submit(submission, Decision(isAccepted: true)), by: Who.operator, at("2026-03-12T09:20"))
        #expect(try house.ticket(receipt).firstPerson == "SWJ-1")
        #expect(try house.lead(receipt).department == "440105004")
        #expect(
            try house.sheet(receipt, at("2026-03-12T09:25")).joint.map { $0.words() } == ["接件转办：SWJ 市水务局 SWJ-1 收件"])
        #expect(try house.store.reception(of: house.id(receipt))?.department == "SWJ")
        submission.mark = .console("8001", key: "receive-2")
        submission.receivedBy = "XX-9"
        #expect(
            try house.refused(.submit(submission, Decision(isAccepted: true)), by: Who.operator, at("2026-03-12T09:30"))
                == .unknownPerson("XX-9"))
    }
}
