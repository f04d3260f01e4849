import Dispatch

/// Doors and those who come in by them.
extension Exchange {
    /// How long a door rests when no descriptor is left: callers wait in the kernel's backlog meanwhile, and we do not spin.
    static var restMilliseconds: Int64 { 1000 }

    mutating func open(
        _ socket: ListeningSocket, name: String, limits: ListenerLimits, fullNotice: [UInt8],
        converse: @escaping @Sendable (Peer) -> any Conversation<Request, Answer, Push>
    ) {
        guard let board, farewell == nil else { return socket.discard() }
        let descriptor = Descriptor(socket.descriptor)
        doorNames.append(name)
        doors.append(
            Listener(
                socket: socket, descriptor: descriptor, limits: limits, fullNotice: fullNotice, converse: converse,
                watch: Watch(.reading, of: descriptor, on: board.queue, whenReady: firing(.callers(at: doors.count)))))
        // Dispatch makes the kernel's timer with the first use of one. Made when no descriptor is left it would never fire, and
        // a door that rests would rest for ever; so the first use is now.
        board.queue.asyncAfter(deadline: .now() + .milliseconds(1), execute: {})
    }

    mutating func accept(at door: Int) {
        for _ in 0..<ListenerLimits.acceptsPerTurn {
            guard let descriptor = doors[door].descriptor else { return }
            switch SocketCalls.acceptOne(descriptor.number) {
            case .accepted(let caller): welcome(Descriptor(caller), at: door)
            case .nobody: return
            case .aborted: continue
            case .exhausted, .failed:
                doors[door].figures.rests += 1
                doors[door].watch?.pause()
                return later(milliseconds: Self.restMilliseconds, .rested(door))
            }
        }
    }

    private mutating func welcome(_ descriptor: Descriptor, at door: Int) {
        guard doors[door].figures.open < doors[door].limits.connections else {
            doors[door].figures.turnedAway += 1
            return turnAway(descriptor, at: door)
        }
        guard let board, let peer = Peer(of: descriptor.number) else { return }
        lastID += 1
        let line = Line(id: lastID, listener: door, descriptor: descriptor, conversation: doors[door].converse(peer))
        line.askedAtStir = stirs
        line.reader = Watch(.reading, of: descriptor, on: board.queue, whenReady: firing(.readable(line.id)))
        lines[line.id] = line
        doors[door].figures.open += 1
        doors[door].figures.accepted += 1
        if sweeper == nil {
            sweeper = Watch(everyMilliseconds: Self.sweepMilliseconds, on: board.queue, whenReady: firing(.sweep))
        }
        line.restartIdle(after: doors[door].limits.idleMilliseconds, at: MonotonicClock.milliseconds())
        perform(line.conversation.opened(at: now()), on: line)
    }

    /// What the peer has sent already is taken, so that closing does not destroy the notice on its way.
    private func turnAway(_ descriptor: Descriptor, at door: Int) {
        _ = withUnsafeTemporaryAllocation(byteCount: ListenerLimits.mostReadBytes, alignment: 1) { room in
            SocketCalls.read(descriptor.number, into: room)
        }
        _ = doors[door].fullNotice.withUnsafeBytes { SocketCalls.write(descriptor.number, $0) }
        SocketCalls.endWriting(descriptor.number)
    }

    mutating func stopAccepting() {
        for door in doors.indices { doors[door].close() }
    }

    func figures() -> [String: DoorFigures] {
        var sums: [String: DoorFigures] = [:]
        for (name, door) in zip(doorNames, doors) {
            sums[name, default: DoorFigures()].add(door.figures)
        }
        return sums
    }
}
