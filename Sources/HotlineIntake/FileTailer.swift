import HotlineCore
import HotlineDesk
import HotlineSystem

/// Follows the phone logs: a plain value, told the time, that says what to ask the Desk and is told the answers.
///
/// Each whole record is an order; no more than `inFlight` are out. A cursor says that all before it is committed, so an order
/// carries one only as far as answers have confirmed the file: its own where nothing before it is open, else the last confirmed
/// one. Where the file stands is hashed once in `checkpointEvery` records; when all is answered a last order without content
/// carries what is still owed. After a crash at most `inFlight` + `checkpointEvery` records are read again, and their marks know them.
package struct FileTailer {
    /// Orders without an answer: a few turns of the Desk, so that neither waits for the other.
    package static let inFlight = 512
    /// Records of one file between two hashed positions, and the turn a file has before the next one's.
    package static let checkpointEvery = 64
    /// Descriptors held. Files that rest give theirs to those that are waited for.
    static let openLimit = 64
    /// Polls without change after which a file that was put away is over: its writer may still end a line under the new name.
    private static let quietPolls = 2
    /// Polls between two reports of how the sources stand: five seconds.
    package static let reportEvery = 25
    /// Bytes looked at between two polls: 20 MiB a second, which no Desk keeps up with, and a watchdog does not wait for.
    private static let bytesPerPoll = 4 * 1024 * 1024
    /// What a line counts for at least, lest a log of empty lines hold the queue.
    private static let leastBytes = 64

    var sources: [FollowedSource]
    var files: [Int: LogFile] = [:]
    private var window = LineWindow()
    /// What the Desk said where nothing is sent until all answers are there and the next poll comes.
    private(set) var holding: Refusal?
    /// Files waited for a descriptor at the last look.
    var isCrowded = false
    /// A commit's outcome is unknown: nothing more is sent; recovery decides.
    package private(set) var isStopped = false
    private let spool: String
    private var lastFile = 0
    private var turn = 0
    private var polls = 0
    private var bytesLeft = 0
    private var now = Instant(milliseconds: 0)
    private var random = SystemRandomNumberGenerator()

    /// - Parameter spool: the folder that relative patterns are taken under.
    package init(sources: [LogSource], spool: String) {
        self.sources = sources.map { FollowedSource($0, spool: spool) }
        self.spool = spool
    }

    /// Sends nothing more; answers that still come are for nobody.
    package mutating func stop() { isStopped = true }

    /// After a reload of `sources.csv`: sources whose row is the same go on, others begin from their cursors.
    package mutating func follow(_ logs: [LogSource]) {
        let old = Dictionary(sources.map { ($0.log, $0) }, uniquingKeysWith: { first, _ in first })
        sources = logs.map { old[$0] ?? FollowedSource($0, spool: spool) }
        for (number, file) in files where !logs.contains(file.source) {
            files[number]?.course = .left
            if file.waiting == 0, !file.isCursorOwed { files[number] = nil }
        }
    }

    /// Looks at the folders and goes on reading. Called five times a second.
    package mutating func poll(at now: Instant) -> [TailQuestion] {
        guard !isStopped else { return [] }
        self.now = now
        bytesLeft = Self.bytesPerPoll
        if holding != nil, window.sent == 0 {
            holding = nil
            window.rewind()
        }
        var questions: [TailQuestion] = []
        for index in sources.indices {
            switch sources[index].cursors {
            case .unasked:
                // What its former row began is settled first: under other columns the same record would be another one.
                if files.values.contains(where: { $0.isOver && $0.source.name == sources[index].log.name }) { continue }
                sources[index].cursors = .asked
                questions.append(TailQuestion(.cursors(sources[index].log.name), .query(.cursors(sources[index].log.name), at: now)))
            case .asked: continue
            case .known: look(at: index)
            }
        }
        retire()
        questions += goOn()
        polls += 1
        if polls % Self.reportEvery == 0 {
            let order = Order(.sources(standings), by: Actor(door: .file), secrets: .draw(using: &random), at: now)
            questions.append(TailQuestion(.standings, .order(order)))
        }
        return questions
    }

    /// Takes the Desk's answer to one question.
    package mutating func answered(_ id: TailQuestion.ID, _ answer: DeskAnswer) -> [TailQuestion] {
        switch (id, answer) {
        // Reported again in a moment, whatever became of it.
        case (.standings, _): return []
        case (.cursors(let name), .cursors(let cursors)):
            for index in sources.indices where sources[index].log.name == name { sources[index].learn(cursors) }
            return []
        case (.cursors(let name), _):
            for index in sources.indices where sources[index].log.name == name { sources[index].cursors = .unasked }
            return []
        case (.line(let number), .done):
            window.done(number)
        case (.line(let number), .refused(.outcomeUnknown)):
            window.put(back: number)
            isStopped = true
        case (.line(let number), .refused(let refusal)) where refusal.isForNow:
            window.put(back: number)
            holding = refusal
        case (.line(let number), .refused(let refusal)):
            // What the Desk will never take is kept for a person to see, and the file goes on. A reject is never final.
            if !window.reject(number, IntakeReasons.refused(refusal)) { holding = refusal }
        case (.line(let number), _):
            window.put(back: number)
            holding = .tryLater(.failure)
        }
        settle()
        guard holding == nil, !isStopped, window.sent <= Self.inFlight / 2 else { return [] }
        return goOn()
    }

    /// Confirms files as far as all lines before are done.
    private mutating func settle() {
        while let line = window.popDone() {
            guard var file = files.removeValue(forKey: line.file) else { continue }
            file.waiting -= 1
            if let checkpoint = line.checkpoint { file.confirmed = checkpoint }
            if let carried = line.carried { file.committedOffset = carried.offset }
            if !file.isSettled { files[line.file] = file }
        }
    }

    // Reading

    private mutating func goOn() -> [TailQuestion] {
        guard holding == nil, !isStopped else { return [] }
        let order = files.keys.sorted()
        if !order.isEmpty {
            var idle = 0
            while window.count < Self.inFlight, bytesLeft > 0, idle < order.count {
                turn = (turn + 1) % order.count
                idle = takeSlice(of: order[turn]) ? 0 : idle + 1
            }
        }
        settleCursors()
        return send()
    }

    /// One file's turn.
    ///
    /// - Returns: whether anything was there.
    private mutating func takeSlice(of number: Int) -> Bool {
        // Taken out, so that its buffer is changed where it stands.
        guard files[number].map({ !$0.isOver && $0.hasUnread }) ?? false, var file = files.removeValue(forKey: number) else { return false }
        defer { if !file.isSettled { files[number] = file } }
        let (start, end) = (file.cutter.position, file.cutter.end)
        if !file.hasTaken, !file.log.hasHeader, let header = sources.first(where: { $0.log == file.source })?.header {
            file.log.inherit(header)
        }
        var mayRead = true
        var taken = 0
        while taken < Self.checkpointEvery, window.count < Self.inFlight {
            guard let piece = file.take() else {
                guard mayRead else { break }
                mayRead = false
                switch file.read() {
                case .more: continue
                case .end: file.hasUnread = false
                case .replaced: replace(&file)
                case .failed(let failure):
                    file.lookAgain()
                    note(failure, of: file)
                }
                break
            }
            taken += 1
            let content = file.log.read(piece)
            if case .nothing = content { continue }
            window.append(LineWindow.Line(file: number, source: file.source.name, content: content, offset: piece.offset, line: piece.line))
            file.waiting += 1
        }
        if taken > 0 {
            file.hasTaken = true
            note(file.log.header, of: file.source)
        }
        bytesLeft -= max(Int(file.cutter.position - start), Int(file.cutter.end - end), taken * Self.leastBytes, 1)
        guard taken > 0, let checkpoint = file.checkpoint() else { return taken > 0 || !mayRead && file.hasUnread }
        if file.waiting == 0 { file.confirmed = checkpoint } else { window.setCheckpoint(checkpoint, ofLast: number) }
        return true
    }

    /// Keeps what a file's header says for those of its source that have none.
    mutating func note(_ header: LogHeader?, of log: LogSource) {
        guard let header, let index = sources.firstIndex(where: { $0.log == log }) else { return }
        sources[index].note(header)
    }

    /// The name was written anew or cut short: it begins again at 0. What was read before is settled as it is.
    private mutating func replace(_ file: inout LogFile) {
        file.course = .replaced
        add(file.restarted)
    }

    /// Sends the cursor of each file that is read to its end or left, where the last order did not carry it.
    private mutating func settleCursors() {
        for (number, file) in files where file.waiting == 0 && file.isCursorOwed && (file.course == .left || !file.hasUnread) {
            guard window.count < Self.inFlight else { return }
            append(.nothing, at: file.confirmed, to: number)
        }
    }

    private mutating func append(_ content: FileLine.Content, at cursor: SourceCursor, to number: Int) {
        guard let file = files[number] else { return }
        var line = LineWindow.Line(
            file: number, source: file.source.name, content: content, offset: cursor.offset, line: cursor.line + 1)
        line.checkpoint = cursor
        window.append(line)
        files[number]?.waiting += 1
    }

    private mutating func send() -> [TailQuestion] {
        var questions: [TailQuestion] = []
        window.sendAll(confirmed: { files[$0]?.confirmed }) { number, line, cursor in
            let fileLine = FileLine(content: line.content, offset: line.offset, line: line.line, cursor: cursor)
            let order = Order(
                .fileLine(fileLine), by: Actor(door: .file, origin: line.source.rawValue), secrets: .draw(using: &random), at: now)
            questions.append(TailQuestion(.line(number), .order(order)))
        }
        return questions
    }

    // Files that come and go

    mutating func add(_ file: LogFile) {
        lastFile += 1
        files[lastFile] = file
    }

    /// Lets go of what was put away and read to its end, and of resting files while others wait for a descriptor.
    private mutating func retire() {
        for (number, file) in files where !file.isOver && !file.hasUnread && file.quietPolls >= Self.quietPolls {
            guard file.waiting == 0, !file.isCursorOwed else { continue }
            if file.isNamed {
                guard isCrowded else { continue }
            } else if !file.isUnfinishedReported, file.cutter.hasUnfinished {
                files[number]?.isUnfinishedReported = true
                append(.reject(reason: IntakeReasons.unfinished, raw: Array(file.cutter.unfinished)), at: file.confirmed, to: number)
                continue
            }
            for index in sources.indices where sources[index].log.name == file.source.name {
                sources[index].asleep[file.identity] = FollowedSource.Asleep(cursor: file.confirmed, stamp: file.stamp)
            }
            files[number] = nil
        }
        isCrowded = false
    }
}
