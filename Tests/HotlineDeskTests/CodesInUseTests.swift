import HotlineCore
import HotlineDesk
import HotlineRouting
import Testing

/// A row whose code an open ticket holds cannot be taken out of the tables (practice 48).
struct CodesInUseTests {
    private static let bureau = "ZXJ,市示例局,,市直部门,,,,,,SWJ-1,SWJ-1,,,,"
    private static let kind = "9903 示例类,99 其他,示例类,,示例类的词,,HOTLINE,,,,,"

    private static func words(_ file: String, _ code: String, _ number: String) -> String {
        "routing/\(file): “\(code)”的行没有了，未结的 \(number) 还在用，应保留这一行并填失效 / no row “\(code)”, which open \(number) holds, expected the row with an end of validity"
    }

    @Test func `a department with an open ticket stays in the tables, or the reload is refused by its name`() throws {
        let house = try House(SampleTables.adding([Self.bureau], to: "departments.csv"))
        #expect(try house.desk.codesInUse(missingFrom: SampleTables.shipped.routing) == [])
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.dispatch(ticket, to: "ZXJ", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:30"))
        let number = try #require(receipt.ticket)
        #expect(
            try house.desk.codesInUse(missingFrom: SampleTables.shipped.routing) == [Self.words("departments.csv", "ZXJ", number)])
        // The row ended, and did not go.
        let ended = SampleTables.load(SampleTables.adding([Self.bureau + "2026-03-31"], to: "departments.csv"))
        #expect(try house.desk.codesInUse(missingFrom: ended.routing) == [])
    }

    @Test func `a class with an open ticket stays too, and goes once the ticket has another`() throws {
        let house = try House(SampleTables.adding([Self.kind], to: "categories.csv"))
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.classify(ticket, Decision(category: "9903"), reason: "示例"), by: Who.operator, at("2026-03-12T09:25"))
        let number = try #require(receipt.ticket)
        #expect(
            try house.desk.codesInUse(missingFrom: SampleTables.shipped.routing) == [Self.words("categories.csv", "9903", number)])
        try house.done(.classify(ticket, Decision(category: "9999"), reason: "示例"), by: Who.operator, at("2026-03-12T09:26"))
        #expect(try house.desk.codesInUse(missingFrom: SampleTables.shipped.routing) == [])
    }

    @Test func `a person who handles an open ticket leaves by an end of validity, not by a missing row`() throws {
        let person = "ZXJ-9,ZXJ009,示例甲,SWJ,,经办人,,,,"
        let house = try House(SampleTables.adding([person], to: "people.csv"))
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.dispatch(ticket, to: "SWJ", handler: "ZXJ-9", note: nil), by: Who.dispatcher, at("2026-03-12T09:30"))
        let number = try #require(receipt.ticket)
        #expect(try house.desk.codesInUse(missingFrom: SampleTables.shipped.routing) == [Self.words("people.csv", "ZXJ-9", number)])
    }
}
