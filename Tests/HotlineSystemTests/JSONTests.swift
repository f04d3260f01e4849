import HotlineSystem
import Testing

private func read(_ text: String) throws(JSONFault) -> JSONValue { try JSONReader.read(Array(text.utf8)) }

private func written(_ value: JSONValue) -> String { String(decoding: value.bytes, as: UTF8.self) }

struct JSONTests {
    @Test(arguments: [
        "null", "true", "false", "-0.5e+10", "[]", "{}", "[1,\"a\",{\"b\":null}]", "{\"z\":1,\"a\":[true,\"你\"]}", "\"\"",
    ])
    func `what is written without spaces comes back byte for byte`(text: String) throws {
        #expect(written(try read(text)) == text)
    }

    @Test(arguments: [
        (#""\u4f60\ud83d\ude00\n\/\"\\\b\f\r\t""#, JSONValue.string("你😀\n/\"\\\u{8}\u{C}\r\t")),
        (" \t\r\n{ \"a\" : [ ] } ", .object([JSONValue.Member(name: "a", value: .array([]))])),
        ("24000000000000001", .number("24000000000000001")), ("99999999999999999999999999", .number("99999999999999999999999999")),
        ("1e999999999", .number("1e999999999")), ("-0", .number("-0")), ("1.10", .number("1.10")),
        ("\"\u{7F}\u{0085}\"", .string("\u{7F}\u{0085}")),
    ])
    func `text is what it says and a number keeps its digits`(text: String, value: JSONValue) throws {
        #expect(try read(text) == value)
    }

    @Test(arguments: [
        (#""\ud800""#, "\u{FFFD}"), (#""\udc00a""#, "\u{FFFD}a"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
        (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
        (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\ud83dx""#, "\u{FFFD}x"),
    ])
    func `half of a pair is a mark, and what follows it is kept`(text: String, said: String) throws {
        #expect(try read(text) == .string(said))
    }

    @Test(arguments: [
        ("", 0), (" ", 1), ("{", 1), ("[1,]", 3), ("{\"a\":1,}", 7), ("{a:1}", 1), ("01", 1), ("-", 1), ("1.", 2), (".5", 0), ("1e", 2),
        ("1e+", 3), ("+1", 0), ("tru", 3), ("truf", 3), ("\"a", 2), ("\"\u{1}\"", 1), ("\"\u{0}\"", 1), ("\"\\x\"", 2), ("\"\\u12\"", 5),
        ("\"\\u", 3), ("\"\\ud800\\u12\"", 11), ("\"\\", 2), ("1 2", 2), ("{\"a\" 1}", 5), ("{\"a\"}", 4), ("{1:2}", 1), ("nullx", 4),
        ("NaN", 0), ("'a'", 0), ("[1 2]", 3), ("[", 1), ("]", 0), ("\u{FEFF}1", 0), ("/**/1", 0), ("{}{}", 2), ("\u{0}", 0),
    ])
    func `what is not JSON is refused at its byte`(text: String, offset: Int) {
        #expect(throws: JSONFault.unexpected(at: offset)) { try read(text) }
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE4, 0xBD, 0x22],
            [0xFF, 0xFE, 0x22, 0x00], [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], [0xC4, 0xE3],
        ] as [[UInt8]])
    func `bytes that are no text are refused`(bytes: [UInt8]) {
        #expect(throws: JSONFault.notUTF8) { try JSONReader.read(bytes) }
    }

    @Test(arguments: [(7, true), (8, true), (9, false), (1_000_000, false)])
    func `a nest has so many levels`(depth: Int, isRead: Bool) {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
            if isRead {
                #expect(throws: Never.self) { try read(text) }
            } else {
                #expect(throws: JSONFault.tooDeep(limit: 8)) { try read(text) }
            }
        }
    }

    @Test(arguments: [
        ("{\"a\":1,\"a\":1}", "a"), ("{\"a\":1,\"\\u0061\":2}", "a"), ("{\"\":1,\"b\":2,\"\":3}", ""), ("[{\"你\":{},\"你\":{}}]", "你"),
    ])
    func `a member twice is refused by name`(text: String, name: String) {
        #expect(throws: JSONFault.repeatedKey(name)) { try read(text) }
    }

    @Test func `a member is found by name in an object and nowhere else`() throws {
        let value = try read("{\"a\":{\"b\":7}}")
        #expect(value["a"]?["b"] == .number("7"))
        #expect(value["b"] == nil)
        #expect(try read("[\"a\"]")["a"] == nil)
    }

    @Test func `text is written on one line, nothing in it hidden`() {
        let value = JSONValue.object(["t": .string("\"\\\u{1}\n\r\t\u{7F}\u{85}\u{2028}\u{2029}你😀"), "n": nil, "i": .int(-7)])
        #expect(written(value) == #"{"t":"\"\\\u0001\n\r\t\u007f\u0085\u2028\u2029你😀","i":-7}"#)
    }

    @Test func `whatever random bytes are read is written and read to the same value`() throws {
        var state: UInt64 = 7
        func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let alphabet = Array("{}[]\":,\\u0a1eE+-. \n".utf8) + [0xFF, 0xE4, 0xBD, 0xA0]
        var taken = 0
        for _ in 0..<20_000 {
            let bytes = (0..<next(below: 10)).map { _ in alphabet[next(below: alphabet.count)] }
            guard let value = try? JSONReader.read(bytes) else { continue }
            taken += 1
            #expect(try JSONReader.read(value.bytes) == value)
        }
        #expect(taken > 100)
    }
}
