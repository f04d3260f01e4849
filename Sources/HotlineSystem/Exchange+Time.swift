/// What passes with time: deadlines, long polls, peers that stall, and the end of the house.
extension Exchange {
    /// How late a deadline may be noticed. Ten thousand idle lines are walked in well under a millisecond.
    static var sweepMilliseconds: Int { 250 }
    /// Long polls are woken no more often than this, however fast commits follow one another.
    static var wakeSpacing: Int64 { 50 }

    mutating func sweep() {
        let time = MonotonicClock.milliseconds()
        if let end = farewell?.end, end <= time { return cutAll() }
        var due: [Line] = []
        for line in lines.values where isDue(line, at: time) { due.append(line) }
        for line in due where lines[line.id] != nil {
            if line.lingerUntil != nil {
                drop(line)
            } else if let stall = line.stallAt, stall <= time {
                doors[line.listener].figures.tooSlow += 1
                drop(line)
            } else if let wait = line.waitUntil, wait <= time {
                wake(line, at: time)
            } else {
                line.forgetDeadline()
                line.restartIdle(after: doors[line.listener].limits.idleMilliseconds, at: time)
                perform(line.conversation.timedOut(at: now()), on: line)
            }
        }
    }

    private func isDue(_ line: Line, at time: Int64) -> Bool {
        if let linger = line.lingerUntil { return linger <= time }
        if let stall = line.stallAt, stall <= time { return true }
        if let wait = line.waitUntil { return wait <= time }
        guard !line.isServed, !line.isClosing, let deadline = line.deadline else { return false }
        return deadline <= time
    }

    mutating func stir(_ topics: Set<String>) {
        stirs += 1
        for topic in topics { lastStir[topic] = stirs }
        wakeSoon(topics)
    }

    mutating func wakeSoon(_ topics: Set<String>) {
        stirred.formUnion(topics.filter { waiters[$0] != nil })
        let since = MonotonicClock.milliseconds() - lastWake
        if isWakeDue || stirred.isEmpty { return }
        if since >= Self.wakeSpacing { return wakeStirred() }
        isWakeDue = true
        later(milliseconds: Self.wakeSpacing - since, .wake)
    }

    mutating func wakeStirred() {
        isWakeDue = false
        let time = MonotonicClock.milliseconds()
        lastWake = time
        let topics = stirred
        stirred = []
        for topic in topics {
            for id in waiters[topic] ?? [] {
                if let line = lines[id] { wake(line, at: time) }
            }
        }
    }

    /// Takes the line off the list of those who wait.
    mutating func endWait(of line: Line) {
        line.waitUntil = nil
        guard let topic = line.topic else { return }
        line.topic = nil
        waiters[topic]?.remove(line.id)
        if waiters[topic]?.isEmpty == true { waiters[topic] = nil }
    }

    private mutating func wake(_ line: Line, at time: Int64) {
        endWait(of: line)
        line.askedAtStir = stirs
        if !line.isServed { line.releaseDeadline(at: time) }
        line.restartIdle(after: doors[line.listener].limits.idleMilliseconds, at: time)
        perform(line.conversation.woken(at: now()), on: line)
    }

    /// The house closes: until when, and who wants to know how many were cut.
    struct Farewell {
        let end: Int64
        let whenDone: @Sendable (Int) -> Void
        var cut = 0
    }

    mutating func drain(withinMilliseconds limit: Int64, whenDone: @escaping @Sendable (Int) -> Void) {
        guard farewell == nil, board != nil else { return whenDone(0) }
        farewell = Farewell(end: MonotonicClock.milliseconds() + max(0, limit), whenDone: whenDone)
        stopAccepting()
        for line in Array(lines.values) {
            // A long poll gets its answer, even if that takes one more question.
            if line.waitUntil != nil, !line.isClosing { wake(line, at: MonotonicClock.milliseconds()) }
            line.isLeaving = true
            if !line.isOutstanding { line.isClosing = true }
            settle(line)
        }
        if lines.isEmpty { finishFarewell() }
    }

    private mutating func cutAll() {
        for line in Array(lines.values) {
            // One that lingers has had everything it was owed.
            if line.lingerUntil == nil { farewell?.cut += 1 }
            drop(line)
        }
    }

    mutating func finishFarewell() {
        guard let farewell, board != nil else { return }
        // The box holds this value, and this value the box: here the ring is opened.
        board = nil
        farewell.whenDone(farewell.cut)
    }
}
