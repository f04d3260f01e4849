import HotlineCore
import HotlineSystem

/// One open file of a source: its bytes, where its reader stands, and how far the Desk has it.
struct LogFile {
    /// Bytes read at once. Large enough that the checks before each read cost nothing beside it.
    static let readSize = 256 * 1024
    /// Bytes of the file's beginning that a cursor's head hash covers (design 9).
    static let headLength = 1024
    /// A header stands below a title or two, not below a mebibyte.
    private static let headerSearch: Int64 = 1024 * 1024

    enum Reading: Equatable {
        case more, end
        /// It is another file now under the same inode: truncated, or written anew.
        case replaced
        case failed(SystemFailure)
    }

    /// Whether it is still read. A file that is not stays until what was read of it is settled.
    enum Course {
        case read
        /// Its source's row is gone or changed. Its cursor goes to the Desk, for the new row begins there.
        case left
        /// Other bytes stand under its identity, and their cursor counts.
        case replaced
    }

    let source: LogSource
    private let file: TailedFile
    var path: String
    /// Some name that the source's pattern matches leads to it.
    var isNamed: Bool
    var log: any LogFormat
    private(set) var cutter: RecordCutter
    private(set) var stamp: SpoolFolder.Stamp
    /// Polls in a row that found it unchanged.
    var quietPolls = 0
    /// Something may be left to take or to read.
    var hasUnread = true
    var course = Course.read
    /// Whether a record was taken since it was opened: only before may it have another file's header.
    var hasTaken = false
    /// Its last record never ended, and was reported so.
    var isUnfinishedReported = false
    /// Lines that wait for the Desk's answer, or for an earlier line's.
    var waiting = 0
    /// All records before it are committed.
    var confirmed: SourceCursor
    /// The offset of the cursor that the Desk last committed.
    var committedOffset: Int64
    private var head: [UInt8] = []
    private var headHash = hashOfNothing

    private static let hashOfNothing = SHA256.hash([]).hex

    var isOver: Bool { course != .read }
    var isCursorOwed: Bool { committedOffset != confirmed.offset }
    var isSettled: Bool {
        switch course {
        case .read: false
        case .left: waiting == 0 && !isCursorOwed
        case .replaced: waiting == 0
        }
    }

    /// Opens a file at the cursor if that fits it, else at its beginning.
    init(_ entry: SpoolFolder.Entry, source: LogSource, cursor: SourceCursor?) throws(SystemFailure) {
        self.init(try TailedFile(path: entry.path), source: source, path: entry.path, isNamed: entry.isNamed, stamp: entry.stamp)
        if let cursor, FileIdentity(cursor) == identity { goOn(from: cursor) }
    }

    private init(_ file: TailedFile, source: LogSource, path: String, isNamed: Bool, stamp: SpoolFolder.Stamp) {
        self.file = file
        self.source = source
        self.path = path
        self.isNamed = isNamed
        self.stamp = stamp
        log = source.reader()
        cutter = RecordCutter()
        confirmed = SourceCursor(
            source: source.name, device: Int64(bitPattern: file.identity.device), inode: Int64(bitPattern: file.identity.inode), offset: 0,
            line: 0, headHash: Self.hashOfNothing, headLength: 0, tailHash: Self.hashOfNothing, path: path)
        committedOffset = 0
    }

    /// The same file read from its beginning.
    var restarted: LogFile {
        var again = LogFile(file, source: source, path: path, isNamed: isNamed, stamp: stamp)
        if let header = log.header { again.log.inherit(header) }
        return again
    }

    var identity: FileIdentity { file.identity }

    private mutating func goOn(from cursor: SourceCursor) {
        let tailCount = min(Int64(RecordCutter.tailLength), cursor.offset)
        guard cursor.offset >= 0, (0...Self.headLength).contains(cursor.headLength),
            let head = try? file.read(at: 0, limit: cursor.headLength), SHA256.hash(head).hex == cursor.headHash,
            let tail = try? file.read(at: cursor.offset - tailCount, limit: Int(tailCount)), SHA256.hash(tail).hex == cursor.tailHash
        else { return }
        readHeader(before: cursor.offset)
        cutter = RecordCutter(position: cursor.offset, tail: tail, line: cursor.line)
        confirmed = cursor
        committedOffset = cursor.offset
    }

    /// The cursor says where to go on; what the columns mean stands at the file's beginning.
    private mutating func readHeader(before offset: Int64) {
        var cutter = RecordCutter()
        while !log.hasHeader, cutter.end < min(offset, Self.headerSearch),
            let bytes = try? file.read(at: cutter.end, limit: Int(min(offset - cutter.end, Int64(Self.readSize)))), !bytes.isEmpty
        {
            cutter.append(bytes)
            while !log.hasHeader, let piece = cutter.take(as: log.format) { _ = log.read(piece) }
        }
    }

    /// Notes whether the file changed since the last poll.
    ///
    /// - Parameter seen: how its name shows it; nil where no name leads to it any more.
    mutating func observe(_ seen: SpoolFolder.Stamp?) {
        var now = seen ?? stamp
        if seen == nil, let size = try? file.size() { now.size = size }
        if now == stamp, !hasUnread {
            quietPolls += 1
        } else {
            hasUnread = true
            quietPolls = 0
        }
        stamp = now
    }

    /// A read failed: the next poll finds it changed.
    mutating func lookAgain() {
        hasUnread = false
        stamp.modified = .min
    }

    mutating func take() -> RecordCutter.Piece? { cutter.take(as: log.format) }

    /// Reads on, after making sure that what was read before still stands there.
    mutating func read() -> Reading {
        let known = cutter.lastBytes
        do throws(SystemFailure) {
            let found = try file.read(at: cutter.end - Int64(known.count), limit: known.count + Self.readSize)
            guard found.starts(with: known) else { return .replaced }
            if cutter.end > Int64(known.count), try file.read(at: 0, limit: head.count) != head { return .replaced }
            guard found.count > known.count else { return .end }
            cutter.append(found[known.count...])
            if head.count < Self.headLength {
                head = try file.read(at: 0, limit: Self.headLength)
                headHash = SHA256.hash(head).hex
            }
            return .more
        } catch {
            return .failed(error)
        }
    }

    /// Where the file stands after the last record taken; nil inside a record over the limit.
    func checkpoint() -> SourceCursor? {
        guard !cutter.isInsideOverlong else { return nil }
        return SourceCursor(
            source: source.name, device: confirmed.device, inode: confirmed.inode, offset: cutter.position, line: cutter.line,
            headHash: headHash, headLength: head.count, tailHash: SHA256.hash(cutter.tail).hex, path: path)
    }
}
