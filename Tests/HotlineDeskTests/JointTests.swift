import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Testing

/// The shipped tables with who co-handles, as they are.
enum JointTables {
    static let folder: RoutingFolder = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        do {
            var files = try RoutingFolder.read(directory: root.appending(path: "routing").path).files
            files["escalation.csv"] = Array(Ladders.csv.utf8)
            return RoutingFolder(files: files)
        } catch { preconditionFailure("the shipped tables are unreadable: \(error)") }
    }()

    static let shipped = SampleTables.load(folder)
}

extension House {
    func part(_ receipt: Receipt, _ department: DepartmentCode) throws -> (row: AssignmentRow, task: SubTaskRow) {
        let ticket = try ticket(receipt)
        let row = try #require(
            try store.assignments(of: ticket.id).last { $0.department == department && $0.part > 0 && $0.round == ticket.round })
        let task = try #require(try store.subTasks(of: ticket.id, round: ticket.round).first { $0.part == row.part })
        return (row, task)
    }

    func sheet(_ receipt: Receipt, by actor: Actor = Who.reviewer, _ now: Instant) throws -> TicketDetail {
        guard case .ticket(let detail) = try ask(.show(reference(receipt), by: actor), now) else {
            throw Refusal.noSuchTicket
        }
        return detail
    }
}

/// Arts 11 and 13, practice 13: who leads, who helps, what each owes, and what the lead may not do before them.
struct JointTests {
    static let rsj = Who.system(of: "RSJ", "RSJ-1")
    static let zjj = Who.system(of: "ZJJ", "ZJJ-1")
    static let zjjLiaison = Who.system(of: "ZJJ", "ZJJ-2")

    /// 0901 拖欠工资: 市人社局 leads, 市住建局 helps (joint.csv J02, side by side). Dispatched on 12 March at 09:20.
    private func wages(_ house: House) throws -> Receipt { try house.web(Matter.wages, id: "joint", at("2026-03-12T09:20")) }

    @Test func `a co-department has a sub-task with its duty, handler and dues, and hears of it through its feed`() throws {
        let house = try House(JointTables.folder)
        let receipt = try wages(house)
        #expect(try house.lead(receipt).department == "RSJ")
        let part = try house.part(receipt, "ZJJ")
        #expect(part.task.duty == "核查项目和总包" && part.task.source == "J02" && part.task.state == .unsigned)
        #expect(part.row.handler == "ZJJ-1")
        #expect(part.task.signDue == at("2026-03-12T14:20"))
        #expect(part.task.due == at("2026-03-19T17:00"))
        // It waits a minute for an undo, as every notice does.
        #expect(try !house.events(receipt).contains("co_added"))
        try house.pass(to: at("2026-03-12T09:21"))
        #expect(try house.events(receipt).last == "co_added")
        #expect(try house.notices(receipt).map(\.recipient).contains("department:ZJJ person:ZJJ-1"))
        guard case .feed(let page) = try house.ask(.feed(FeedRequest(department: "ZJJ", after: 0), by: Self.zjj), at("2026-03-12T09:22"))
        else {
            Issue.record("no feed")
            return
        }
        #expect(page.items.map(\.event) == ["co_added"])
        #expect(page.items.first?.isHeld == true)
        #expect(page.items.first?.part?.duty == "核查项目和总包")
        guard case .list(let list) = try house.ask(.list(ListFilter(department: "ZJJ"), by: Self.zjj), at("2026-03-12T09:22")) else {
            Issue.record("no list")
            return
        }
        #expect(list.lines.map(\.number) == [receipt.ticket])
        #expect(try house.sheet(receipt, by: Self.zjj, at("2026-03-12T09:22")).content == Matter.wages)
    }

