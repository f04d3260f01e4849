import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

struct MemberTests {
    @Test(
        arguments: [
            ("12000000001\t测试甲\t12000", "测试甲", "12000000001", "12000"),
            ("测试甲,12000000001,\"\"".replacing("\"", with: ""), "测试甲", "12000000001", nil),
            ("测试甲 12000000001 12,000.50元", "测试甲", "12000000001", "12000.50元"),
            ("  测试甲　12000000001，8000  ", "测试甲", "12000000001", "8000"),
            ("8000、测试甲、020-00000001", "测试甲", "02000000001", "8000"),
        ] as [(String, String, String, String?)])
    func `a line of a roster is read however it is parted`(line: String, name: String, phone: String, amount: String?) throws {
        let roster = try Roster(line)
        #expect(roster.lines.count == 1)
        #expect(roster.lines.first?.name == name)
        #expect(roster.lines.first?.phone.number == phone)
        #expect(roster.lines.first?.amount == amount)
    }

    @Test func `a heading and empty lines are passed over, and every bad line is named by its number`() throws {
        #expect(try Roster("姓名\t电话\t金额\n\n测试甲\t12000000001\t1\n").lines.count == 1)
        let text = "测试甲 12000000001\n示例乙\n12000000003\n测试丁 12000000001\n测试戊 12000000005 三千多\n测试己 12000000006 12000000007"
        do throws(Refusal) {
            _ = try Roster(text)
            Issue.record("it was read")
        } catch {
            guard case .rosterRefused(let lines) = error else { throw error }
            #expect(lines.map { $0.prefix { $0 != "：" } } == ["2", "3", "4", "5", "6"])
        }
        #expect(throws: Refusal.missing(field: "名单 roster")) { try Roster("\n \n") }
        let long = (0...500).map { "测试甲 1200\(1_000_000 + $0)" }.joined(separator: "\n")
        #expect(throws: Refusal.tooLong(field: "名单 roster", limit: 500)) { try Roster(long) }
    }

    private static func group(_ house: House) throws -> Receipt {
        let main = try house.web(Matter.wages, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        #expect(try house.lead(main).department == "RSJ")
        return main
    }

    private static let roster = "12000000101 测试甲 12000\n12000000102 示例乙 8000\n12000000103 测试丙"

    @Test func `practice 36: members each get a number, a code and the answer`() throws {
        let house = try House()
        let main = try Self.group(house)
        let receipt = try house.done(
            .link(.members(house.reference(main), try Roster(Self.roster).lines)), by: Who.operator, at("2026-03-12T09:30"))
        let issued = try #require(receipt.issued)
        #expect(issued.map(\.name) == ["测试甲", "示例乙", "测试丙"])
        #expect(Set(issued.map(\.number)).count == 3 && Set(issued.compactMap(\.code)).count == 3)
        // 市住房和城乡建设局 co-handles and has not replied: the lead says why it does not wait.
        try house.done(
            .joint(
                house.reference(main),
                .replyEarly(
                    publicText: "工资已发放。", innerText: nil, truth: "true", solved: "solved", reason: "工资已补发，不涉及在建项目")),
            by: Who.system(of: "RSJ", "RSJ-1"), at("2026-03-12T11:00"))
        try house.done(.review(house.reference(main), .release), by: Who.reviewer, at("2026-03-12T11:30"))
        for (index, member) in issued.enumerated() {
            let ask = ProgressRequest(
                number: member.number, proof: .code(try #require(member.code), lastFour: "010\(index + 1)"), address: "192.0.2.1")
            guard case .progress(let progress) = try house.ask(.progress(ask), at("2026-03-12T12:00")) else {
                Issue.record("no progress for \(member.number)")
                continue
            }
            #expect(progress.reply == "工资已发放。")
            let number = try #require(TicketNumber(parsing: member.number))
            #expect(try house.store.notices(of: number.body).map(\.subject) == ["accepted", "replied"])
        }
    }

    @Test func `a roster pasted again adds whoever is new`() throws {
        let house = try House()
        let main = try Self.group(house)
        try house.done(.link(.members(house.reference(main), try Roster(Self.roster).lines)), by: Who.operator, at("2026-03-12T09:30"))
        let again = try house.done(
            .link(.members(house.reference(main), try Roster(Self.roster + "\n12000000104 测试丁").lines)), by: Who.operator,
            at("2026-03-12T09:40"))
        #expect(again.issued?.map(\.name) == ["测试丁"])
        #expect(again.decided == [Reason("members", "1", "3")])
        #expect(try house.store.countFollowers(of: house.id(main)) == 4)
    }

    @Test func `practice 36: names never go to the party complained about`() throws {
        let house = try House()
        let main = try Self.group(house)
        try house.done(.link(.members(house.reference(main), try Roster(Self.roster).lines)), by: Who.operator, at("2026-03-12T09:30"))
        let department = Who.system(of: "RSJ", "RSJ-1")
        guard case .links(.group(let before)) = try house.ask(.links(.group(house.reference(main)), by: department), at("2026-03-12T10:00"))
        else {
            Issue.record("no group")
            return
        }
        #expect(before.followers.map(\.name) == ["测试甲", "示例乙", "测试丙"], "whoever handles it works with the members")
        #expect(before.followers.map(\.phone) == ["12000000101", "12000000102", "12000000103"])
        #expect(before.followers.first?.content == "金额 12000")
        guard case .links(.group(let ours)) = try house.ask(.links(.group(house.reference(main)), by: Who.operator), at("2026-03-12T10:00"))
        else {
            Issue.record("no group")
            return
        }
        #expect(ours.followers.map(\.name) == ["测*甲", "示*乙", "测*丙"] && ours.followers.allSatisfy { $0.phone == nil })
        let name = try #require(house.tables.routing.departments["RSJ"]?.name)
        try house.done(.link(.subject(house.reference(main), name: name)), by: Who.operator, at("2026-03-12T10:05"))
        guard case .links(.group(let after)) = try house.ask(.links(.group(house.reference(main)), by: department), at("2026-03-12T10:10"))
        else {
            Issue.record("no group")
            return
        }
        #expect(after.followers.isEmpty && after.subject == nil && after.count == 3)
        let feed = try house.store.feed(of: "RSJ", after: 0, limit: 100)
        #expect(!feed.contains { ["subject", "members"].contains($0.event) })
        let told = try house.store.database.all("SELECT arguments FROM outbox WHERE recipient LIKE 'department:RSJ%'") { $0.text(0) }
        for member in ["测试甲", "示例乙", "测试丙"] { #expect(!told.contains { $0.contains(member) }) }
    }

    @Test func `a group needs an accepted, open main ticket and the right`() throws {
        let house = try House()
        let lines = try Roster(Self.roster).lines
        let pending = try house.web(Matter.vague, id: "p", at("2026-03-12T09:00"))
        let now = at("2026-03-12T09:30")
        #expect(try house.refused(.link(.members(house.reference(pending), lines)), by: Who.operator, now) == .mergeBarred(.mainPending))
        let main = try Self.group(house)
        #expect(
            try house.refused(.link(.members(house.reference(main), lines)), by: Who.callBack, now) == .notPermitted(verb: "create"))
        #expect(try house.refused(.link(.subject(house.reference(main), name: "")), by: Who.operator, now) == .missing(field: "subject"))
        #expect(
            try house.refused(.link(.subject(house.reference(main), name: String(repeating: "甲", count: 101))), by: Who.operator, now)
                == .tooLong(field: "subject", limit: 100))
    }
}
