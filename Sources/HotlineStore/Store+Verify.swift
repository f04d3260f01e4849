import HotlineCore

/// What `hotline verify` asks beside the chain: read-only, a statement at a time, beside a running daemon.
extension Store {
    /// Whose lines a reject is looked for under.
    package struct RejectFile: Hashable, Sendable {
        package let source: SourceName
        package let device: Int64
        package let inode: Int64

        package init(source: SourceName, device: Int64, inode: Int64) {
            self.source = source
            self.device = device
            self.inode = inode
        }
    }

    /// What SQLite finds broken in its pages; empty where all is well, at most 20 lines. Reads the whole database on one snapshot.
    package func damage() throws(StoreFailure) -> [String] {
        try database.all("PRAGMA quick_check(20)") { $0.text(0) }.filter { $0 != "ok" }
    }

    /// Whether a line of a file is among the rejects; under another name or inode too, for a log that was put away is often a copy.
    ///
    /// - Parameters:
    ///   - offset: bytes before the line.
    ///   - line: counted from 1.
    package func hasReject(of file: RejectFile, at offset: Int64, line: Int) throws(StoreFailure) -> Bool {
        let found = try database.first(
            "SELECT 1 FROM rejects WHERE source = ? AND device = ? AND inode = ? AND position = ? AND line = ? LIMIT 1",
            .code(file.source), .integer(file.device), .integer(file.inode), .integer(offset), .integer(line)
        ) { _ in true }
        if found != nil { return true }
        return try database.first(
            "SELECT 1 FROM rejects WHERE source = ? AND position = ? AND line = ? LIMIT 1",
            .code(file.source), .integer(offset), .integer(line)
        ) { _ in true } ?? false
    }
}
