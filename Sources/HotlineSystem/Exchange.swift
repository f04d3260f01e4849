import Dispatch

/// What the switchboard's queue confines: doors, connections, groups, and the few things that happen to them.
struct Exchange<Request: Sendable, Answer: Sendable, Push: Sendable> {
    typealias Line = Connection<Request, Answer, Push>

    /// Everything that reaches a connection or a door from outside the queue's own work.
    enum Event: Sendable {
        case callers(at: Int)
        case rested(Int)
        case readable(UInt64)
        case writable(UInt64)
        case answered(UInt64, turn: UInt32, Answer)
        case turn(UInt64)
        case sweep
        case wake
    }

    let now: @Sendable () -> Int64
    let serve: Switchboard<Request, Answer, Push>.Service
    /// The box around this value, for handlers and replies; let go when the last connection has left.
    var board: Confined<Exchange>?

    var doors: [Listener<Request, Answer, Push>] = []
    var doorNames: [String] = []
    var lines: [UInt64: Line] = [:]
    var groups: [String: Set<UInt64>] = [:]
    /// Long polls by what they wait for.
    var waiters: [String: Set<UInt64>] = [:]
    /// Topics that something new was said of since the last wake.
    var stirred: Set<String> = []
    /// Counts the notices, and when each topic had its last: one that came while a question was under way ends the wait
    /// that follows at once, for the answer may be older. As many topics as whoever gives notice knows.
    var stirs: UInt64 = 0
    var lastStir: [String: UInt64] = [:]
    var sweeper: Watch?
    var farewell: Farewell?
    var lastID: UInt64 = 0
    var lastWake = Int64.min / 2
    var isWakeDue = false

    init(now: @escaping @Sendable () -> Int64, serve: @escaping Switchboard<Request, Answer, Push>.Service) {
        self.now = now
        self.serve = serve
    }

    mutating func handle(_ event: Event) {
        switch event {
        case .callers(let door): accept(at: door)
        case .rested(let door): doors[door].watch?.resume()
        case .readable(let id): if let line = lines[id] { read(line) }
        case .writable(let id): if let line = lines[id] { settle(line, hasRoom: true) }
        case .answered(let id, let turn, let answer): if let line = lines[id] { take(answer, turn: turn, on: line) }
        case .turn(let id): if let line = lines[id] { goOn(line) }
        case .sweep: sweep()
        case .wake: wakeStirred()
        }
    }

    /// A handler for a source that fires on the queue.
    func firing(_ event: Event) -> @Sendable () -> Void {
        let board = board
        return { board?.inside { $0.handle(event) } }
    }

    func later(milliseconds: Int64, _ event: Event) {
        board?.queue.asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds)), execute: firing(event))
    }

    /// Does the steps, then looks what the line needs next.
    mutating func perform(_ steps: [Step<Request>], on line: Line) {
        let time = MonotonicClock.milliseconds()
        for step in steps where !line.isClosing {
            switch step {
            case .send(let bytes): line.backlog.append(bytes)
            case .ask(let request): ask(request, on: line)
            case .deadline(let milliseconds): line.setDeadline(after: milliseconds, at: time)
            case .wait(let milliseconds, let topic):
                line.waitUntil = time + min(max(0, milliseconds), Self.longestWait)
                line.topic = topic
                waiters[topic, default: []].insert(line.id)
                if let stir = lastStir[topic], stir > line.askedAtStir { wakeSoon([topic]) }
            case .pause: line.isPausing = true
            case .join(let group): join(group, line)
            case .close: line.isClosing = true
            }
        }
        settle(line)
    }

    private mutating func ask(_ request: Request, on line: Line) {
        precondition(!line.isOutstanding, "a conversation asks again only after it was answered")
        if line.isLeaving {
            line.isClosing = true
            return
        }
        line.isOutstanding = true
        line.askedAtStir = stirs
        line.turn &+= 1
        let (board, id, turn) = (board, line.id, line.turn)
        serve(request) { answer in board?.async { $0.handle(.answered(id, turn: turn, answer)) } }
    }

    /// The others have had their turn.
    private mutating func goOn(_ line: Line) {
        line.isTurnDue = false
        line.isPausing = false
        guard !line.isClosing else { return settle(line) }
        if !line.isServed { line.releaseDeadline(at: MonotonicClock.milliseconds()) }
        perform(line.conversation.woken(at: now()), on: line)
    }

    private mutating func join(_ group: String, _ line: Line) {
        guard !line.groups.contains(group) else { return }
        guard line.groups.count < ListenerLimits.mostGroups else {
            line.isClosing = true
            return
        }
        line.groups.append(group)
        groups[group, default: []].insert(line.id)
    }

    private mutating func take(_ answer: Answer, turn: UInt32, on line: Line) {
        guard line.isOutstanding, line.turn == turn else { return }
        line.isOutstanding = false
        let time = MonotonicClock.milliseconds()
        if !line.isServed { line.releaseDeadline(at: time) }
        guard !line.isClosing else { return settle(line) }
        line.restartIdle(after: doors[line.listener].limits.idleMilliseconds, at: time)
        perform(line.conversation.answered(answer, at: now()), on: line)
        if line.isLeaving, lines[line.id] != nil, !line.isClosing {
            line.isClosing = true
            settle(line)
        }
    }

    mutating func push(_ push: Push, to group: String) {
        for id in groups[group] ?? [] {
            guard let line = lines[id], !line.isClosing else { continue }
            perform(line.conversation.pushed(push, at: now()), on: line)
        }
    }

    /// A long poll may be asked for up to an hour; a peer that wants longer asks again.
    static var longestWait: Int64 { 3_600_000 }
}
