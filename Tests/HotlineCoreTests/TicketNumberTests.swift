import Foundation
import HotlineCore
import Testing

@Suite struct TicketNumberTests {
    private static func number(_ date: String, _ sequence: Int) throws -> TicketNumber? {
        TicketNumber(prefix: try #require(.init("GZ")), date: try day(date), sequence: sequence)
    }

    @Test(
        arguments: [
            ("2026-03-12", 12, "GZ202603120000127", 20_260_312_000_012),
            ("2026-03-12", 1_489, "GZ202603120014896", 20_260_312_001_489),
            ("2026-01-01", 1, "GZ202601010000017", 20_260_101_000_001),
            ("2024-02-29", 123_456, "GZ202402291234569", 20_240_229_123_456),
            ("2026-12-31", 999_999, "GZ202612319999999", 20_261_231_999_999),
            ("2026-12-31", 1_000_000, "GZ2026123110000003", 202_612_311_000_000),
            ("2026-12-31", 9_999_999, "GZ2026123199999992", 202_612_319_999_999),
        ] as [(String, Int, String, Int64)])
    func `a number is prefix, day, sequence and check digit`(date: String, sequence: Int, text: String, body: Int64) throws {
        let number = try #require(try Self.number(date, sequence))
        #expect(number.description == text)
        #expect(number.body == body)
        #expect(TicketNumber(parsing: text) == number)
        #expect(TicketNumber(prefix: number.prefix, body: body) == number)
        #expect(try JSONDecoder().decode([TicketNumber].self, from: JSONEncoder().encode([number])) == [number])
    }

    @Test(arguments: [
        "gz202603120000127", "GZ 20260312 000012 7", "GZ-20260312-000012-7", " gz 2026‐0312—0000127 ", "ＧＺ２０２６０３１２００００１２７",
        "ｇｚ　２０２６０３１２－００００１２７",
    ])
    func `what an operator types is read`(text: String) throws {
        #expect(TicketNumber(parsing: text) == (try Self.number("2026-03-12", 12)))
    }

    @Test(arguments: [
        "", "GZ", "202603120000127", "GZ20260312000012", "GZ202603120000128", "GZ202602300000124", "GZ2026031200001275",
        "GUANG202603120000127", "GZ202603120000127x", "G1Z202603120000127", "GZ20260312.0000127", "GZ00000000000000000000000000",
        "GZ999999999999999999999999999999999999", "广202603120000127", "GZ202603120000127-1", "GZ20260312000000",
    ])
    func `what is no number is none`(text: String) {
        #expect(TicketNumber(parsing: text) == nil)
    }

    @Test func `a single wrong digit anywhere is told`() throws {
        for original in ["GZ202603120000127", "GZ202612319999999", "GZ2026123110000003"] {
            let digits = Array(original)
            for position in 2..<digits.count {
                for digit in "0123456789" where digit != digits[position] {
                    var wrong = digits
                    wrong[position] = digit
                    #expect(TicketNumber(parsing: String(wrong)) == nil)
                }
            }
        }
    }

    @Test func `two neighbouring digits that changed places are told, but for 09 and 90`() throws {
        let digits = Array("GZ202603120000127")
        for position in 2..<(digits.count - 1) where digits[position] != digits[position + 1] {
            var wrong = digits
            wrong.swapAt(position, position + 1)
            #expect(TicketNumber(parsing: String(wrong)) == nil)
        }
    }

    @Test(arguments: [0, -1, 10_000_000])
    func `a day has no such sequence`(sequence: Int) throws {
        #expect(try Self.number("2026-03-12", sequence) == nil)
    }

    @Test(
        arguments: [
            0, -1, 12, 20_260_312_000_000, 20_260_230_000_012, 202_603_120_000_012, 202_603_129_999_999 * 10, .max, .min, 9_990_101_000_001,
        ] as [Int64])
    func `a row's id that no ticket can have is refused`(body: Int64) throws {
        #expect(TicketNumber(prefix: try #require(.init("GZ")), body: body) == nil)
    }

    @Test func `numbers sort by day and then as they were issued`() throws {
        let sorted = [
            try Self.number("2026-03-11", 1_000_000), try Self.number("2026-03-12", 2), try Self.number("2026-03-12", 999_999),
            try Self.number("2026-03-12", 1_000_000), try Self.number("2026-03-13", 1),
        ].compactMap { $0 }
        #expect(sorted.count == 5)
        #expect(sorted.reversed().sorted() == sorted)
    }

    @Test(arguments: [
        ("G", true), ("GDGZ", true), ("", false), ("GDGZX", false), ("gz", false), ("G1", false), ("广州", false), ("G ", false),
    ])
    func `a prefix is one to four capitals`(letters: String, isPrefix: Bool) {
        #expect((TicketNumber.Prefix(letters) != nil) == isPrefix)
    }
}
