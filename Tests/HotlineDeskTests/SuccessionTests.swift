import HotlineCore
import HotlineDesk
import HotlineRouting
import Testing

/// When departments are merged or split, open tickets, tokens and cursors follow, and no clock is reset (arts 15–16).
struct SuccessionTests {
    private static func folder(_ rows: String...) -> RoutingFolder {
        var files = SampleTables.folder.files
        files["successors.csv"] = Array((["原部门,类别,地点,新部门,生效"] + rows).joined(separator: "\r\n").utf8 + [13, 10])
        return RoutingFolder(files: files)
    }

    @Test func `open tickets follow on the day, keep their clocks and their first department, and come in the new feed`() throws {
        let house = try House(Self.folder("440105004,任意,任意,CGJ,2026-03-16"))
        let receipt = try house.stand(in: .inProgress)
        let clocks = try house.clocks(receipt)
        try house.pass(to: at("2026-03-15T23:59"))
        #expect(try house.lead(receipt).department == "440105004")
        try house.pass(to: at("2026-03-16T00:00"))
        let lead = try house.lead(receipt)
        #expect(lead.department == "CGJ")
        #expect(lead.round == 1)
        #expect(lead.handler != "440105004-1")
        #expect(try house.ticket(receipt).firstDepartment == "440105004")
        #expect(try house.clocks(receipt).mapValues(\.due) == clocks.mapValues(\.due))
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last { $0.event == "transfer" })
        #expect(entry.department == "CGJ")
        try house.pass(to: at("2026-03-20T00:00"))
        #expect(try house.store.entries(of: house.id(receipt)).filter { $0.reason.slug == "succeeded" }.count == 1)
    }

    @Test func `where a department is split, each matter follows its own row, and the rest stays`() throws {
        let house = try House(Self.folder("440105004,0102,任意,CGJ,2026-03-01", "440105004,0205,440106,ZJJ,2026-03-01"))
        let receipt = try house.stand(in: .inProgress)
        try house.pass(to: at("2026-03-12T12:00"))
        #expect(try house.lead(receipt).department == "440105004")
    }

    @Test func `a token of the old department is the new one's, from the day on`() throws {
        let house = try House(Self.folder("440105004,任意,任意,CGJ,2026-03-16"))
        let secret = String(repeating: "5", count: 64)
        try house.done(.issueToken(.department("440105004"), secret: secret), by: Who.administrator, at("2026-03-12T09:00"))
        let before = try house.ask(.identify(.token(secret)), at("2026-03-15T23:59"))
        guard case .identity(.department("440105004", _, _, nil)) = before else { Issue.record("\(before)"); return }
        let after = try house.ask(.identify(.token(secret)), at("2026-03-16T00:00"))
        guard case .identity(.department("CGJ", _, _, "440105004")) = after else { Issue.record("\(after)"); return }
    }
}
