/// Resident memory of the daemon, empty and with a city's open tickets that it has taken in itself.
struct MemoryBench {
    let ground: Ground
    let open: Int

    func run(_ report: inout Report) throws {
        let folder = try ground.folder("memory")
        defer { ground.remove(folder) }
        let daemon = try ChildDaemon(in: folder, routing: ground.routing, onTwoCores: false)
        defer { daemon.stop() }
        try tell(&report, 0, daemon)
        try daemon.spool(0..<open)
        try daemon.wait(for: open)
        try tell(&report, open, daemon)
    }

    private func tell(_ report: inout Report, _ open: Int, _ daemon: ChildDaemon) throws {
        let memory = try daemon.memory()
        report.row(
            "memory, \(Report.grouped(Double(open))) open",
            "\(Report.short(memory.resident, digits: 1)) MiB resident, at most \(Report.short(memory.most, digits: 1)) MiB")
    }
}
