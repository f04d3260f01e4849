/// Bytes in, bytes out, and the end of a connection.
extension Exchange {
    /// How long a closed connection waits for the peer to close too. Closing at once while the peer still sends would make
    /// its kernel throw our last answer away (RFC 1122, 4.2.2.13).
    static var lingerMilliseconds: Int64 { 2000 }
    /// What is read and thrown away in that time at most.
    static var mostDiscarded: Int { 1 << 20 }

    mutating func read(_ line: Line) {
        if line.lingerUntil != nil { return discard(line) }
        guard mayRead(line) else { return }
        let limits = doors[line.listener].limits
        var bytes: [UInt8] = []
        let outcome = withUnsafeTemporaryAllocation(byteCount: limits.readBytes, alignment: 1) { room in
            let outcome = SocketCalls.read(line.descriptor.number, into: room)
            if case .moved(let count) = outcome { bytes = Array(room.prefix(count)) }
            return outcome
        }
        switch outcome {
        case .moved:
            line.restartIdle(after: limits.idleMilliseconds, at: MonotonicClock.milliseconds())
            perform(line.conversation.received(bytes, at: now()), on: line)
        case .ended:
            line.hasEnded = true
            line.reader?.end()
            line.reader = nil
            perform(line.conversation.peerEnded(at: now()), on: line)
        case .wouldBlock: break
        case .failed: drop(line)
        }
    }

    /// Brings a line to rest after anything that happened to it: writes, watches, closes.
    /// - Parameter hasRoom: whether the kernel has just said that it takes more.
    mutating func settle(_ line: Line, hasRoom: Bool = false) {
        guard lines[line.id] != nil, line.lingerUntil == nil else { return }
        let time = MonotonicClock.milliseconds()
        let limits = doors[line.listener].limits
        if !line.backlog.isEmpty, line.writer == nil || hasRoom {
            switch line.backlog.offer({ SocketCalls.write(line.descriptor.number, $0) }) {
            case .moved(let count): if count > 0 { line.stallAt = nil }
            case .wouldBlock: break
            case .ended, .failed: return drop(line)
            }
        }
        if line.backlog.count > limits.writeBacklog {
            doors[line.listener].figures.tooSlow += 1
            return drop(line)
        }
        if line.isClosing { leave(line) }
        if line.backlog.isEmpty {
            line.stallAt = nil
            line.writer?.end()
            line.writer = nil
            if line.isClosing { return line.hasEnded ? drop(line) : linger(line) }
            if line.hasEnded, !line.isServed { return drop(line) }
        } else {
            if line.stallAt == nil { line.stallAt = time + limits.stallMilliseconds }
            if line.writer == nil, let board {
                line.writer = Watch(.writing, of: line.descriptor, on: board.queue, whenReady: firing(.writable(line.id)))
            }
        }
        if line.isPausing, !line.isTurnDue, takesMore(line), let board {
            line.isTurnDue = true
            board.queue.async(execute: firing(.turn(line.id)))
        }
        if line.isServed { line.holdDeadline(at: time) }
        if mayRead(line) { line.reader?.resume() } else { line.reader?.pause() }
    }

    /// One request at a time, and no more questions from somebody who does not take the answers.
    private func mayRead(_ line: Line) -> Bool {
        !line.isOutstanding && !line.isPausing && !line.isClosing && !line.hasEnded && takesMore(line)
    }

    private func takesMore(_ line: Line) -> Bool { line.backlog.count <= doors[line.listener].limits.writeBacklog / 2 }

    private mutating func linger(_ line: Line) {
        line.lingerUntil = MonotonicClock.milliseconds() + Self.lingerMilliseconds
        SocketCalls.endWriting(line.descriptor.number)
        line.reader?.resume()
    }

    private mutating func discard(_ line: Line) {
        let outcome = withUnsafeTemporaryAllocation(byteCount: ListenerLimits.mostReadBytes, alignment: 1) { room in
            SocketCalls.read(line.descriptor.number, into: room)
        }
        switch outcome {
        case .moved(let count):
            line.discarded += count
            if line.discarded > Self.mostDiscarded { drop(line) }
        case .wouldBlock: break
        case .ended, .failed: drop(line)
        }
    }

    /// Takes the line out of all lists that would speak to its conversation.
    private mutating func leave(_ line: Line) {
        endWait(of: line)
        for group in line.groups {
            groups[group]?.remove(line.id)
            if groups[group]?.isEmpty == true { groups[group] = nil }
        }
        line.groups = []
    }

    /// Ends a connection now, whatever waits.
    mutating func drop(_ line: Line) {
        guard lines.removeValue(forKey: line.id) != nil else { return }
        leave(line)
        line.reader?.end()
        line.writer?.end()
        line.reader = nil
        line.writer = nil
        doors[line.listener].figures.open -= 1
        if lines.isEmpty {
            sweeper?.end()
            sweeper = nil
            finishFarewell()
        }
    }
}
