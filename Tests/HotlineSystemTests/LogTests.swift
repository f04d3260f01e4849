import Foundation
import HotlineSystem
import Testing

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Test(arguments: [
    ("plain", "plain"),
    ("GZ202603120000127", "GZ202603120000127"),
    ("天河区", "天河区"),
    ("", "\"\""),
    ("two words", "\"two words\""),
    ("a=b", "\"a=b\""),
    ("say \"hi\"", "\"say \\\"hi\\\"\""),
    ("C:\\x", "\"C:\\\\x\""),
    ("a\nlevel=fake", "\"a\\nlevel=fake\""),
    ("\u{1B}[0m", "\"\\u{1B}[0m\""),
    ("全角　空格", "\"全角　空格\""),
])
func `a value is quoted where it could be mistaken`(value: String, quoted: String) {
    #expect(LogLine.quote(value) == quoted)
}

@Test(arguments: [(511, false), (512, false), (513, true)])
func `a long value is cut and says so`(length: Int, isCut: Bool) {
    let value = String(repeating: "长", count: length)
    #expect(LogLine.quote(value) == (isCut ? "\"" + String(repeating: "长", count: 512) + "…\"" : value))
}

@Test func `a line has priority, slug and fields in their order`() {
    let line = LogLine.render(.warning, "ticket-late", [("ticket", "GZ1"), ("by minutes", "5"), ("a", "x y")])
    #expect(text(line) == "<4>ticket-late ticket=GZ1 by_minutes=5 a=\"x y\"\n")
}

@Test func `a line never outgrows what a pipe takes at once, and stays whole characters`() {
    let fields = (0..<20).map { (key: "k\($0)", value: String(repeating: "长", count: 400)) }
    let line = LogLine.render(.info, "big", fields)
    #expect(line.count <= LogLine.longest)
    #expect(line.count > LogLine.longest - 8)
    #expect(text(line).hasSuffix("…\n"))
    #expect(!text(line).contains("\u{FFFD}"))
}

@Test func `events reach the descriptor in order, and quieter ones than asked for do not`() throws {
    let pipe = Pipe()
    let log = Log(descriptor: pipe.fileHandleForWriting.fileDescriptor, threshold: .notice)
    log.event(.notice, "started", ["listeners": 4])
    log.event(.info, "not-this")
    log.event(.critical, "disk-full", ["free": 0, "path": "/var/lib/hotline"])
    #expect(log.flush(withinMilliseconds: 30_000))
    try pipe.fileHandleForWriting.close()
    #expect(
        pipe.fileHandleForReading.readDataToEndOfFile()
            == Data("<5>started listeners=4\n<2>disk-full free=0 path=/var/lib/hotline\n".utf8))
}

@Test func `a reader that does not read costs lines, never the program, and is told how many`() throws {
    let pipe = Pipe()
    let log = Log(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    let padding = String(repeating: "x", count: 500)
    let count = 3 * Log.mostWaiting
    for number in 0..<count { log.event(.info, "n", ["number": number, "padding": padding]) }
    #expect(!log.flush(withinMilliseconds: 1))
    // Now somebody reads: every line is either there or counted.
    let whole = Confined(Data(), label: "test.reader")
    let done = DispatchSemaphore(value: 0)
    DispatchQueue(label: "test.read").async {
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        whole.sync { $0 = data }
        done.signal()
    }
    #expect(log.flush(withinMilliseconds: 30_000))
    try pipe.fileHandleForWriting.close()
    #expect(done.wait(timeout: .now() + 30) == .success)
    let lines = String(decoding: whole.sync { $0 }, as: UTF8.self).split(separator: "\n")
    let dropped = lines.filter { $0.hasPrefix("<4>log-dropped lines=") }.compactMap { Int($0.dropFirst("<4>log-dropped lines=".count)) }
    let written = lines.filter { $0.hasPrefix("<6>n number=") }.count
    #expect(dropped.reduce(0, +) > 0)
    #expect(written + dropped.reduce(0, +) == count)
}
