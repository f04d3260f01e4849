import HotlineCore
import HotlineReports
import HotlineRouting
import HotlineStore

/// The single writer: one method, one use case. Knows rows, tables and instants; no socket, no clock, no thread.
///
/// Each order is decided before it writes, so a refusal has written nothing. What the Desk remembers beside the rows is
/// read from them and forgotten on any rollback.
package struct Desk {
    package internal(set) var store: Store
    package internal(set) var tables: Tables
    package let settings: DeskSettings

    /// Who gives the order under way: what is hidden from them does not exist for them.
    var acting: Actor?

    /// Handlers' open work, read once.
    var loads: [PersonID: HandlerLoad]?
    /// The same for whoever compares it with the rows; nil while nothing is remembered.
    package var rememberedLoads: [PersonID: HandlerLoad]? { loads }
    /// The last ticket of a day, read once a day.
    var lastOfDay: (day: CivilDate, id: Int64)?
    /// What may have been given besides the rows; nil where nobody restores them.
    var numbers: NumberBook?
    /// Tables of earlier versions: a ladder stays frozen to the version it was assigned under.
    var frozen: [RoutingVersion: RoutingTables] = [:]
    /// Flagged callers, by telephone, read once.
    var flags: [String: CallerFlagRow]?
    /// Who called about what in the last hour, read once.
    var recent: RecentCallers?
    /// When it was last seen whose term is over.
    var termsSeen: TermsSeen?
    /// Where each file was read to in this turn: written once, before the commit.
    var cursors: [CursorKey: SourceCursor] = [:]
    /// How far the open tickets of departments that were taken over have been looked through.
    var successionDone: Succession?
    /// False while the board in `tables` may not be the rows': at first, after a reload, after a rollback.
    private var isBoardRead = false
    /// The board that the turn changed, for whoever reads by the tables.
    private var changedBoard: DutyBoard?
    /// What the turn has counted, and what all turns before it have.
    var counting = Tally()
    package private(set) var tally = Tally()
    /// What is to be sent once the turn is committed.
    package internal(set) var pushes: [DeskPush] = []

    struct CursorKey: Hashable {
        let source: SourceName
        let device: Int64
        let inode: Int64
    }

    /// Earlier tables kept at hand; more are read again when asked for.
    static let frozenLimit = 8
    /// A turn sends at most this many pushes; the lists hold the rest.
    static let pushLimit = 1_000

    /// A Desk on a store; `adopt` the tables before the first order, so that their bytes are kept (design 6).
    package init(store: Store, tables: Tables, settings: DeskSettings) {
        self.store = store
        self.tables = tables
        self.settings = settings
    }

    /// The instant of the journal's last entry; 1970 where there is none.
    package mutating func lastInstant() throws(StoreFailure) -> Instant { try store.journalHead().at }

    /// Lets the writer itself write back what is left of a long WAL, between two turns.
    func finishCheckpoint() { _ = store.database.checkpointPassively() }

    /// Puts new tables in force, in a transaction of its own: their bytes are written before their first use.
    package mutating func adopt(
        _ tables: Tables, folder: RoutingFolder, expectations: ExpectationOutcome = .met, at now: Instant
    ) throws(StoreFailure) {
        try store.begin()
        do throws(StoreFailure) {
            try store.remember(routing: tables.version, bytes: folder.bytes, at: now)
            try compareCalendar(of: folder, version: tables.version, at: now)
            try note(expectations, of: tables.version, at: now)
            try store.commit()
        } catch {
            rollback()
            throw error
        }
        self.tables = tables
        try changeBoard(at: now)
        changedBoard = nil
    }

    /// Begins a turn; what a rollback made uncertain is read anew.
    package mutating func begin() throws(StoreFailure) {
        try store.begin()
        guard !isBoardRead else { return }
        try changeBoard(at: try store.journalHead().at)
    }

    /// Puts what the departments said of their people over the tables.
    mutating func put(_ board: DutyBoard) {
        tables = tables.under(board)
        isBoardRead = true
        changedBoard = board
    }

    /// The tables with the board that a committed turn changed; nil where it changed none.
    package mutating func takeChangedTables() -> Tables? {
        guard changedBoard != nil else { return nil }
        changedBoard = nil
        return tables
    }

    /// Writes what the turn gathered, and commits.
    package mutating func commit(at now: Instant) throws(StoreFailure) {
        for cursor in cursors.values { try store.put(cursor, at: now) }
        cursors.removeAll(keepingCapacity: true)
        try store.commit()
        tally.add(counting)
        counting = Tally()
    }

    /// Undoes the turn and forgets everything that was remembered.
    package mutating func rollback() {
        store.rollback()
        loads = nil
        flags = nil
        lastOfDay = nil
        recent = nil
        termsSeen = nil
        isBoardRead = false
        changedBoard = nil
        successionDone = nil
        cursors.removeAll()
        pushes.removeAll()
        counting = Tally()
    }

    package mutating func takePushes() -> [DeskPush] {
        defer { pushes.removeAll() }
        return pushes
    }

    mutating func push(_ push: DeskPush) {
        if pushes.count < Self.pushLimit { pushes.append(push) }
    }

    /// Carries out one order within the turn that is open.
    ///
    /// - Returns: what was done, or why it was refused; a refusal has written nothing.
    /// - Throws: what the store could not do; the turn is lost.
    package mutating func perform(_ order: Order) throws(StoreFailure) -> Result<Receipt, Refusal> {
        if let key = order.key {
            if let before = try store.answered(under: key) {
                guard before.bodyDigest == key.bodyDigest else { return .failure(.keyConflict) }
                return .success(Receipt(stored: before.receipt))
            }
            let outcome = try carryOut(order)
            if case .success(let receipt) = outcome { try store.remember(receipt.stored, under: key, at: order.at) }
            return outcome
        }
        return try carryOut(order)
    }

    mutating func carryOut(_ order: Order) throws(StoreFailure) -> Result<Receipt, Refusal> {
        acting = order.actor
        defer { acting = nil }
        do throws(DeskFailure) {
            if order.actor.door != .time { try tables.requireInOffice(order.actor, at: order.at) }
            if let precondition = order.precondition { try require(precondition) }
            let receipt = try decide(order)
            if let draft = order.draft, let person = order.actor.person {
                try stored { () throws(StoreFailure) in try store.dropDraft(draft, of: person) }
            }
            return .success(receipt)
        } catch {
            switch error {
            case .refused(let refusal): return .failure(refusal)
            case .store(let failure): throw failure
            }
        }
    }

    private mutating func decide(_ order: Order) throws(DeskFailure) -> Receipt {
        switch order.action {
        case .submit(let submission, let decision): try submit(submission, decision, order)
        case .chatMessage(let message): try hear(message, order)
        case .chatEnd(let address): try endChat(address, order)
        case .gateway(let name, let kind): try remember(name, as: kind, order)
        case .fileLine(let line): try take(line, order)
        case .takeNext(let list): try takeNext(list, order)
        case .classify(let reference, let decision, let reason): try classify(reference, decision, reason: reason, order)
        case .dispatch(let reference, let department, let handler, let note):
            try dispatch(reference, to: department, handler: handler, note: note, order)
        case .answer(let reference, let text, let despite): try answer(reference, text: text, despite: despite, order)
        case .followUp(let reference, let next, let text): try followUp(reference, next: next, text: text, order)
        case .note(let reference, let text, let until): try note(reference, text: text, until: until, order)
        case .urge(let reference, let text): try urge(reference, text: text, order)
        case .told(let reference, let told): try recordTold(reference, told, order)
        case .undo(let reference): try undo(reference, order)
        case .toldOf(let notice, let told): try recordTold(notice: notice, told, order)
        case .rule(let reference, let granted, let reason): try rule(reference, granted: granted, reason: reason, order)
        case .review(let reference, let review): try self.review(reference, review, order)
        case .callBack(let reference, let callBack): try self.callBack(reference, callBack, order)
        case .archive(let reference): try archive(reference, order)
        case .handOver(let reference, let line, let person, let incident):
            try handOver(reference, to: line, takenBy: person, incident: incident, order)
        case .pull(let department, let limit): try pull(department, limit: limit, order)
        case .extendLease(let reference): try extendLease(reference, order)
        case .batch(let items): try batch(items, order)
        case .sign(let reference): try sign(reference, order)
        case .requestReturn(let reference, let code, let basis, let suggested):
            try requestReturn(reference, code: code, basis: basis, suggested: suggested, order)
        case .returns(let reference, let action): try returns(reference, action, order)
        case .contact(let reference, let result): try contact(reference, result: result, order)
        case .reply(let reference, let text, let inner, let truth, let solved):
            try reply(reference, publicText: text, innerText: inner, truth: truth, solved: solved, order)
        case .quality(let reference, let action): try quality(reference, action, order)
        case .caller(let action): try caller(action, order)
        case .late(let reference, let action): try late(reference, action, order)
        case .privacy(let reference, let action): try spare(reference, action, order)
        case .joint(let reference, let action): try joint(reference, action, order)
        case .anonymise(let wish): try anonymise(wish, order)
        case .duty(let action): try duty(action, order)
        case .suggestion(let action): try suggest(action, order)
        case .call(let action): try call(action, order)
        case .sources(let standings): try watch(standings, order)
        case .acknowledge(let notices): try acknowledge(notices, order)
        case .issueToken(let subject, let secret, let expiry): try issueToken(subject, secret: secret, until: expiry, order)
        case .link(let action): try link(action, order)
        case .citizen(let request, let act): try citizen(request, act, order)
        case .workbench(let action): try workbench(action, order)
        case .webhook(let action): try webhook(action, order)
        }
    }
}

/// Why a use case stopped: a person's mistake is answered, the store's failure ends the turn.
enum DeskFailure: Error {
    case refused(Refusal)
    case store(StoreFailure)
}

/// Runs a step of the store within a use case.
func stored<R>(_ body: () throws(StoreFailure) -> R) throws(DeskFailure) -> R {
    do throws(StoreFailure) { return try body() } catch { throw .store(error) }
}

extension Result where Failure == Refusal {
    /// The value, or the refusal thrown.
    func orRefuse() throws(DeskFailure) -> Success {
        switch self {
        case .success(let value): return value
        case .failure(let refusal): throw .refused(refusal)
        }
    }
}
