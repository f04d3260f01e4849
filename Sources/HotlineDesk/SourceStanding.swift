import HotlineCore

/// How a source of files stands, as whoever follows it sees it: a phone log that moved or cannot be read must not look like
/// a quiet day (practice 34). When it was last heard is in the rows.
package struct SourceStanding: Hashable, Sendable {
    package struct File: Hashable, Sendable {
        package let path: String
        /// Bytes of it that are committed …
        package let read: Int64
        /// … of those that are there.
        package let size: Int64

        package init(path: String, read: Int64, size: Int64) {
            self.path = path
            self.read = read
            self.size = size
        }
    }

    package let source: SourceName
    /// Those that are open, the one written last first; at most `shown`.
    package let files: [File]
    /// How many are open.
    package let count: Int
    /// Something that is there waits to be read or to be committed: it is not the source that is silent.
    package let isBehind: Bool
    /// Why it waits; nil where nothing keeps it.
    package let problem: Reason?

    /// The problem of a source that has no file and never had one: shown, and no cause for a warning.
    package static let nothingYet = "source-no-file"

    /// A source has one file that grows; two around its rotation.
    package static let shown = 2

    /// One that nothing is known to wait at.
    init(source: SourceName) { self.init(source: source, files: [], count: 0, isBehind: false, problem: nil) }

    package init(source: SourceName, files: [File], count: Int, isBehind: Bool, problem: Reason?) {
        self.source = source
        self.files = files
        self.count = count
        self.isBehind = isBehind
        self.problem = problem
    }

    /// Its files and how far they are read, for `status`; none where it never had one.
    var parts: [Reason] {
        let shown = files.map { Reason("source-file", $0.path, "\($0.read)", "\($0.size)") }
        guard count > files.count else { return shown }
        return shown + [Reason(files.isEmpty ? "source-files" : "source-files-more", "\(count - files.count)")]
    }
}
