import Foundation
import Glibc
import HotlineCore
import HotlineDesk
import HotlineIntake
import Testing

/// A writer as daemons are: it keeps its descriptor whatever becomes of the name, until it opens the name again.
private final class Writer {
    /// One file that ever was, with the records that stand in it.
    final class File {
        var records: [Int] = []
        /// No name leads to it any more, or its bytes were cut away.
        var isGone = false
    }

    let descriptor: Int32
    let file: File
    /// The rest of a record that was begun.
    var rest: (bytes: ArraySlice<UInt8>, record: Int)?

    init(_ path: String, _ file: File) throws {
        descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        self.file = file
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: ArraySlice<UInt8>) {
        let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        precondition(written == bytes.count, "a local file takes what it is given")
    }
}

/// A platform, a logrotate and a daemon that comes and goes, against what a reader of the whole history must see: each record
/// that ever stood whole in a file is taken once, but for those whose bytes were destroyed while nobody was reading them.
private struct History {
    let spool: Spool
    var random: SeededGenerator
    var ledger = Ledger()
    var tailer: FileTailer?
    var waiting: [TailQuestion] = []
    var writer: Writer?
    /// Files under a name, the current one among them.
    var named: [String: Writer.File] = [:]
    var all: [Writer.File] = []
    var lastRecord = 0
    var lastGeneration = 0
    /// Records that may be lost: their bytes went before anybody had surely read them.
    var mayBeLost: Set<Int> = []
    var steps: [String] = []

    private static let name = "agents.tsv"

    init(seed: UInt64) throws {
        spool = try Spool()
        random = SeededGenerator(state: seed)
    }

    mutating func step() throws {
        let kind = Int.random(in: 0..<16, using: &random)
        switch kind {
        case 0...2: try write()
        case 3: try writeHalf()
        case 4: rotate()
        case 5: try truncate(isCopied: true)
        case 6: try truncate(isCopied: false)
        case 7: delete()
        case 8: try recreate()
        case 9: removeOldest()
        case 10: stop(isKilled: false)
        case 11: stop(isKilled: true)
        case 12: start()
        default: poll(answers: Int.random(in: 0...12, using: &random))
        }
        steps.append(
            [
                "write", "write", "write", "half", "rotate", "copytruncate", "truncate", "delete", "recreate", "remove", "stop", "kill",
                "start",
            ][
                safely: kind] ?? "poll")
    }

    private func path(_ name: String) -> String { spool.path + "/" + name }

    private mutating func currentWriter() throws -> Writer {
        if let writer { return writer }
        let file = named[Self.name] ?? Writer.File()
        let isNew = named[Self.name] == nil
        let new = try Writer(path(Self.name), file)
        if isNew {
            named[Self.name] = file
            all.append(file)
            new.write(Array(logHeader.utf8)[...])
        }
        writer = new
        return new
    }

    private mutating func finishHalf(_ writer: Writer) {
        guard let rest = writer.rest else { return }
        writer.write(rest.bytes)
        writer.rest = nil
        stand(rest.record, in: writer.file)
    }

    /// A record stands whole in a file from now on.
    private mutating func stand(_ record: Int, in file: Writer.File) {
        file.records.append(record)
        if file.isGone { mayBeLost.insert(record) }
    }

