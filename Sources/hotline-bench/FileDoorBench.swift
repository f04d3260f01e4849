/// A phone log that is whole already, from its name appearing in the spool to the last line being a committed ticket. The wait
/// for the reader's next look, up to 200 ms, counts.
struct FileDoorBench {
    let ground: Ground
    let lines: Int

    func run(_ report: inout Report) throws {
        let folder = try ground.folder("files")
        defer { ground.remove(folder) }
        let daemon = try ChildDaemon(in: folder, routing: ground.routing, onTwoCores: true)
        defer { daemon.stop() }
        let before = try daemon.processor()
        try daemon.spool(0..<lines)
        let total = try seconds { try daemon.wait(for: lines) }
        let cost = try daemon.processor() - before
        report.row(
            rate: Double(lines) / total, "file door",
            "\(lines) lines \(daemon.place), \(cost.words(over: total, tickets: lines)); WAL \(try daemon.walBytes() >> 20) MiB")
    }
}
