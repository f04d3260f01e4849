import HotlineRouting
import Testing

struct CSVReaderTests {
    /// The fields of good records and the faults of others, in order, each with its line.
    static func read(_ text: String, delimiter: Character = ",") -> [String] {
        read(Array(text.utf8), delimiter: delimiter)
    }

    static func read(_ bytes: [UInt8], delimiter: Character = ",") -> [String] {
        CSVReader.read(bytes, delimiter: delimiter.asciiValue ?? 0x2C).map(shown)
    }

    static func shown(_ event: CSVEvent) -> String {
        switch event {
        case .record(let record): "\(record.line) " + record.fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "·")
        case .refused(let refusal): "\(refusal.line) \(refusal.fault)"
        }
    }

    @Test(arguments: [
        ("", []),
        ("a", ["1 a"]),
        ("a,b\n", ["1 a·b"]),
        ("a,b\r\nc,d\r\n", ["1 a·b", "2 c·d"]),
        ("a,b\rc,d\r", ["1 a·b", "2 c·d"]),
        ("a,b\nc,d", ["1 a·b", "2 c·d"]),
        ("\n\na\n", ["1 ", "2 ", "3 a"]),
        (",\n", ["1 ·"]),
        ("a,\n", ["1 a·"]),
        ("\"a,b\",c\n", ["1 a,b·c"]),
        ("\"a\"\"b\"\n", ["1 a\"b"]),
        ("\"\",\"\"\n", ["1 ·"]),
        ("\"a\nb\",c\nd\n", ["1 a\nb·c", "3 d"]),
        ("\"a\r\nb\"\r\nd\r\n", ["1 a\r\nb", "3 d"]),
        ("a\"b,c\"\n", ["1 a\"b·c\""]),
        ("他说“好”,\"内、外\"\n", ["1 他说“好”·内、外"]),
        (" \"a\"\n", ["1  \"a\""]),
    ])
    func `records and fields are cut as RFC 4180 says`(text: String, expected: [String]) {
        #expect(Self.read(text) == expected)
    }

    @Test func `a TAB file keeps its commas`() {
        #expect(Self.read("a,b\tc\n\"d\te\"\tf\n", delimiter: "\t") == ["1 a,b·c", "2 d\te·f"])
    }

    @Test(arguments: [
        ("a\n\"b\nc\nd\n", ["1 a", "2 unclosedQuote", "3 c", "4 d"]),
        ("a\n\"b", ["1 a", "2 unclosedQuote"]),
        ("\"a\"b,c\nd\n", ["1 textAfterQuote(column: 1)", "2 d"]),
        ("x,\"a\nb\"c\nd\n", ["1 textAfterQuote(column: 2)", "2 b\"c", "3 d"]),
        ("\"a\"b", ["1 textAfterQuote(column: 1)"]),
    ])
    func `a broken record is named by the line it began on and costs no other`(text: String, expected: [String]) {
        #expect(Self.read(text) == expected)
    }

    @Test(arguments: [
        (CSVReader.fieldLimit - 1, true), (CSVReader.fieldLimit, true), (CSVReader.fieldLimit + 1, false),
    ])
    func `a field has a limit`(length: Int, isRead: Bool) {
        let shown = Self.read(Array("x,".utf8) + [UInt8](repeating: 0x61, count: length) + Array("\nb\n".utf8))
        #expect(shown.count == 2)
        #expect((shown[0] == "1 fieldTooLong(column: 2)") == !isRead)
        #expect(shown[1] == "2 b")
    }

    @Test(arguments: [
        (CSVReader.recordLimit - 1, true), (CSVReader.recordLimit, true), (CSVReader.recordLimit + 1, false),
    ])
    func `a record has a limit`(length: Int, isRead: Bool) {
        let record = (0..<length).map { $0 % 1000 == 999 ? UInt8(ascii: ",") : UInt8(ascii: "a") }
        let shown = Self.read(record + Array("\nb\n".utf8))
        #expect(shown.count == 2)
        #expect((shown[0] == "1 recordTooLong") == !isRead)
        #expect(shown[1] == "2 b")
    }

    @Test(arguments: [
        (CSVReader.columnLimit - 1, true), (CSVReader.columnLimit, true), (CSVReader.columnLimit + 1, false),
    ])
    func `columns have a limit`(columns: Int, isRead: Bool) {
        let shown = Self.read(Array(repeating: "a", count: columns).joined(separator: ",") + "\nb\n")
        #expect(shown.count == 2)
        #expect((shown[0] == "1 tooManyColumns") == !isRead)
        #expect(shown[1] == "2 b")
    }

    @Test func `an unclosed quote swallows no more than a record's limit`() {
        let filler = [[UInt8]](repeating: Array("good,line\n".utf8), count: CSVReader.recordLimit / 10 + 10).flatMap(\.self)
        let shown = Self.read(Array("\"open\n".utf8) + filler)
        #expect(shown[0] == "1 unclosedQuote")
        #expect(shown[1] == "2 good·line")
        #expect(shown.count == CSVReader.recordLimit / 10 + 11)
    }

    @Test func `the rest of a line that is too long is passed over`() {
        let long = [UInt8](repeating: 0x61, count: CSVReader.recordLimit + 3)
        #expect(Self.read(long + Array("\r\nb\r\n".utf8)) == ["1 recordTooLong", "2 b"])
        #expect(Self.read(long) == ["1 recordTooLong"])
    }

    @Test func `bytes of any encoding pass through`() {
        let gb18030: [UInt8] = [0xD6, 0xD0, 0x2C, 0xCE, 0xC4, 0x0A]  // 中,文
        guard case .record(let record) = CSVReader.read(gb18030).first else {
            Issue.record("a record was expected")
            return
        }
        #expect(record.fields.map { TextEncoding.gb18030.decode($0) } == ["中", "文"])
        #expect(record.fields.map { TextEncoding.utf8.decode($0) } == [nil, nil])
    }
}