    private mutating func write() throws {
        let writer = try currentWriter()
        finishHalf(writer)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            lastRecord += 1
            writer.write(Array(line(lastRecord).utf8)[...])
            stand(lastRecord, in: writer.file)
        }
    }

    private mutating func writeHalf() throws {
        let writer = try currentWriter()
        finishHalf(writer)
        lastRecord += 1
        let bytes = Array(line(lastRecord).utf8)
        let cut = Int.random(in: 1..<bytes.count, using: &random)
        writer.write(bytes[..<cut])
        writer.rest = (bytes[cut...], lastRecord)
    }

    /// The writer goes on in the old file until it opens the name again.
    private mutating func rotate() {
        guard let file = named.removeValue(forKey: Self.name) else { return }
        lastGeneration += 1
        let generation = Self.name + ".\(lastGeneration)"
        guard rename(path(Self.name), path(generation)) == 0 else { return }
        named[generation] = file
    }

    private mutating func truncate(isCopied: Bool) throws {
        guard let file = named[Self.name], FileManager.default.fileExists(atPath: path(Self.name)) else { return }
        // A record in the middle of a copytruncate is torn on every machine.
        if let writer, writer.file === file { finishHalf(writer) }
        if isCopied {
            lastGeneration += 1
            try spool.copy(Self.name, Self.name + ".\(lastGeneration)")
            let copy = Writer.File()
            copy.records = file.records
            named[Self.name + ".\(lastGeneration)"] = copy
            all.append(copy)
        } else {
            mayBeLost.formUnion(file.records)
        }
        try spool.truncate(Self.name)
        file.records = []
        try spool.append(logHeader)
    }

    private mutating func delete() {
        guard let file = named.removeValue(forKey: Self.name) else { return }
        lose(file)
        unlink(path(Self.name))
    }

    /// logrotate's `rotate N`: the oldest goes.
    private mutating func removeOldest() {
        let generations = named.keys.filter { $0 != Self.name }.sorted { ($0.count, $0) < ($1.count, $1) }
        guard let oldest = generations.first, let file = named.removeValue(forKey: oldest) else { return }
        lose(file)
        unlink(path(oldest))
    }

    /// What was read before is taken whatever comes; what was not may be gone, unless a running daemon that saw the file lets it
    /// be read to its end first.
    private mutating func lose(_ file: Writer.File) {
        if tailer != nil, Bool.random(using: &random) { settle(polls: 6) }
        file.isGone = true
        let taken = Set(ledger.taken)
        mayBeLost.formUnion(file.records.filter { !taken.contains("记录\($0)") })
    }

    /// The writer opens its name again, as after a signal of logrotate's.
    private mutating func recreate() throws {
        if let writer { finishHalf(writer) }
        writer = nil
        _ = try currentWriter()
    }

    private mutating func start() {
        if tailer == nil { tailer = follower(spool) }
    }

    private mutating func stop(isKilled: Bool) {
        guard var running = tailer else { return }
        if isKilled {
            // Of what is under way some is committed, and no answer arrives.
            for question in waiting.prefix(Int.random(in: 0...waiting.count, using: &random)) { _ = ledger.answer(question.request) }
        } else {
            running.stop()
            for question in waiting { _ = running.answered(question.id, ledger.answer(question.request)) }
        }
        waiting = []
        tailer = nil
    }

    private mutating func poll(answers: Int) {
        guard tailer != nil else { return }
        waiting += tailer?.poll(at: logStart) ?? []
        for _ in 0..<answers where !waiting.isEmpty {
            let question = waiting.removeFirst()
            let isBusy = Int.random(in: 0..<40, using: &random) == 0
            let answer = isBusy ? DeskAnswer.refused(.tryLater(.busy)) : ledger.answer(question.request)
            waiting += tailer?.answered(question.id, answer) ?? []
        }
    }

    private mutating func settle(polls: Int) {
        for _ in 0..<polls {
            waiting += tailer?.poll(at: logStart) ?? []
            while !waiting.isEmpty {
                let question = waiting.removeFirst()
                waiting += tailer?.answered(question.id, ledger.answer(question.request)) ?? []
            }
        }
    }

    /// The end of the history: the writer ends what it began, and a daemon reads what is there.
    mutating func end() throws {
        if let writer { finishHalf(writer) }
        start()
        settle(polls: 10)
    }

    /// What is wrong with what was taken; empty where all is well.
    var faults: [String] {
        let taken = ledger.taken
        let whole = Set(all.flatMap(\.records).map { "记录\($0)" })
        let ever = whole.union(mayBeLost.map { "记录\($0)" })
        var faults: [String] = []
        if Set(taken).count != taken.count { faults.append("taken twice: \(taken)") }
        let missing = whole.subtracting(mayBeLost.map { "记录\($0)" }).subtracting(taken)
        if !missing.isEmpty { faults.append("missing: \(missing.sorted())") }
        let invented = Set(taken).subtracting(ever)
        if !invented.isEmpty { faults.append("never written: \(invented.sorted())") }
        return faults
    }
}

extension Array {
    fileprivate subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

struct TailingHistoryTests {
    /// Sequences; `HOTLINE_HISTORIES` asks for more or fewer.
    private static let histories = ProcessInfo.processInfo.environment["HOTLINE_HISTORIES"].flatMap(Int.init) ?? 2_000

    @Test(arguments: 0..<8)
    func `whatever happens to the files and the daemon, a reader of the whole history sees each record once`(part: Int) throws {
        for seed in stride(from: part, to: Self.histories, by: 8) {
            var history = try History(seed: UInt64(seed) &+ 7_000_000)
            let length = Int.random(in: 4...24, using: &history.random)
            for _ in 0..<length { try history.step() }
            try history.end()
            let faults = history.faults
            if !faults.isEmpty {
                Issue.record("seed \(seed): \(faults) after \(history.steps)")
                return
            }
        }
    }
}
