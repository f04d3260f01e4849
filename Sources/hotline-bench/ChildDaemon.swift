import Foundation
import HotlineStore
import HotlineSystem

/// A real `hotlined` beside this program, with a state folder, a spool and sockets of its own; its clock stands still, so that
/// the hour of the run changes nothing.
final class ChildDaemon {
    let state: String
    let consolePath: String
    let chatPath: String
    /// What it runs on, in words.
    let place: String
    private let spool: String
    private let folder: String
    private let process = Process()

    /// It reads its tables and answers within a second; a machine that takes longer is told so.
    private static let startSeconds = 30
    /// Longest wait without one more ticket.
    private static let stallSeconds = 60
    private static let taskset = "/usr/bin/taskset"

    /// - Parameter onTwoCores: bound to the first two, where the machine has a tool for it.
    init(in folder: String, routing: String, onTwoCores: Bool) throws {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path + "/hotlined"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw BenchProblem("\(program) is not there; build it beside hotline-bench")
        }
        self.folder = folder
        state = folder + "/state"
        spool = folder + "/spool"
        consolePath = folder + "/console.sock"
        chatPath = folder + "/chat.sock"
        try FileManager.default.createDirectory(atPath: spool, withIntermediateDirectories: false)
        let words = [
            "--state", state, "--routing", routing, "--spool", spool, "--public", "127.0.0.1:0", "--internal", "127.0.0.1:0",
            "--chat", "unix:" + chatPath, "--console", "unix:" + consolePath, "--simulated-clock", SampleMatters.startText,
        ]
        let isBound = onTwoCores && FileManager.default.isExecutableFile(atPath: Self.taskset) && ProcessInfo.processInfo.processorCount > 2
        place = isBound ? "on two cores" : "on \(ProcessInfo.processInfo.processorCount) cores"
        process.executableURL = URL(fileURLWithPath: isBound ? Self.taskset : program)
        process.arguments = (isBound ? ["-c", "0,1", program] : []) + words
        try Data().write(to: URL(fileURLWithPath: folder + "/log"))
        let log = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/log"))
        process.standardOutput = log
        process.standardError = log
        try process.run()
        let end = MonotonicClock.milliseconds() + Int64(Self.startSeconds) * 1_000
        while !FileManager.default.fileExists(atPath: state + "/listeners.json") {
            guard process.isRunning, MonotonicClock.milliseconds() < end else {
                stop()
                throw BenchProblem("hotlined does not start: " + ((try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""))
            }
            usleep(10_000)
        }
    }

    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    var pid: Int32 { process.processIdentifier }

    /// Of a door that listens on TCP, by its name.
    func port(of door: String) throws -> UInt16 {
        let data = try Data(contentsOf: URL(fileURLWithPath: state + "/listeners.json"))
        let open = try JSONDecoder().decode([String: [String]].self, from: data)
        guard let place = open[door]?.first, let port = place.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw BenchProblem("listeners.json names no door \(door)")
        }
        return port
    }

    /// Writes a whole log beside the spool, then moves it in: the reader finds every line complete.
    func spool(_ lines: Range<Int>) throws {
        try spool(lines, as: "agents-20260312-\(lines.lowerBound).tsv", header: SampleMatters.header + "\n") { SampleMatters.line($0) }
    }

    /// Likewise of any format.
    func spool(_ lines: Range<Int>, as name: String, header: String = "", _ line: (Int) -> String) throws {
        let part = folder + "/log.part"
        try Data(header.utf8).write(to: URL(fileURLWithPath: part))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: part))
        try file.seekToEnd()
        for first in stride(from: lines.lowerBound, to: lines.upperBound, by: 10_000) {
            let text = (first..<min(first + 10_000, lines.upperBound)).map { line($0) + "\n" }.joined()
            try file.write(contentsOf: Data(text.utf8))
        }
        try file.close()
        try FileManager.default.moveItem(atPath: part, toPath: spool + "/" + name)
    }

    /// Tickets committed so far: submissions are numbered from one, and none is ever taken away.
    func taken(_ store: Store) throws -> Int {
        Int(try store.database.first("SELECT max(id) FROM submissions") { $0.integer(0) } ?? 0)
    }

    /// Of a writer that never paused: what the checkpoints let the WAL grow to.
    func walBytes() throws -> Int {
        try URL(fileURLWithPath: state + "/hotline.db-wal").resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }

    func reader() throws -> Store { try Store.openReader(path: state + "/hotline.db", journalKey: Ground.key) }

    /// Waits until so many tickets are committed.
    func wait(for count: Int) throws {
        let store = try reader()
        var (last, since) = (-1, MonotonicClock.milliseconds())
        while true {
            let taken = try taken(store)
            if taken >= count { return }
            if taken != last { (last, since) = (taken, MonotonicClock.milliseconds()) }
            guard process.isRunning, MonotonicClock.milliseconds() - since < Int64(Self.stallSeconds) * 1_000 else {
                throw BenchProblem("hotlined stands still at \(taken) of \(count) tickets")
            }
            usleep(5_000)
        }
    }
}
