import HotlineCore
import HotlineDesk
import HotlineSystem

/// One operator's console: bytes, answers and rings in, replies and questions for the Desk out. A pure value.
///
/// One line is worked at a time: the next is read after the last was answered, so pipelined lines are answered in order
/// and one reads what one wrote. Every reply leaves whole; rings stand between replies, on lines that begin with `* `.
package struct ConsoleSession: Conversation, Sendable {
    package typealias Request = DeskRequest
    package typealias Answer = DeskAnswer
    package typealias Push = DeskPush

    /// What the next line or answer is for.
    enum Standing: Sendable {
        case command
        case text(TextGathering)
        case choice(Choice)
        /// A request is outstanding; lines wait.
        case asked(@Sendable (DeskAnswer, inout Seat) -> Move)
        case closed
    }

    var seat: Seat
    var standing = Standing.command
    var steps: [Step<DeskRequest>] = []
    private var telnet = TelnetFilter()
    private var splitter: LineSplitter
    private var hasPeerEnded = false
    private var isFirstLine = true
    private var hasJoined = false
    /// Of a group one hears from then on; what is not wanted any more is left unsaid.
    private var hasJoinedWatch = false
    private var rings = HeldRings()
    /// Rings were sent less than the pace ago: more are gathered until then. The listener's idle time begins anew after it.
    private var isPacingRings = false
    private var isStopping = false
    /// Bytes of the replies of this turn, and the line with which it ended.
    private var sent = 0
    private var unworked: LineSplitter.Event?
    /// The draft that the outstanding order ends.
    private var askedDraft: String?

    package init(peer: ConsolePeer, generator: any RandomNumberGenerator & Sendable, limits: ConsoleLimits = ConsoleLimits()) {
        seat = Seat(peer: peer, limits: limits, generator: generator)
        splitter = LineSplitter(limit: limits.line)
    }

    package mutating func opened(at now: Int64) -> [Step<DeskRequest>] {
        seat.now = Instant(milliseconds: now)
        switch seat.peer {
        case .tcp: send(Greeting.toStranger(at: seat))
        case .unixStranger: perform(.close(Reply(.notAuthenticated, in: seat.language)))
        case .unixUser(let name, let isService):
            perform(.ask(seat.query(.identify(.unixUser(name: name, isService: isService))), then: Greeting.identified))
        }
        return taken()
    }

    package mutating func received(_ bytes: [UInt8], at now: Int64) -> [Step<DeskRequest>] {
        splitter.append(telnet.filter(bytes))
        return goOn(at: now)
    }

    package mutating func answered(_ answer: DeskAnswer, at now: Int64) -> [Step<DeskRequest>] {
        guard case .asked(let then) = standing else { return [] }
        seat.now = Instant(milliseconds: now)
        seat.remember(answer)
        if case .done = answer, let draft = askedDraft, draft == seat.writing?.key { seat.writing = nil }
        askedDraft = nil
        perform(then(answer, &seat))
        return goOn(at: now)
    }

    package mutating func pushed(_ push: DeskPush, at now: Int64) -> [Step<DeskRequest>] {
        switch push {
        case .ring(let recipient, let ticket, let urgency, let reason):
            if let recipient, recipient.hasPrefix(WatchCommand.group), !seat.isWatching { return [] }
            rings.hold(Ring(ticket: ticket, urgency: urgency, reason: reason), limit: seat.limits.rings)
            if isPacingRings { return [] }
        case .stopping: isStopping = true
        case .revoked(let token):
            guard token == seat.token else { return [] }
            perform(.close(Reply(.notAuthenticated, in: seat.language)))
            return taken()
        case .notice: return []
        }
        return goOn(at: now)
    }

    package mutating func woken(at now: Int64) -> [Step<DeskRequest>] { goOn(at: now) }

    package mutating func timedOut(at now: Int64) -> [Step<DeskRequest>] {
        guard isAtRest else { return [] }
        if isPacingRings {
            isPacingRings = false
            return goOn(at: now)
        }
        seat.now = Instant(milliseconds: now)
        perform(.close(Reply(.slowPeer, in: seat.language)))
        return taken()
    }

    package mutating func peerEnded(at now: Int64) -> [Step<DeskRequest>] {
        hasPeerEnded = true
        return goOn(at: now)
    }

    /// Works what is buffered, a line at a time, until the Desk is asked, the connection ends, nothing is left, or others should have
    /// their turn: a peer may have sent thousands of lines that the console answers by itself.
    private mutating func goOn(at now: Int64) -> [Step<DeskRequest>] {
        seat.now = Instant(milliseconds: now)
        var worked = 0
        sent = 0
        while isAtRest {
            sendUnasked()
            guard isAtRest else { break }
            guard let event = nextEvent() else {
                keepTyped()
                break
            }
            if worked == seat.limits.turnLines || sent >= seat.limits.turnBytes {
                unworked = event
                steps.append(.pause)
                break
            }
            work(event)
            worked += 1
        }
        return taken()
    }

    private mutating func nextEvent() -> LineSplitter.Event? {
        defer { unworked = nil }
        return unworked ?? splitter.next() ?? (hasPeerEnded ? splitter.finish() : nil)
    }

    private var isAtRest: Bool {
        switch standing {
        case .command, .text, .choice: true
        case .asked, .closed: false
        }
    }

    private mutating func sendUnasked() {
        let held = rings.release(in: seat.language, as: seat.format)
        if !held.isEmpty {
            steps += [.send(seat.charset.encode(held)), .deadline(milliseconds: seat.limits.ringPace)]
            isPacingRings = true
        }
        if isStopping { perform(.close(Reply(.tryLater(.stopping), in: seat.language))) }
    }

    private mutating func work(_ event: LineSplitter.Event) {
        let isFirst = isFirstLine
        isFirstLine = false
        switch event {
        case .tooLong: spoil(.tooLong(field: seat.words(Wording.line), limit: seat.limits.line))
        case .line(let bytes):
            guard let line = seat.charset.decode(bytes) else {
                return spoil(seat.charset == .utf8 ? .notUTF8 : .malformed(detail: seat.words(Wording.notGBK)))
            }
            if isFirst, ForeignProtocol.isHTTP(line) {
                return perform(.close(Reply(.malformed(detail: seat.words(Wording.notHTTP)), in: seat.language)))
            }
            work(line)
        }
    }

    /// A line that is none: refused at once, or with the text it belongs to.
    private mutating func spoil(_ refusal: Refusal) {
        if case .text(var gathering) = standing {
            gathering.spoil(refusal)
            standing = .text(gathering)
        } else {
            send(Reply(refusal, in: seat.language))
        }
    }

    mutating func send(_ reply: Reply) {
        let bytes = seat.charset.encode(reply.bytes(as: seat.format))
        sent += bytes.count
        steps.append(.send(bytes))
    }

    mutating func perform(_ move: Move) {
        switch move {
        case .reply(let reply):
            standing = .command
            send(seat.ending(with: reply))
        case .ask(let request, let then):
            standing = .asked(then)
            if case .order(let order) = request { askedDraft = order.draft }
            steps.append(.ask(request))
        case .text(let wanted): begin(wanted)
        case .goOn(let gathering): standing = .text(gathering)
        case .choice(let choice):
            standing = .choice(choice)
            send(choice.said ?? choice.prompt)
        case .close(let reply):
            standing = .closed
            send(reply)
            steps.append(.close)
        }
        if !hasJoined, let identity = seat.identity {
            hasJoined = true
            steps += Greeting.groups(of: identity).map { .join($0) }
            if seat.token != nil { steps.append(.join(DeskPush.tokens)) }
        }
        if seat.isWatching, !hasJoinedWatch, let person = seat.person {
            hasJoinedWatch = true
            steps.append(.join(WatchCommand.group + person.rawValue))
        }
    }

    private mutating func taken() -> [Step<DeskRequest>] {
        defer { steps = [] }
        return steps
    }
}
