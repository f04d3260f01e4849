import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Testing

/// A sub-task's life beside its ticket's: a redo, another calendar, and who hears that it is not wanted.
struct PartLifeTests {
    private static let rsj = JointTests.rsj
    private static let zjj = JointTests.zjj

    /// 0901 拖欠工资 of 12 March, 09:20: 市人社局 leads, 市住建局 helps.
    private static func wages(_ house: House) throws -> (Receipt, TicketReference) {
        let receipt = try house.web(Matter.wages, id: "part", at("2026-03-12T09:20"))
        return (receipt, try house.reference(receipt))
    }

    private static func answered(_ house: House) throws -> (Receipt, TicketReference) {
        let (receipt, ticket) = try wages(house)
        try house.done(
            .reply(ticket, publicText: "总包已约谈。", innerText: nil, truth: "true", solved: "solved"), by: zjj, at("2026-03-13T10:00"))
        try house.done(
            .reply(ticket, publicText: "工资已补发。", innerText: nil, truth: "true", solved: "solved"), by: rsj, at("2026-03-13T11:00"))
        return (receipt, ticket)
    }

    @Test func `a redo begins with its co-departments, each with a sub-task made anew`() throws {
        let house = try House(JointTables.folder)
        let (receipt, ticket) = try Self.answered(house)
        try house.done(.review(ticket, .redo(reason: "没有说明哪个工地")), by: Who.reviewer, at("2026-03-13T14:00"))
        #expect(try house.lead(receipt).round == 2)
        let part = try house.part(receipt, "ZJJ")
        #expect(part.task.round == 2 && part.task.state == .signed && part.task.duty == "核查项目和总包" && part.task.source == "J02")
        #expect(part.row.signedAt == at("2026-03-13T14:00") && part.row.how == "redo" && part.row.endedAt == nil)
        #expect(part.task.replyEntry == nil)
        let redo = try #require(try house.clocks(receipt)[.redo])
        #expect(part.task.due <= redo.due || part.task.due == part.task.signDue)
        try house.pass(to: at("2026-03-13T14:01"))
        #expect(try house.part(receipt, "ZJJ").task.toldEntry != nil)
        #expect(
            try house.refused(
                .reply(ticket, publicText: "工资已补发。", innerText: nil, truth: "true", solved: "solved"), by: Self.rsj, at("2026-03-13T15:00"))?
                .codes.slug == "co-departments-silent")
        #expect(try house.desk.rememberedLoads == house.store.handlerLoads())
    }

    @Test func `a co-department that was taken off is not asked again`() throws {
        let house = try House(JointTables.folder)
        let (receipt, ticket) = try Self.wages(house)
        try house.done(.joint(ticket, .remove("ZJJ", reason: "不涉及在建项目")), by: Self.rsj, at("2026-03-12T10:00"))
        try house.done(
            .reply(ticket, publicText: "工资已补发。", innerText: nil, truth: "true", solved: "solved"), by: Self.rsj, at("2026-03-13T11:00"))
        try house.done(.review(ticket, .redo(reason: "说得不清楚")), by: Who.reviewer, at("2026-03-13T14:00"))
        #expect(try house.store.subTasks(of: house.id(receipt), round: 2) == [])
    }

    @Test func `a changed calendar moves the dues of open sub-tasks, with an entry in their own feed`() throws {
        let house = try House(JointTables.folder)
        let (receipt, _) = try Self.wages(house)
        try house.pass(to: at("2026-03-12T09:21"))
        var files = JointTables.folder.files
        files["calendar.csv", default: []] += Array("2026-03-18,休,台风停工,任意\r\n".utf8)
        try house.adopt(RoutingFolder(files: files), at("2026-03-16T18:00"))
        try house.tick(at("2026-03-16T18:00"))
        let part = try house.part(receipt, "ZJJ")
        #expect(part.task.due == at("2026-03-20T17:00"))
        #expect(part.task.nextAt == part.task.due)
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last { $0.reason.slug == "part-recounted" })
        #expect(entry.department == "ZJJ" && entry.reason.arguments.suffix(2) == ["2026-03-19 17:00", "2026-03-20 17:00"])
    }

    @Test func `practice 29: a co-department reads a masked number and asks for it; the unit that does the holder's work reads it`() throws
    {
        let house = try House(JointTables.folder)
        let (receipt, ticket) = try Self.wages(house)
        #expect(try house.sheet(receipt, by: Self.zjj, at("2026-03-12T10:00")).citizenPhone == "120****0001")
        #expect(try house.sheet(receipt, by: Self.rsj, at("2026-03-12T10:00")).citizenPhone == "12000000001")
        #expect(
            try house.refused(.privacy(ticket, .unmask(reason: "约到工地见面")), by: Self.zjj, at("2026-03-12T10:00"))
                == .notPermitted(verb: "unmask"))
        let key = Mark.api("t", key: "k", bodyDigest: "d")
        let shown = try house.done(
            .privacy(ticket, .unmask(reason: "约到工地见面")), by: JointTests.zjjLiaison, key: key, at("2026-03-12T10:01"))
        #expect(shown.decided.map(\.slug) == ["unmasked-shown"])
        // Sent again it is the same answer without what was shown: no retry key keeps a citizen's number.
        #expect(
            try house.done(.privacy(ticket, .unmask(reason: "约到工地见面")), by: JointTests.zjjLiaison, key: key, at("2026-03-12T10:02"))
                .decided == [])
        let down = try house.console(
            "村里旧改的临迁费一直没发", key: "level", as: Decision(kind: .complaint, category: "0503", department: "440106", isAccepted: true),
            at("2026-03-12T09:20"))
        try house.done(
            .joint(house.reference(down), .delegate("440106011", duty: "核实名册")), by: LevelTests.district, at("2026-03-12T10:00"))
        #expect(try house.sheet(down, by: LevelTests.street, at("2026-03-12T10:01")).citizenPhone == "12000000003")
    }

    @Test func `a return or an appeal of a sub-task is told to whoever was asked first and to the lead`() throws {
        let house = try House(JointTables.folder)
        let (receipt, ticket) = try Self.wages(house)
        let first = try #require(try house.ticket(receipt).firstPerson)
        try house.done(
            .requestReturn(ticket, code: "T1", basis: "不在本局职责", suggested: "GAJ"), by: Self.zjj, at("2026-03-12T10:00"))
        let told = try house.notices(receipt).filter { $0.arguments.contains("配合 申请退回") }.map(\.recipient)
        #expect(Set(told) == ["person:\(first)", "department:RSJ person:\(try house.lead(receipt).handler?.rawValue ?? "")"])
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last { $0.event == "part_returned" })
        #expect(entry.reason.arguments[1] == "T1 " + (ReturnCode(typed: "T1")?.chinese ?? ""))
    }

    @Test(arguments: [
        ("Z9", "ZJJ 职责清单", "GAJ", "code"), ("T1", " ", "GAJ", "basis"), ("T1", "ZJJ 职责清单", "ZJJ", "suggested"),
        ("T1", "ZJJ 职责清单", "NOBODY", "NOBODY"),
    ])
    func `a sub-task is returned with a code, a basis and another department, as a ticket is`(
        code: String, basis: String, suggested: String, field: String
    ) throws {
        let house = try House(JointTables.folder)
        let (_, ticket) = try Self.wages(house)
        let refusal = try house.refused(
            .requestReturn(ticket, code: code, basis: basis, suggested: DepartmentCode(rawValue: suggested)), by: Self.zjj,
            at("2026-03-12T10:00"))
        #expect(refusal?.words(in: .english).contains(field) == true)
    }
}
