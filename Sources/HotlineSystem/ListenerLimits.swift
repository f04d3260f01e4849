/// What one door allows its peers. Every number bounds memory or time that a peer could otherwise take without end.
package struct ListenerLimits: Hashable, Sendable {
    /// Connections open at once; one more gets the full notice. Each costs a descriptor and a few hundred bytes.
    package var connections: Int
    /// Bytes taken from a peer in one read, so that a fast one does not hold up the others.
    package var readBytes: Int
    /// Bytes waiting for a peer. Over half, nothing more is read from it; over the whole, it does not read and is closed.
    /// The longest answer of the door must fit, for it may wait there at once.
    package var writeBacklog: Int
    /// A peer that says nothing for this long hears `timedOut`, unless its conversation sets another deadline.
    package var idleMilliseconds: Int64
    /// A peer that takes not one byte of its backlog for this long is closed.
    package var stallMilliseconds: Int64

    /// One read's most: what a socket buffer commonly holds, and one scratch buffer for the whole switchboard.
    package static let mostReadBytes = 64 * 1024
    /// Groups one connection may be in; a console is in three.
    package static let mostGroups = 16
    /// Callers taken in one turn of a listener, so that a storm of them does not silence those already here.
    package static let acceptsPerTurn = 64

    package init(
        connections: Int, readBytes: Int = ListenerLimits.mostReadBytes, writeBacklog: Int, idleMilliseconds: Int64,
        stallMilliseconds: Int64 = 30_000
    ) {
        precondition(connections > 0, "a door that admits nobody is no door")
        precondition((1...Self.mostReadBytes).contains(readBytes), "a read takes between one byte and the scratch buffer")
        precondition(writeBacklog > 0 && idleMilliseconds > 0 && stallMilliseconds > 0, "a limit of zero refuses everybody")
        self.connections = connections
        self.readBytes = readBytes
        self.writeBacklog = writeBacklog
        self.idleMilliseconds = idleMilliseconds
        self.stallMilliseconds = stallMilliseconds
    }
}
