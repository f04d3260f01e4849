import Foundation
import HotlineCore
import HotlineDesk
import HotlineIntake
import Testing

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same everywhere.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A telephone platform that writes and rotates, a Desk that is busy at times, and a daemon that dies.
private struct World {
    let spool: Spool
    var random: SeededGenerator
    var tailer: FileTailer
    var ledger = Ledger()
    var waiting: [TailQuestion] = []
    var written: Set<String> = []
    /// The rest of a half-written record, and the file it goes to.
    var half: (rest: [UInt8], file: String)?
    var records = 0
    var generations = 0

    init(seed: UInt64) throws {
        spool = try Spool()
        random = SeededGenerator(state: seed)
        tailer = follower(spool)
        try spool.append(logHeader)
    }

    mutating func step() throws {
        switch Int.random(in: 0..<12, using: &random) {
        case 0...2: try append()
        case 3: try appendHalf()
        case 4: try rename()
        case 5: try copyAndTruncate()
        case 6...9: poll()
        case 10: answer(Int.random(in: 0...40, using: &random))
        default: crash()
        }
    }

    mutating func finishHalf() throws {
        guard let half else { return }
        try spool.append(half.rest, to: half.file)
        self.half = nil
    }

    mutating func append() throws {
        try finishHalf()
        for _ in 0..<Int.random(in: 1...90, using: &random) {
            records += 1
            written.insert("记录\(records)")
            try spool.append(line(records))
        }
    }

    mutating func appendHalf() throws {
        guard half == nil else { return }
        records += 1
        written.insert("记录\(records)")
        let bytes = Array(line(records).utf8)
        let cut = Int.random(in: 1..<bytes.count, using: &random)
        try spool.append(Array(bytes[..<cut]))
        half = (Array(bytes[cut...]), "agents.tsv")
    }

    /// The writer keeps its descriptor: what it began it ends under the new name.
    mutating func rename() throws {
        generations += 1
        let name = "agents.tsv.\(generations)"
        try spool.rename("agents.tsv", name)
        if half?.file == "agents.tsv" { half?.file = name }
        try spool.append(logHeader)
    }

    mutating func copyAndTruncate() throws {
        try finishHalf()
        generations += 1
        try spool.copy("agents.tsv", "agents.tsv.\(generations)")
        try spool.truncate("agents.tsv")
        try spool.append(logHeader)
    }

    mutating func poll() {
        waiting += tailer.poll(at: logStart)
        answer(Int.random(in: 0...200, using: &random))
    }

    mutating func answer(_ count: Int) {
        for _ in 0..<count where !waiting.isEmpty {
            let question = waiting.removeFirst()
            let isBusy = Int.random(in: 0..<60, using: &random) == 0
            let reply = isBusy ? .refused(.tryLater(.busy)) : ledger.answer(question.request)
            waiting += tailer.answered(question.id, reply)
        }
    }

    /// Whatever was not committed is forgotten; answers that were on their way never come.
    mutating func crash() {
        for question in waiting.prefix(Int.random(in: 0...waiting.count, using: &random)) { _ = ledger.answer(question.request) }
        waiting = []
        tailer = follower(spool)
    }

    mutating func settle() throws {
        try finishHalf()
        for _ in 0..<60 {
            waiting += tailer.poll(at: logStart)
            while !waiting.isEmpty {
                let question = waiting.removeFirst()
                waiting += tailer.answered(question.id, ledger.answer(question.request))
            }
        }
    }
}

@Test(arguments: 1...300)
func `whatever is written, rotated, refused or lost in a crash, each record is taken once`(seed: Int) throws {
    var world = try World(seed: UInt64(seed))
    for _ in 0..<40 { try world.step() }
    try world.settle()
    #expect(Set(world.ledger.taken) == world.written, "seed \(seed)")
    #expect(world.ledger.taken.count == world.written.count, "seed \(seed)")
    #expect(world.ledger.rejects.values.allSatisfy { $0.slug == "reject-unfinished" }, "seed \(seed)")
}
