import Dispatch
import HotlineCore
import HotlineReports
import HotlineRouting
import HotlineStore
import HotlineSystem

/// The Desk as the doors see it: a request goes in from any queue, an answer comes back after the commit.
///
/// Six queues: the Desk's own, a short and a long reader, the checkpoints', the attachments' and the learner's. Calls down may wait,
/// calls up never do.
package final class DeskService: Sendable {
    /// What the service tells whoever wires it.
    package struct Hooks: Sendable {
        /// After a commit, on the Desk's queue.
        package var committed: @Sendable (TurnOutcome) -> Void = { _ in }
        /// The outcome of a commit is unknown or the store is unusable: the process must end, recovery decides.
        package var lost: @Sendable () -> Void = {}
        /// After new tables came into force.
        package var adopted: @Sendable (Tables) -> Void = { _ in }
        /// For the log: an event's slug and its fields.
        package var event: @Sendable (String, [(String, String)]) -> Void = { _, _ in }

        package init() {}
    }

    /// One reader's connection and the tables it reads by.
    struct ReadingDesk {
        let store: Store
        var tables: Tables
        let settings: DeskSettings
        var standing = Standing()
        /// The words of the journal: the long reader's alone.
        var words: WordIndex?
    }

    let turns: Confined<Turns>
    let short: Confined<ReadingDesk>
    let long: Confined<ReadingDesk>
    let tables: Confined<Tables>
    let guesses: Confined<GuessLimits>
    /// Tokens that were nobody's, at whichever door they were shown.
    let logins: Confined<GuessLimits>
    let sessions = Confined(Sessions(), label: "hotline.sessions")
    /// Holds nothing: one lesson after the other.
    let learner = Confined((), label: "hotline.learner")
    let forms: Confined<FormLimits>
    /// The fourth queue: attachments are written, flushed and read here, and nobody else waits for it.
    let attachments: Confined<AttachmentFolder>
    let surroundings = Confined(Surroundings(), label: "hotline.surroundings")
    private let checkpoints: Confined<Database>
    let clock: WallClock
    /// Beside the rows: derived from them, so it may be deleted.
    let wordsPath: String
    let settings: DeskSettings
    let routingDirectory: String
    let hooks: Hooks

    /// Pages of WAL (64 MiB) past which the writer itself writes the rest of it back between two turns, so that it begins anew:
    /// beside a writer that never pauses, a passive checkpoint never reaches the end, and the file would grow for ever.
    private static let walPagesLimit = 16_384
    /// Turns between two checkpoints.
    private static let turnsPerCheckpoint = 128

    /// Opens the store at `path`, which must be locked by the caller, and puts `loaded` in force.
    ///
    /// - Parameter expectations: `overridden` where `Desk.isOverridden` said so of tables whose sentences come out otherwise.
    package init(
        path: String, journalKey: JournalKey, tables loaded: Tables, folder: RoutingFolder, expectations: ExpectationOutcome = .met,
        routingDirectory: String, settings: DeskSettings, clock: WallClock, hooks: Hooks
    ) throws(StoreFailure) {
        let now = Instant(milliseconds: clock.now())
        let files = try Self.attachmentFolder(beside: path)
        var desk = Desk(store: try Store.openWriter(path: path, journalKey: journalKey), tables: loaded, settings: settings)
        let latest = try desk.lastInstant()
        try desk.adopt(loaded, folder: folder, expectations: expectations, at: max(now, latest))
        let loaded = desk.tables
        let shortStore = try Store.openReader(path: path, journalKey: journalKey)
        let longStore = try Store.openReader(path: path, journalKey: journalKey)
        let checkpointer = try Store.openCheckpointer(path: path)
        desk.numbers = NumberBook(path: Self.folder(of: path) + "/numbers", isNew: try desk.store.lastTicket(from: 0, below: .max) == nil)
        var turns = Turns(desk: desk, latest: latest)
        turns.isTickHeld = Self.isSuspicious(now, after: latest)
        self.turns = Confined(turns, label: "hotline.desk")
        short = Confined(ReadingDesk(store: shortStore, tables: loaded, settings: settings), label: "hotline.reader.short")
        long = Confined(ReadingDesk(store: longStore, tables: loaded, settings: settings), label: "hotline.reader.long")
        tables = Confined(loaded, label: "hotline.tables")
        guesses = Confined(GuessLimits(.codes, at: now), label: "hotline.guesses")
        logins = Confined(GuessLimits(.logins, at: now), label: "hotline.logins")
        forms = Confined(FormLimits(most: settings.formsPerAddress, at: now), label: "hotline.forms")
        attachments = Confined(files, label: "hotline.attachments")
        checkpoints = Confined(checkpointer, label: "hotline.checkpoints")
        self.clock = clock
        wordsPath = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/words.db"
        self.settings = settings
        self.routingDirectory = routingDirectory
        self.hooks = hooks
    }

    /// More than five minutes behind the last entry, or seven days ahead of it (design 5). An empty journal suspects nothing.
    private static func isSuspicious(_ now: Instant, after latest: Instant) -> Bool {
        guard latest.milliseconds > 0 else { return false }
        let ahead = now.milliseconds - latest.milliseconds
        return ahead < -5 * 60_000 || ahead > 7 * 24 * 3_600_000
    }

    package var now: Instant { Instant(milliseconds: clock.now()) }

    /// Any door's request. `reply` is called once, on a queue of the service.
    package func handle(_ request: DeskRequest, reply answer: @escaping @Sendable (DeskAnswer) -> Void) {
        let reply: @Sendable (DeskAnswer) -> Void = {
            self.countRefusal($0)
            answer($0)
        }
        switch request {
        case .order(var order):
            if case .sources(let standings) = order.action { short.async { $0.standing.learn(standings) } }
            if isTooMany(order) || isGuessing(order) { return reply(.refused(.tooManyRequests)) }
            order.prepare(with: tables.sync { $0 })
            enqueue(order, reply: reply)
        case .query(let query, let at): self.answer(query, at: at, reply: reply)
        case .reload(let directory, let despite, let actor, let at): reload(directory, despite: despite, by: actor, at: at, reply: reply)
        case .clock(let order, let actor): move(order, by: actor, reply: reply)
        case .attachment(let request): handle(request, reply: reply)
        case .session(let request, let at): handle(request, at: at, reply: reply)
        }
    }

    private func enqueue(_ order: Order, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        let guess = guess(in: order)
        let reply: @Sendable (DeskAnswer) -> Void = { answer in
            if let guess, case .refused(.noSuchTicket) = answer { self.guesses.async { $0.fail(guess) } }
            reply(answer)
        }
        turns.async { turns in
            if let refusal = turns.enqueue(Waiting(order: order, reply: reply)) { return reply(.refused(refusal)) }
            guard !turns.isScheduled else { return }
            turns.isScheduled = true
            self.scheduleTurn()
        }
    }

    private func scheduleTurn() {
        turns.async { turns in
            let outcome = turns.turn()
            self.hooks.committed(outcome)
            if let tables = turns.desk.takeChangedTables() { self.read(by: tables) }
            if turns.isLost { self.hooks.lost() }
            if turns.turns % Self.turnsPerCheckpoint == 0 { self.checkpoint() }
            if turns.waiting > 0 { self.scheduleTurn() } else { turns.isScheduled = false }
        }
    }

    /// Writes WAL pages back beside the writer; past the limit the writer, who waits for little more by then, does the rest. What a
    /// passive checkpoint calls the end is where the WAL ended when it began.
    package func checkpoint() {
        checkpoints.async { database in
            let (pages, _) = database.checkpointPassively()
            self.surroundings.async { $0.walPages = pages }
            guard pages > Self.walPagesLimit else { return }
            self.turns.async { turns in turns.desk.finishCheckpoint() }
        }
    }

    /// Refuses what comes from now on; what waits is still done.
    package func stop() { turns.async { $0.isStopping = true } }

    /// The last thing of a stop, once nothing waits: no number is left out at the next start. If it fails, some are.
    package func closeNumbers() { turns.sync { try? $0.desk.closeNumbers() } }

    /// Runs `done` once every queue has turned: what the watchdog is fed with.
    package func pulse(then done: @escaping @Sendable () -> Void) {
        turns.async { _ in self.short.async { _ in self.long.async { _ in done() } } }
    }

    /// Figures of the turns, for `status` and the log.
    package func figures() -> (turns: Int, orders: Int, slowestMicroseconds: UInt64, failure: String?) {
        turns.sync { ($0.turns, $0.orders, $0.slowestMicroseconds, $0.failure?.words) }
    }
}
