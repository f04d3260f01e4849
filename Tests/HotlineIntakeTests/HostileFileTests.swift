import HotlineCore
import HotlineDesk
import HotlineIntake
import Testing

private func many(_ text: String, _ count: Int) -> [UInt8] { Array(String(repeating: text, count: count).utf8) }

/// Bytes that stand as lines between two good ones, and the rejects that they make.
private let lines: [(name: String, bytes: [UInt8], rejects: [String])] = [
    ("random bytes", [0x9C, 0x00, 0xFF, 0x1B, 0xE4, 0xBD, 0x7F, 0x09, 0x80, 0x0D, 0xC3, 0x28], ["reject-encoding"]),
    ("NULs", [UInt8](repeating: 0, count: 4_096), ["reject-columns"]),
    ("a NUL in a cell", Array("2026-03-12 09:00:00\t井\0盖".utf8), ["reject-encoding"]),
    ("a NUL in the time", Array("2026-03-12\0 09:00:00\t井盖".utf8), ["reject-encoding"]),
    ("bad UTF-8", Array("2026-03-12 09:00:00\t".utf8) + [0xED, 0xA0, 0x80], ["reject-encoding"]),
    ("half a character", Array("2026-03-12 09:00:00\t".utf8) + [0xE4, 0xBA], ["reject-encoding"]),
    ("GB18030 in a file of UTF-8", Array("2026-03-12 09:00:00\t".utf8) + [0xBE, 0xAE, 0xB8, 0xC7], ["reject-encoding"]),
    ("a megabyte", many("x", 1 << 20), ["reject-long"]),
    ("a megabyte of TABs", many("\t", 1 << 20), ["reject-long"]),
    ("sixty thousand TABs", many("\t", 60_000), []),
    ("sixty thousand cells", many("a\t", 30_000), ["reject-columns"]),
    ("quotes", many("\"", 60_000), ["reject-columns"]),
    ("CRs", many("\r", 60_000), ["reject-columns"]),
    ("an empty line and blanks", Array("\n\n \n".utf8), ["reject-columns"]),
    ("the header again", Array("call_time\tcontent".utf8), []),
    ("a year of six digits", Array("202603-03-12 09:00:00\t井盖".utf8), ["reject-time"]),
    ("a time of digits", many("9", 4_000) + Array("\t井盖".utf8), ["reject-time"]),
    ("an hour that is none", Array("2026-03-12 99:99:99\t井盖".utf8), ["reject-time"]),
    ("a content of marks only", Array("2026-03-12 09:00:00\t\u{202E}\u{200B}\u{FEFF}".utf8), ["reject-empty"]),
    ("a formula", Array("=cmd|' /C calc'!A0\t井盖".utf8), ["reject-time"]),
    ("a line of JSON", Array("{\"call_time\":\"2026-03-12 09:00:00\",\"content\":\"井盖\"}".utf8), ["reject-columns"]),
    ("twelve thousand and one characters", Array("2026-03-12 09:00:00\t".utf8) + many("字", 12_001), ["reject-long-content"]),
]

/// Whole files beside a good one, with or without a header. No record comes of any, and none holds up the other.
private let files: [(name: String, bytes: [UInt8])] = [
    ("agents-empty.tsv", []), ("agents-a-byte.tsv", [0xFF]), ("agents-lf.tsv", many("\n", 200_000)),
    ("agents-crlf.csv", many("\r\n", 100_000)), ("agents-mark.tsv", [0xEF, 0xBB, 0xBF]),
    ("agents-nul.tsv", [UInt8](repeating: 0, count: 300_000)),
    ("agents-utf16.tsv", [0xFF, 0xFE] + Array(logHeader.utf8).flatMap { [$0, 0] }),
    ("agents-quotes.csv", Array("call_time,content\n".utf8) + many("\"", 300_000)),
    ("agents-open.csv", Array("call_time,content\n".utf8) + many("2026-03-12 09:00:00,\"a\n", 3_000)),
    ("agents-long.csv", Array("call_time,content\n".utf8) + many("x", 3_000_000)),
    ("agents-binary.tsv", (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }),
    ("agents-headless.tsv", many("2026-03-12 09:00:00\t井盖\n", 5_000)),
    ("agents-twice.tsv", Array("call_time\tcontent\tcontent\n".utf8) + many("2026-03-12 09:00:00\ta\tb\n", 5_000)),
    ("agents-zip.tsv", [0x50, 0x4B, 0x03, 0x04] + many("\u{1}", 10_000)),
]

struct HostileFileTests {
    private static func slugs(_ ledger: Ledger) -> [String] {
        ledger.rejects.sorted { $0.key.offset < $1.key.offset }.map(\.value.slug)
    }

    @Test(arguments: lines.indices)
    func `a hostile line costs itself alone`(index: Int) throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        try spool.append(Array((logHeader + line(1)).utf8) + lines[index].bytes + Array(("\n" + line(2)).utf8))
        tailer.drain(into: &ledger)
        #expect(ledger.taken == ["记录1", "记录2"], "\(lines[index].name)")
        #expect(Self.slugs(ledger) == lines[index].rejects, "\(lines[index].name)")
    }

    @Test func `written byte by byte, looked at after each, all of them make what they make at once`() throws {
        let short = lines.filter { $0.bytes.count < 100 }
        let file = Array(logHeader.utf8) + short.enumerated().flatMap { $1.bytes + Array(("\n" + line($0)).utf8) }
        let (whole, torn) = (try Spool(), try Spool())
        var (once, slowly) = (Ledger(), Ledger())
        var (first, second) = (follower(whole), follower(torn))
        try whole.append(file)
        first.drain(into: &once)
        for byte in file {
            try torn.append([byte])
            second.drain(into: &slowly, polls: 1)
        }
        second.drain(into: &slowly)
        #expect(once.taken == short.indices.map { "记录\($0)" })
        #expect(slowly.taken == once.taken)
        #expect(Self.slugs(once) == short.flatMap(\.rejects))
        #expect(Self.slugs(slowly) == Self.slugs(once))
    }

    @Test func `hostile files hold up no other, and make no record`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool, pattern: "agents*")
        for file in files { try spool.append(file.bytes, to: file.name) }
        try spool.append(logHeader + (1...200).map(line).joined(), to: "agents-z.tsv")
        tailer.drain(into: &ledger, polls: 60)
        #expect(ledger.taken == (1...200).map { "记录\($0)" })
        try spool.append(line(201), to: "agents-z.tsv")
        tailer.drain(into: &ledger, polls: 2)
        #expect(ledger.taken.last == "记录201")
        #expect(Set(Self.slugs(ledger)) == ["reject-header", "reject-encoding", "reject-quotes"])
    }

    @Test func `between two polls no more is read of empty lines than a watchdog waits for`() throws {
        let spool = try Spool()
        var tailer = follower(spool, pattern: "agents*")
        try spool.append(Array(logHeader.utf8) + many("\n", 200_000), to: "agents-a.tsv")
        _ = tailer.poll(at: logStart)
        _ = tailer.answered(.cursors("agents"), .cursors([]))
        // 4 MiB at 64 bytes a line is 65,536 lines, in whole turns of 64.
        var offsets: [Int64] = []
        for _ in 1...4 {
            for question in tailer.poll(at: logStart) { _ = tailer.answered(question.id, .done(Receipt())) }
            offsets.append(tailer.standings.first?.files.first?.read ?? -1)
        }
        #expect(offsets == [0, 0, 0, 200_018])
    }
}
