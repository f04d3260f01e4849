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
    var problem: Reason?
    var looks = 0
    /// A file of it was seen under its name once: if none is any more, it was moved.
    var hadFile = false

    /// The header of all its files so far, where they have the same one: a file that lost its own after a restart has it too.
    private(set) var header: LogHeader?
    private var hasSeveralHeaders = false

    init(_ log: LogSource, spool: String) {
        self.log = log
        pattern = log.pattern.hasPrefix("/") ? log.pattern : spool + "/" + log.pattern
    }

    mutating func note(_ header: LogHeader) {
        guard !hasSeveralHeaders else { return }
        hasSeveralHeaders = self.header.map { $0.bytes != header.bytes } ?? false
        self.header = hasSeveralHeaders ? nil : header
    }

    mutating func learn(_ known: [SourceCursor]) {
        cursors = .known
        hadFile = hadFile || !known.isEmpty
        for cursor in known { asleep[FileIdentity(cursor)] = Asleep(cursor: cursor, stamp: nil) }
    }
}
