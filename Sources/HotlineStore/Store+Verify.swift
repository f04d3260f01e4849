import HotlineCore

/// What `hotline verify` asks beside the chain: read-only, a statement at a time, beside a running daemon.
extension Store {
    /// A file by its source and identity, or by its name: a log that was put away is often a copy.
    package struct RejectFile: Hashable, Sendable {
        package let source: SourceName
        package let device: Int64
        package let inode: Int64
        /// Without its folder.
        package let name: String

        package init(source: SourceName, device: Int64, inode: Int64, name: String) {
            self.source = source
            self.device = device
            self.inode = inode
            self.name = name
        }
    }

    /// Where a reject stood in its file, and why it was one.
    package struct RejectPlace: Hashable, Sendable {
        /// Bytes before the line.
        package let offset: Int64
        /// Counted from 1.
        package let line: Int
        package let reason: Reason

        package init(offset: Int64, line: Int, reason: Reason) {
            self.offset = offset
            self.line = line
            self.reason = reason
        }
    }

    /// What SQLite finds broken in its pages; empty where all is well, at most 20 lines. Reads the whole database on one snapshot.
    package func damage() throws(StoreFailure) -> [String] {
        try database.all("PRAGMA quick_check(20)") { $0.text(0) }.filter { $0 != "ok" }
    }

    /// The rejects of one file; as many as it has bad lines.
    package func rejects(of file: RejectFile) throws(StoreFailure) -> [RejectPlace] {
        let ending = "/" + file.name
        return try database.all(
            """
            SELECT position, line, slug, arguments FROM rejects
            WHERE source = ? AND (device = ? AND inode = ? OR path = ? OR substr(path, -length(?)) = ?)
            """,
            .code(file.source), .integer(file.device), .integer(file.inode), .text(file.name), .text(ending), .text(ending)
        ) { row in
            RejectPlace(
                offset: row.integer(0), line: row.int(1), reason: Reason(slug: row.text(2), arguments: ArgumentList.decode(row.text(3))))
        }
    }
}
