import HotlineCore
import HotlineSystem

/// What the tailer knows of one source besides its open files.
struct FollowedSource {
    enum Cursors { case unasked, asked, known }

    /// A file that is not open, and how it was when it was last looked into.
    struct Asleep {
        let cursor: SourceCursor
        /// Nil after a start: whether it grew is found by opening it.
        let stamp: SpoolFolder.Stamp?
    }

    let log: LogSource
    /// Absolute.
    let pattern: String
    var cursors = Cursors.unasked
    var asleep: [FileIdentity: Asleep] = [:]
    /// Why the last look failed, or what it left out.
    var problem: String?
    var looks = 0

    init(_ log: LogSource, spool: String) {
        self.log = log
        pattern = log.pattern.hasPrefix("/") ? log.pattern : spool + "/" + log.pattern
    }

    mutating func learn(_ known: [SourceCursor]) {
        cursors = .known
        for cursor in known { asleep[FileIdentity(cursor)] = Asleep(cursor: cursor, stamp: nil) }
    }
}

/// How a source stands, for `status`: a phone log that moved or cannot be read must not look like a quiet day (practice 34).
package struct SourceStanding: Hashable, Sendable {
    package let source: SourceName
    /// Files that are open now.
    package let files: Int
    /// When the last record or reject was read; nil since the start.
    package let lastRecordAt: Instant?
    /// For people; nil where all is well.
    package let problem: String?

    package init(source: SourceName, files: Int, lastRecordAt: Instant?, problem: String?) {
        self.source = source
        self.files = files
        self.lastRecordAt = lastRecordAt
        self.problem = problem
    }
}
