import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting

/// The routing folder a command works on, and its tables.
enum ToolRouting {
    /// The folder named, else ./routing, else where the service has it.
    static func directory(_ named: String?) -> String {
        if let named { return named }
        var isFolder: ObjCBool = false
        let here = FileManager.default.fileExists(atPath: "routing", isDirectory: &isFolder) && isFolder.boolValue
        return here ? "routing" : Settings().routing
    }

    /// The tables without their expectations: who asks why one fails must get an answer.
    static func tables(_ named: String?) throws(ToolStop) -> Tables {
        let directory = directory(named)
        let loaded = RoutingTables.load(try folder(directory), digest: { SHA256.hash($0).hex })
        guard let routing = loaded.tables else {
            throw ToolStop(
                .no, "\(directory) 有 \(loaded.problems.count) 处问题，先执行 hotline check \(directory)",
                "\(directory) has \(loaded.problems.count) problems; run hotline check \(directory) first")
        }
        return Tables(routing)
    }

    static func folder(_ directory: String) throws(ToolStop) -> RoutingFolder {
        do throws(RoutingFolderError) { return try RoutingFolder.read(directory: directory) } catch {
            throw ToolStop(.no, "路由表目录读不了", error.description)
        }
    }
}

extension RoutingProblem {
    /// `routing/rules.csv:14 (H14): 没有部门“SW-9”，应为 departments.csv 中的编码 / no department “SW-9”, expected a code of departments.csv`
    var inBothLanguages: String { words(in: .chinese) + " / " + what + ", expected " + expected }
}
