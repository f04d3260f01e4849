import HotlineSystem
import Testing

private func line(_ text: String) -> LineSplitter.Event { .line(Array(text.utf8)) }

/// All ways to cut bytes in up to three pieces.
private func cuts(_ bytes: [UInt8]) -> [[[UInt8]]] {
    (0...bytes.count).flatMap { first in
        (first...bytes.count).map { second in
            [Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...])]
        }
    }
}

@Test(
    arguments: [
        ("", [], nil),
        ("\n", [line("")], nil),
        ("\r\n", [line("")], nil),
        ("list\r\nshow 14\n", [line("list"), line("show 14")], nil),
        ("a\rb\r\n", [line("a\rb")], nil),
        ("a\r\r\n", [line("a\r")], nil),
        ("井盖\n。\n", [line("井盖"), line("。")], nil),
        ("12345678\n", [line("12345678")], nil),
        ("12345678\r\n", [line("12345678")], nil),
        ("123456789\nok\n", [.tooLong(discarded: 9), line("ok")], nil),
        ("123456789\r\nok\r\n", [.tooLong(discarded: 9), line("ok")], nil),
        ("1234567890123456789012345\r\nok\n", [.tooLong(discarded: 25), line("ok")], nil),
        ("12345678\rX\nok\n", [.tooLong(discarded: 10), line("ok")], nil),
        ("one\ntwo", [line("one")], line("two")),
        ("one\ntwo\r", [line("one")], line("two")),
        ("12345678", [], line("12345678")),
        ("12345678\r", [], line("12345678")),
        ("123456789", [], .tooLong(discarded: 9)),
        ("12345678901234567890\r", [], .tooLong(discarded: 20)),
    ] as [(String, [LineSplitter.Event], LineSplitter.Event?)])
func `lines come out the same however the bytes were cut`(text: String, lines: [LineSplitter.Event], rest: LineSplitter.Event?) {
    let bytes = Array(text.utf8)
    for pieces in cuts(bytes) + [bytes.map { [$0] }] {
        var splitter = LineSplitter(limit: 8)
        #expect(pieces.flatMap { splitter.feed($0) } == lines, "cut as \(pieces)")
        #expect(splitter.finish() == rest, "cut as \(pieces)")
        #expect(splitter.finish() == nil)
    }
}

@Test(arguments: [(99, true), (100, true), (101, false)], ["\n", "\r\n"])
func `the limit counts a line without its ending`(length: (Int, Bool), ending: String) {
    let text = [UInt8](repeating: 0x61, count: length.0)
    var splitter = LineSplitter(limit: 100)
    let expected: LineSplitter.Event = length.1 ? .line(text) : .tooLong(discarded: length.0)
    #expect(splitter.feed(text + Array(ending.utf8)) == [expected])
}

@Test func `lines wait until they are taken, and more may come meanwhile`() {
    var splitter = LineSplitter(limit: 8)
    splitter.append(Array("one\ntwo\nth".utf8))
    #expect(splitter.next() == line("one"))
    splitter.append(Array("ree\n".utf8))
    #expect(splitter.next() == line("two"))
    #expect(splitter.next() == line("three"))
    #expect(splitter.next() == nil)
}

@Test func `a line without end is thrown away as it comes`() {
    var splitter = LineSplitter(limit: 8)
    for _ in 0..<1000 {
        splitter.append([UInt8](repeating: 0x61, count: 1000))
        #expect(splitter.next() == nil)
    }
    #expect(splitter.feed(Array("\nok\n".utf8)) == [.tooLong(discarded: 1_000_000), line("ok")])
}

@Test(
    arguments: [
        ([0x61, 0x62], [0x61, 0x62]),
        ([255, 253, 1, 0x61], [0x61]),
        ([0x61, 255, 251, 31, 0x62, 255, 252, 24, 0x63, 255, 254, 3], [0x61, 0x62, 0x63]),
        ([255, 255], [255]),
        ([0x61, 255, 255, 255, 255, 0x62], [0x61, 255, 255, 0x62]),
        ([255, 244, 0x61], [0x61]),
        ([255, 250, 31, 0, 80, 0, 24, 255, 240, 0x61], [0x61]),
        ([255, 250, 31, 255, 255, 0x41, 255, 240, 0x61], [0x61]),
        ([0xE4, 0xBA, 0x95, 255, 241, 0xE7, 0x9B, 0x96], [0xE4, 0xBA, 0x95, 0xE7, 0x9B, 0x96]),
        ([255], []),
        ([255, 250, 0x61, 0x62], []),
        ([], []),
    ] as [([UInt8], [UInt8])])
func `telnet's own talk is taken out however the bytes were cut`(bytes: [UInt8], text: [UInt8]) {
    for pieces in cuts(bytes) + [bytes.map { [$0] }] {
        var filter = TelnetFilter()
        #expect(pieces.flatMap { filter.filter($0) } == text, "cut as \(pieces)")
    }
}

@Test(arguments: [1023, 1024, 1025, 5000])
func `a negotiation that does not end silences a console for a kilobyte at most`(length: Int) {
    var filter = TelnetFilter()
    let text = filter.filter([255, 250] + [UInt8](repeating: 0x61, count: length))
    #expect(text.count == max(0, length - TelnetFilter.longestNegotiation - 1))
    #expect(filter.filter([UInt8](repeating: 0x62, count: 2000)).suffix(900).allSatisfy { $0 == 0x62 })
}
