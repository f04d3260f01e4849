import Foundation

/// A folder for one test, gone with it. Short, since a Unix socket's path has little room.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = "/tmp/hl-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String, mode: Int = 0o600) throws {
        let full = file(name)
        try Data(text.utf8).write(to: URL(fileURLWithPath: full))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: full)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
