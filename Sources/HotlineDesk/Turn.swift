import Dispatch
import HotlineCore
import HotlineReports
import HotlineStore

/// An order that waits, and who waits for its answer.
package struct Waiting: Sendable {
    let order: Order
    let reply: @Sendable (DeskAnswer) -> Void

    package init(order: Order, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        self.order = order
        self.reply = reply
    }
}

/// What a turn left to be told outside the Desk's queue.
package struct TurnOutcome: Sendable {
    package let pushes: [DeskPush]
    /// The journal grew: long polls look again.
    package let isJournalLonger: Bool
}

/// The Desk and the two lines before it. Confined to the Desk's queue: a turn takes what waits, people's commands before
/// file lines, commits once, and then lets the answers go (group commit, design 4).
package struct Turns {
    package var desk: Desk
    private var people = Fifo<Waiting>()
    private var files = Fifo<Waiting>()
    /// Of each of the two lines.
    private let waitingLimit: Int
    /// A turn is already on its way.
    var isScheduled = false
    /// No write may happen any more: the outcome of the last commit is unknown, or the store is unusable.
    package private(set) var isLost = false
    /// Why nothing new is taken; set while the daemon stops.
    package var isStopping = false

    /// The latest instant at which anything was done; from the journal's last entry at the start.
    package private(set) var latest: Instant
    /// The clock was far from the last entry at the start: no tick until an administrator has looked (design 5).
    var isTickHeld = false
    /// Why the last turn failed; nil once one has succeeded, and after a full disk once there is room again. A full disk is a known
    /// refusal, and `/readyz` tells it.
    package private(set) var failure: StoreFailure?

    package private(set) var turns = 0
    package private(set) var orders = 0
    private(set) var slowestMicroseconds: UInt64 = 0
    private(set) var batches = Histogram.ofBatches
    private(set) var lengths = Histogram.ofTurns
    /// Monotonic: when the last tick left nothing due; nil before the first.
    private var tickedAt: UInt64?

    /// The heart beats once a second; thirty beats without an end, and what is due is not done (readiness).
    package static let tickPatienceNanoseconds: UInt64 = 30_000_000_000

    /// Work of one turn. Two milliseconds: a person never waits longer for others' work than a commit takes.
    static let budgetNanoseconds: UInt64 = 2_000_000
    /// Work of a turn for whom a crowd waits, or a file alone: what a commit costs is shared by more of them, and so all of them
    /// wait less. A person who comes meanwhile waits for this once.
    static let longBudgetNanoseconds: UInt64 = 5_000_000
    /// People who wait, from which on they are a crowd: they would fill several short turns.
    static let crowd = 16
    /// And at most so many orders, should the clock stand still.
    package static let orderLimit = 512
    package init(desk: Desk, latest: Instant) {
        self.desk = desk
        self.latest = latest
        waitingLimit = desk.settings.waitingLimit
    }

    /// Why no order is taken, or none of what is due is done: what `/readyz` and `/metrics` say; nil while all is well.
    ///
    /// - Parameter uptime: monotonic nanoseconds.
    package func unreadiness(at uptime: UInt64 = DispatchTime.now().uptimeNanoseconds) -> String? {
        if let failure { return failure.words }
        if isTickHeld { return "clock" }
        if isStopping { return "stopping" }
        let isLate = tickedAt.map { uptime > $0 + Self.tickPatienceNanoseconds } ?? false
        return isLate ? "tick late" : nil
    }

    package mutating func tickEnded(at uptime: UInt64 = DispatchTime.now().uptimeNanoseconds) { tickedAt = uptime }

    package var waiting: Int { people.count + files.count }

    /// Puts an order in line.
    ///
    /// - Returns: the refusal where the line is full or nothing is taken any more.
    package mutating func enqueue(_ waiting: Waiting) -> Refusal? {
        if isLost { return .outcomeUnknown }
        if isStopping { return .tryLater(.stopping) }
        if case .fileLine = waiting.order.action {
            guard files.count < waitingLimit else { return .tryLater(.busy) }
            files.append(waiting)
        } else {
            guard people.count < waitingLimit else { return .tryLater(.busy) }
            people.append(waiting)
        }
        return nil
    }

    /// One turn. The answers are let go after the commit, in the order of the line.
    package mutating func turn() -> TurnOutcome {
        guard !isLost else { return refuseWaiting(.outcomeUnknown) }
        var taken: [Waiting] = []
        do throws(StoreFailure) {
            let answers = try work(&taken)
            forgetFailure()
            turns += 1
            orders += taken.count
            settle(zip(taken, answers))
            return TurnOutcome(pushes: desk.takePushes(), isJournalLonger: true)
        } catch {
            return recover(taken, from: error)
        }
    }

    /// A write succeeded. A full disk is over only once a whole turn has room: a short note fits where the next matter does not.
    private mutating func forgetFailure() {
        if case .full = failure, !desk.store.hasRoom { return }
        failure = nil
    }

    private mutating func work(_ taken: inout [Waiting]) throws(StoreFailure) -> [DeskAnswer] {
        let began = DispatchTime.now().uptimeNanoseconds
        let budget = (1..<Self.crowd).contains(people.count) ? Self.budgetNanoseconds : Self.longBudgetNanoseconds
        var answers: [DeskAnswer] = []
        var last = Instant(milliseconds: 0)
        do throws(StoreFailure) { try desk.begin() } catch {
            // Who would have had their turn is told, and not kept waiting for the lock over and over.
            while taken.count < Self.orderLimit, let next = next() { taken.append(next) }
            throw error
        }
        while taken.count < Self.orderLimit, let next = next() {
            taken.append(next)
            answers.append(try answer(next.order))
            last = max(last, next.order.at)
            if DispatchTime.now().uptimeNanoseconds - began >= budget { break }
        }
        try desk.commit(at: last)
        let nanoseconds = DispatchTime.now().uptimeNanoseconds - began
        slowestMicroseconds = max(slowestMicroseconds, nanoseconds / 1_000)
        batches.observe(Double(taken.count))
        lengths.observe(Double(nanoseconds) / 1_000_000_000)
        return answers
    }

    private mutating func next() -> Waiting? { people.popFirst() ?? files.popFirst() }

    /// Desk time never goes backwards: an order that was drawn up before another one was carried out happens with it.
    private mutating func answer(_ asked: Order) throws(StoreFailure) -> DeskAnswer {
        var order = asked
        order.at = max(asked.at, latest)
        latest = order.at
        switch try desk.perform(order) {
        case .success(let receipt): return .done(receipt)
        case .failure(let refusal): return .refused(refusal)
        }
    }

    private func settle(_ answered: some Sequence<(Waiting, DeskAnswer)>) {
        for (waiting, answer) in answered { waiting.reply(answer) }
    }

    /// After a failed write: no statement of the lost turn may run any more.
    private mutating func recover(_ taken: [Waiting], from failure: StoreFailure) -> TurnOutcome {
        desk.rollback()
        if case .guilty = failure { return oneByOne(taken) }
        self.failure = failure
        switch failure {
        case .guilty: break
        case .full: refuse(taken, .tryLater(.full))
        case .unavailable: refuse(taken, .tryLater(.failure))
        case .outcomeUnknown, .unusable:
            isLost = true
            refuse(taken, .outcomeUnknown)
            return refuseWaiting(.outcomeUnknown)
        }
        return TurnOutcome(pushes: [], isJournalLonger: false)
    }

    /// One order is guilty: each runs again in a turn of its own, so that only the guilty one is refused. A file's guilty
    /// line becomes a reject, committed with the cursor past it.
    private mutating func oneByOne(_ taken: [Waiting]) -> TurnOutcome {
        var pushes: [DeskPush] = []
        for (index, waiting) in taken.enumerated() {
            do throws(StoreFailure) {
                let answer = try alone(waiting.order)
                waiting.reply(answer)
                pushes += desk.takePushes()
            } catch {
                desk.rollback()
                guard case .guilty(let words) = error else {
                    let rest = recover(Array(taken[index...]), from: error)
                    return TurnOutcome(pushes: pushes + rest.pushes, isJournalLonger: true)
                }
                waiting.reply(refuseGuilty(waiting.order, words))
            }
        }
        return TurnOutcome(pushes: pushes, isJournalLonger: true)
    }

    private mutating func alone(_ order: Order) throws(StoreFailure) -> DeskAnswer {
        try desk.begin()
        let answer = try answer(order)
        try desk.commit(at: order.at)
        return answer
    }

    private mutating func refuseGuilty(_ order: Order, _ words: String) -> DeskAnswer {
        if case .fileLine(let line) = order.action, let raw = line.content.raw {
            let reject = FileLine(
                content: .reject(reason: Reason("reject-store", words), raw: Array(raw.utf8)), offset: line.offset,
                line: line.line, cursor: line.cursor)
            let again = Order(.fileLine(reject), by: order.actor, secrets: order.secrets, at: order.at)
            do throws(StoreFailure) { return try alone(again) } catch {
                desk.rollback()
                return .refused(.tryLater(.failure))
            }
        }
        return .refused(.malformed(detail: "不能保存 cannot be stored"))
    }

    private func refuse(_ taken: [Waiting], _ refusal: Refusal) {
        for waiting in taken { waiting.reply(.refused(refusal)) }
    }

    private mutating func refuseWaiting(_ refusal: Refusal) -> TurnOutcome {
        refuse(people.takeAll() + files.takeAll(), refusal)
        return TurnOutcome(pushes: [], isJournalLonger: false)
    }

    /// A slice of what is due, in a turn of its own.
    ///
    /// - Returns: how many things were due, and what is to be sent; nil where the store failed.
    package mutating func tickSlice(limit: Int, secrets: FreshSecrets, at now: Instant) -> (due: Int, outcome: TurnOutcome)? {
        guard !isLost else { return nil }
        do throws(StoreFailure) {
            try desk.begin()
            latest = max(latest, now)
            let due = try desk.tick(limit: limit, secrets: secrets, at: latest)
            // A tick that had nothing to write proves nothing.
            if failure != nil, due == 0 { try desk.store.probe() }
            try desk.commit(at: latest)
            forgetFailure()
            return (due, TurnOutcome(pushes: desk.takePushes(), isJournalLonger: due > 0))
        } catch {
            if case .guilty = error { return tickOneByOne(limit: limit, secrets: secrets) }
            _ = recover([], from: error)
            return nil
        }
    }

    /// One of what is due is guilty: each is done in a transaction of its own, and the guilty one is put off, or all that
    /// waits behind it would wait for ever.
    private mutating func tickOneByOne(limit: Int, secrets: FreshSecrets) -> (due: Int, outcome: TurnOutcome)? {
        desk.rollback()
        var done = 0
        var pushes: [DeskPush] = []
        while done < limit {
            do throws(StoreFailure) {
                try desk.begin()
                let due = try desk.tick(limit: 1, secrets: secrets, at: latest)
                try desk.commit(at: latest)
                pushes += desk.takePushes()
                if due == 0 { break }
            } catch {
                desk.rollback()
                guard case .guilty(let words) = error, putOffFirst(why: words) else {
                    _ = recover([], from: error)
                    return nil
                }
            }
            done += 1
        }
        return (done, TurnOutcome(pushes: pushes, isJournalLonger: true))
    }

    private mutating func putOffFirst(why words: String) -> Bool {
        do throws(StoreFailure) {
            try desk.begin()
            try desk.putOffFirst(why: words, at: latest)
            try desk.commit(at: latest)
            return true
        } catch {
            desk.rollback()
            failure = error
            return false
        }
    }

    /// Runs the Desk's own small writes: a feed fetched, a page shown.
    ///
    /// - Parameter body: gets the instant at which it happens; Desk time never goes backwards.
    package mutating func own(at now: Instant, _ body: (inout Desk, Instant) throws(StoreFailure) -> Void) -> Bool {
        guard !isLost else { return false }
        do throws(StoreFailure) {
            try desk.begin()
            latest = max(latest, now)
            try body(&desk, latest)
            try desk.commit(at: latest)
            return true
        } catch {
            _ = recover([], from: error)
            return false
        }
    }
}
