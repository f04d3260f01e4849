import Foundation
import HotlineRouting

/// The telephone platforms' logs, each format in a daemon of its own: a whole file from its name appearing to its last line being
/// committed. No line makes a ticket; what is counted is lines.
struct CallLogBench {
    let ground: Ground
    let lines: Int

    func run(_ report: inout Report) throws {
        let routing = try tables()
        defer { ground.remove(routing) }
        for format in SampleMatters.callFormats {
            let folder = try ground.folder(format.rawValue)
            defer { ground.remove(folder) }
            let daemon = try ChildDaemon(in: folder, routing: routing, onTwoCores: true)
            defer { daemon.stop() }
            let before = try daemon.processor()
            try daemon.spool(0..<lines, as: format.rawValue + "-1.log") { SampleMatters.line($0, of: format) }
            let total = try seconds { try daemon.wait(for: lines) }
            let cost = try daemon.processor() - before
            report.row(
                "file door, \(format.rawValue)",
                "\(Report.grouped(Double(lines) / total)) lines/s, \(lines) lines \(daemon.place), "
                    + cost.words(over: total, tickets: lines))
        }
    }

    /// The tables with a source for each format.
    private func tables() throws -> String {
        let folder = ground.path + "/routing"
        try FileManager.default.copyItem(atPath: ground.routing, toPath: folder)
        let rows = ["name,format,path,encoding,zone,columns,silence,window"] + SampleMatters.callSources
        try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: folder + "/sources.csv"))
        return folder
    }
}
