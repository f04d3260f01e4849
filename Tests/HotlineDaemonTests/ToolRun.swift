import Foundation
import HotlineCore
import HotlineDaemon
import HotlineSystem

/// The routing folder that is shipped.
let shippedRouting = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("routing").path

/// One run of the tool in this process.
struct ToolRun {
    let exit: ToolExit
    let answers: [String]
    let complaints: [String]

    /// - Parameter input: what the command finds on its standard input; shorter than a pipe's 64 KiB.
    init(
        _ words: [String], input: String = "", at now: Instant = Instant(milliseconds: 1_773_278_400_000),
        environment: [String: String] = [:]
    ) throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try pipe.fileHandleForWriting.close()
        let answered = Confined<[String]>([], label: "answers")
        let complained = Confined<[String]>([], label: "complaints")
        let output = ToolOutput(
            answers: { line in answered.sync { $0.append(line) } }, complaints: { line in complained.sync { $0.append(line) } })
        exit = HotlineTool.run(
            words,
            in: ToolSurroundings(output: output, input: pipe.fileHandleForReading.fileDescriptor, now: now, environment: environment))
        answers = answered.sync { $0 }
        complaints = complained.sync { $0 }
    }
}

/// A folder for one test, gone with it. Short, since a Unix socket's path has little room.
final class ToolFolder: Sendable {
    let path: String

    init() throws {
        path = "/tmp/hl-tool-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file(name))
    }

    /// A copy of the shipped tables that a test may spoil.
    func copyRouting() throws -> String {
        try FileManager.default.copyItem(atPath: shippedRouting, toPath: file("routing"))
        return file("routing")
    }

    func append(_ text: String, to name: String) throws {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file(name)))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }
}
