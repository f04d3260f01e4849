import HotlineCore
import HotlineDesk
import HotlineSystem

/// Follows the folders that portals drop forms into: a plain value, told the time, that says what to ask the Desk and is told
/// the answers, as `FileTailer` does for logs.
///
/// A file is moved to `done/` after the commit that holds its ticket, or to `rejected/` after the one that holds its reject. A
/// crash between the two leaves the file where it is: read again, its form id is known, and only the move is made up for.
package struct PortalDrops {
    /// Files with the Desk at a time.
    static let inFlight = 64
    /// Looks without change after which a file that is no JSON is taken for what it is: two seconds.
    static let quietPolls = 10

    private struct Drop {
        let source: SourceName
        let path: String
        let bytes: [UInt8]
        let stamp: SpoolFolder.Stamp
        var isReject = false
        /// Waits for the tables' places.
        var draft: TicketDraft?
        var submission: Submission?
    }

    private struct Doubt {
        var stamp: SpoolFolder.Stamp
        var polls = 0
    }

    private(set) var sources: [FollowedSource]
    private let spool: String
    private var drops: [Int: Drop] = [:]
    private var lastDrop = 0
    /// Files that are no JSON yet.
    private var doubts: [String: Doubt] = [:]
    /// Files that are dealt with and cannot be moved away; looked at again when they change.
    private var stuck: [String: SpoolFolder.Stamp] = [:]
    private var waiting: [SourceName: Int] = [:]
    private var holding: Refusal?
    private var isStopped = false
    private var now = Instant(milliseconds: 0)
    private var random = SystemRandomNumberGenerator()

    package init(sources: [LogSource], spool: String) {
        self.spool = spool
        self.sources = sources.map { FollowedSource($0, spool: spool) }
    }

    package mutating func stop() { isStopped = true }

    package mutating func follow(_ logs: [LogSource]) { sources = logs.map { FollowedSource($0, spool: spool) } }

    /// Looks at the folders. Called five times a second.
    package mutating func poll(at now: Instant) -> [PortalQuestion] {
        guard !isStopped else { return [] }
        self.now = now
        if drops.isEmpty { holding = nil }
        guard holding == nil else { return [] }
        var questions: [PortalQuestion] = []
        for index in sources.indices { questions += look(at: index) }
        return questions
    }

    /// Takes the Desk's answer to one question.
    package mutating func answered(_ id: Int, _ answer: DeskAnswer) -> [PortalQuestion] {
        guard var drop = drops.removeValue(forKey: id) else { return [] }
        switch answer {
        case .form(let options):
            guard let draft = drop.draft, let submission = drop.submission else { return [] }
            drop.draft = nil
            return [submit(.record(PortalFile.place(draft, submission, by: options)), drop)]
        case .done(let receipt):
            move(drop, to: drop.isReject || receipt.rejected != nil ? "rejected" : "done")
        case .refused(.outcomeUnknown):
            isStopped = true
        case .refused(let refusal) where refusal.isForNow:
            holding = refusal
        case .refused(let refusal):
            return drop.isReject ? [] : [submit(.reject(reason: IntakeReasons.refused(refusal), raw: drop.bytes), drop)]
        default:
            holding = .tryLater(.failure)
        }
        return []
    }

    /// How each portal stands, for `status` and the alarm (practice 34).
    package var standings: [SourceStanding] {
        sources.map { source in
            let left = waiting[source.log.name] ?? 0
            return SourceStanding(
                source: source.log.name, files: [], count: left, isBehind: left > 0,
                problem: source.problem ?? holding.map { Reason("source-held", source.log.name.rawValue, $0.codes.slug) })
        }
    }

    private mutating func look(at index: Int) -> [PortalQuestion] {
        let name = sources[index].log.name
        let entries: [SpoolFolder.Entry]
        do throws(SystemFailure) {
            let folder = try SpoolFolder(pattern: sources[index].pattern, known: [])
            entries = folder.entries.filter(\.isNamed)
            sources[index].problem = folder.isCut ? Reason("source-crowded", name.rawValue, String(SpoolFolder.fileLimit)) : nil
            sources[index].hadFile = true
        } catch {
            // A folder that was there and is gone must not look like a quiet day.
            let slug = sources[index].hadFile ? "source-moved" : SourceStanding.nothingYet
            sources[index].problem = Reason(slug, name.rawValue, sources[index].pattern)
            entries = []
        }
        let paths = Set(entries.map(\.path))
        stuck = stuck.filter { paths.contains($0.key) || !$0.key.hasPrefix(folder(of: sources[index].pattern)) }
        doubts = doubts.filter { paths.contains($0.key) || !$0.key.hasPrefix(folder(of: sources[index].pattern)) }
        let open = Set(drops.values.map(\.path))
        let fresh = entries.filter { !open.contains($0.path) && stuck[$0.path] != $0.stamp }
        waiting[name] = fresh.count + drops.values.count { $0.source == name }
        var questions: [PortalQuestion] = []
        for entry in fresh where drops.count < Self.inFlight { questions += take(entry, of: index) }
        return questions
    }

    private mutating func take(_ entry: SpoolFolder.Entry, of index: Int) -> [PortalQuestion] {
        let name = sources[index].log.name
        let bytes: [UInt8]
        do throws(SystemFailure) {
            bytes = try DroppedBytes.read(entry.path, limit: PortalFile.limit)
        } catch {
            sources[index].problem = Reason("source-unreadable", name.rawValue, entry.path, error.description)
            return []
        }
        var drop = Drop(source: name, path: entry.path, bytes: bytes, stamp: entry.stamp)
        switch PortalFile.read(bytes, at: now) {
        case .form(let submission): return [submit(.record(submission), drop)]
        case .placed(let draft, let submission):
            drop.draft = draft
            drop.submission = submission
            return [PortalQuestion(id: keep(drop), request: .query(.formOptions, at: now))]
        case .torn(let reason):
            var doubt = doubts[entry.path] ?? Doubt(stamp: entry.stamp)
            doubt.polls = doubt.stamp == entry.stamp ? doubt.polls + 1 : 0
            doubt.stamp = entry.stamp
            doubts[entry.path] = doubt
            guard doubt.polls > Self.quietPolls else { return [] }
            doubts[entry.path] = nil
            return [submit(.reject(reason: reason, raw: bytes), drop)]
        case .reject(let reason):
            return [submit(.reject(reason: reason, raw: bytes), drop)]
        }
    }

    private mutating func submit(_ content: FileLine.Content, _ asked: Drop) -> PortalQuestion {
        var drop = asked
        if case .reject = content { drop.isReject = true }
        // One row of the cursors stands for the whole portal: when it was last heard. Its rejects are told apart by their bytes.
        let cursor = SourceCursor(
            source: drop.source, device: 0, inode: 0, offset: 0, line: 0, headHash: SHA256.hash(drop.bytes).hex,
            headLength: drop.bytes.count, tailHash: "", path: drop.path)
        let order = Order(
            .fileLine(FileLine(content: content, offset: 0, line: 1, cursor: cursor)), by: Actor(door: .file, origin: drop.source.rawValue),
            secrets: .draw(using: &random), at: now)
        return PortalQuestion(id: keep(drop), request: .order(order))
    }

    private mutating func keep(_ drop: Drop) -> Int {
        lastDrop += 1
        drops[lastDrop] = drop
        return lastDrop
    }

    /// Out of the way, under a name that is free.
    private mutating func move(_ drop: Drop, to folderName: String) {
        do throws(SystemFailure) {
            try DroppedBytes.move(drop.path, into: folder(of: drop.path) + folderName, stamp: "\(now.milliseconds)")
        } catch {
            stuck[drop.path] = drop.stamp
            for index in sources.indices where sources[index].log.name == drop.source {
                sources[index].problem = Reason("source-unreadable", drop.source.rawValue, drop.path, error.description)
            }
        }
    }

    /// With its slash.
    private func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[...slash])
    }
}

/// Something asked of the Desk for one file.
package struct PortalQuestion: Sendable {
    package let id: Int
    package let request: DeskRequest
}