    @Test func `each verb of a co-department acts on its own sub-task and never on the lead's`() throws {
        let house = try House(JointTables.folder)
        let receipt = try wages(house)
        let ticket = try house.reference(receipt)
        try house.done(.note(ticket, text: "已查项目名册", until: nil), by: Self.zjj, at("2026-03-12T09:30"))
        #expect(try house.part(receipt, "ZJJ").task.state == .unsigned)
        try house.done(.sign(ticket), by: Self.zjj, at("2026-03-12T10:00"))
        #expect(try house.part(receipt, "ZJJ").row.signedAt == at("2026-03-12T10:00"))
        #expect(try house.ticket(receipt).state == .awaitingSignature)
        #expect(
            try house.refused(.sign(ticket), by: Self.zjj, at("2026-03-12T10:01")) == .wrongState(event: .sign, state: .awaitingSignature))
        try house.done(.contact(ticket, result: "问清楚是哪个工地"), by: Self.zjj, at("2026-03-12T10:30"))
        #expect(try house.ticket(receipt).contactedAt == at("2026-03-12T10:30"))
        #expect(try house.lead(receipt).touchedAt == nil)
        try house.done(
            .reply(ticket, publicText: "总包已约谈。", innerText: nil, truth: "true", solved: "solved"), by: Self.zjj, at("2026-03-13T10:00"))
        #expect(try house.part(receipt, "ZJJ").task.state == .replied)
        #expect(try house.ticket(receipt).state == .awaitingSignature)
        #expect(try house.sheet(receipt, at("2026-03-13T10:00")).joint.map { $0.words() }.last == "ZJJ 市住房和城乡建设局 的答复：总包已约谈。")
        // Somebody without a part still has none.
        #expect(try house.refused(.sign(ticket), by: Who.tangxia, at("2026-03-13T10:00")) == .noSuchTicket)
        try house.done(
            .reply(ticket, publicText: "工资已补发。", innerText: nil, truth: "true", solved: "solved"), by: Self.rsj, at("2026-03-13T11:00"))
        #expect(try house.ticket(receipt).state == .awaitingReview)
    }

    @Test func `the lead does not reply before its co-departments, or says why, and the reviewer reads it`() throws {
        let house = try House(JointTables.folder)
        let receipt = try wages(house)
        let ticket = try house.reference(receipt)
        try house.done(.sign(ticket), by: Self.rsj, at("2026-03-12T10:00"))
        #expect(
            try house.refused(
                .reply(ticket, publicText: "工资已补发。", innerText: nil, truth: "true", solved: "solved"), by: Self.rsj, at("2026-03-13T11:00"))
                == .coDepartmentsSilent(["ZJJ 市住房和城乡建设局"]))
        let early = JointAction.replyEarly(
            publicText: "工资已补发。", innerText: nil, truth: "true", solved: "solved", reason: "不涉及工程项目")
        let done = try house.done(.joint(ticket, early), by: Self.rsj, at("2026-03-13T11:00"))
        #expect(done.state == .awaitingReview)
        #expect(done.decided.first?.slug == "replied-early")
        #expect(try house.part(receipt, "ZJJ").task.state == .ended)
        #expect(
            try house.sheet(receipt, at("2026-03-13T11:05")).joint.map { $0.words() }.last
                == "主办先行答复，没有等 ZJJ 市住房和城乡建设局：不涉及工程项目")
        #expect(try house.desk.rememberedLoads == house.store.handlerLoads())
        #expect(
            try house.refused(
                .reply(ticket, publicText: "已查。", innerText: nil, truth: "true", solved: "solved"), by: Self.zjj, at("2026-03-13T12:00"))
                == .wrongState(event: .reply, state: .awaitingReview))
    }

    @Test func `a silent co-department is signed by time, and from its due its liaison and the lead's chief representative hear of it`()
        throws
    {
        let house = try House(JointTables.folder)
        let receipt = try wages(house)
        let ticket = try house.reference(receipt)
        try house.done(.sign(ticket), by: Self.rsj, at("2026-03-12T10:00"))
        try house.pass(to: at("2026-03-12T14:20"))
        #expect(try house.part(receipt, "ZJJ").row.isAutoSigned)
        #expect(try house.part(receipt, "ZJJ").task.state == .signed)
        try house.pass(to: at("2026-03-19T17:00"))
        #expect(try house.events(receipt).contains("part_late"))
        let told = try house.notices(receipt).filter { $0.createdAt == at("2026-03-19T17:00") && $0.arguments.contains("配合 答复到期") }
        #expect(told.map(\.recipient).sorted() == ["department:RSJ person:RSJ-3", "department:ZJJ person:ZJJ-2"])
        try house.done(
            .joint(ticket, .convene(text: "周五上午开会")), by: Who.system(of: "RSJ", "RSJ-3"), at("2026-03-20T09:10"))
        #expect(try house.events(receipt).suffix(2) == ["convened", "convened"])
        #expect(
            try house.refused(.joint(ticket, .convene(text: "开会")), by: Self.rsj, at("2026-03-20T09:11"))
                == .notPermitted(verb: "convene"))
        try house.pass(to: at("2026-03-20T17:00"))
        #expect(try house.events(receipt).filter { $0 == "part_late" }.count >= 4)
    }

    @Test func `the lead or the hotline adds a co-department with its duty, and takes it off with a reason`() throws {
        let house = try House(JointTables.folder)
        let receipt = try wages(house)
        let ticket = try house.reference(receipt)
        try house.done(.joint(ticket, .add("GAJ", duty: "查是否逃匿")), by: Self.rsj, at("2026-03-12T09:40"))
        let part = try house.part(receipt, "GAJ")
        #expect(part.task.duty == "查是否逃匿" && part.task.toldEntry != nil && part.row.handler == "GAJ-1")
        #expect(try house.refused(.joint(ticket, .add("GAJ", duty: "再查")), by: Self.rsj, at("2026-03-12T09:41")) == .alreadyAsked)
        #expect(
            try house.refused(.joint(ticket, .add("RSJ", duty: "自查")), by: Who.dispatcher, at("2026-03-12T09:42"))
                == .invalid(field: "department", value: "RSJ", expected: "主办以外的单位 another than the lead"))
        #expect(try house.refused(.joint(ticket, .add("GAJ", duty: " ")), by: Self.rsj, at("2026-03-12T09:43")) == .missing(field: "duty"))
        #expect(
            try house.refused(.joint(ticket, .add("GXJ", duty: "查")), by: Who.callBack, at("2026-03-12T09:44"))
                == .notPermitted(verb: "co_handle"))
        try house.done(.joint(ticket, .remove("GAJ", reason: "人已找到")), by: Who.dispatcher, at("2026-03-12T10:00"))
        #expect(try house.part(receipt, "GAJ").task.state == .ended)
        #expect(try house.desk.rememberedLoads == house.store.handlerLoads())
    }

    @Test func `naming the lead by hand keeps who helps`() throws {
        var files = JointTables.folder.files
        let rules = String(decoding: files["rules.csv"] ?? [], as: UTF8.self)
        files["rules.csv"] = Array(rules.replacing("属地街镇,,值班,是,井盖", with: "属地街镇,按类别,值班,是,井盖").utf8)
        let house = try House(RoutingFolder(files: files))
        let receipt = try house.console(
            Matter.wages, key: "hand", as: Decision(department: "RSJ", isAccepted: true), at("2026-03-12T09:20"))
        #expect(try house.part(receipt, "ZJJ").task.source == "J02")
        let held = try house.console(
            Matter.looseCover, key: "other", as: Decision(department: "SWJ", isAccepted: true), at("2026-03-12T09:20"))
        #expect(try house.lead(held).department == "SWJ")
        #expect(try house.part(held, "GDJ").task.duty == "停电、电费、电力设施")
    }

    @Test func `practice 13: serial limits add up to the promise, and the law's limit caps it`() throws {
        let house = try House(JointTables.folder)
        let decision = Decision(kind: .complaint, category: "0409", isAccepted: true)
        let receipt = try house.console("旧楼加装电梯一直批不下来", key: "lift", as: decision, at("2026-03-12T09:20"))
        #expect(try house.lead(receipt).department == "ZJJ")
        let promised = try #require(try house.clocks(receipt)[.promised])
        // 市住建局, 市规划局 and 市市场监管局, five working days each; the law allows a complaint fifteen.
        #expect(promised.allowance == .workingDays(15))
        #expect(promised.due == at("2026-04-02T17:00"))
        #expect(try house.part(receipt, "GHZYJ").task.due == at("2026-03-19T17:00"))
        #expect(try house.part(receipt, "SCJGJ").task.due == at("2026-03-26T17:00"))
        let asked = Decision(kind: .request, category: "0409", isAccepted: true)
        let request = try house.console("旧楼加装电梯一直批不下来", key: "lift2", as: asked, at("2026-03-12T09:20"))
        #expect(try house.clocks(request)[.promised]?.due == at("2026-03-26T17:00"))
        guard case .why(let why) = try house.ask(.why(house.reference(receipt), by: Who.reviewer), at("2026-03-12T09:30")) else {
            Issue.record("no why")
            return
        }
        #expect(
            why.parts.flatMap(\.lines).map { $0.words() }.contains {
                $0.hasPrefix("联办 J01 旧楼加装电梯（joint.csv 第 3 行，串行）：") && $0.hasSuffix("取 15工作日")
            })
    }

    @Test func `practice 13: of parallel limits the longest counts, and a joint promise of its own where it is shorter`() throws {
        let text = "J02,建筑工地欠薪,0901 拖欠工资,RSJ 市人力资源和社会保障局,ZJJ 市住房和城乡建设局,RSJ=核查工资支付、ZJJ=核查项目和总包,并行"
        var files = JointTables.folder.files
        let table = String(decoding: files["joint.csv"] ?? [], as: UTF8.self)
        files["joint.csv"] = Array(
            table.replacing("职责,方式", with: "职责,方式,承诺").replacing("串行\r\n", with: "串行,\r\n").replacing("并行\r\n", with: "并行,\r\n")
                .replacing(text + ",", with: text + ",3工作日").utf8)
        let house = try House(RoutingFolder(files: files))
        #expect(try house.clocks(wages(house))[.promised]?.due == at("2026-03-17T17:00"))
        let plain = try House(JointTables.folder)
        #expect(try plain.clocks(wages(plain))[.promised]?.allowance == .workingDays(5))
    }
}
