/// Who is at the other end, as far as the socket can tell.
package enum ConsolePeer: Hashable, Sendable {
    /// The user behind a Unix socket. `isService` for uid 0 and the daemon's own user.
    case unixUser(name: String, isService: Bool)
    /// A Unix socket whose user id is the overflow id of a user namespace: it could be anybody, so it is nobody.
    case unixStranger
    /// A TCP client, to be asked for `login ID TOKEN`.
    case tcp(address: String)

    /// How the journal names it.
    var origin: String {
        switch self {
        case .unixUser(let name, _): "unix:" + name
        case .unixStranger: "unix"
        case .tcp(let address): address
        }
    }
}

/// What one console may cost. Each number has its reason; the connection's own limits stand in the listener.
package struct ConsoleLimits: Hashable, Sendable {
    /// Bytes of one line: 2,700 Chinese characters, more than anybody types without Enter.
    package var line = 8192
    /// Bytes of a text over all its lines: 12,000 Chinese characters and their line ends fit.
    package var text = 65_536
    /// Characters (Unicode scalars) of a text, as at every other door.
    package var characters = 12_000
    /// Wrong tokens before the connection ends: enough for slips of the finger, too few for guessing.
    package var logins = 3
    /// Rings kept while an answer is awaited; more are counted and the inbox shows them.
    package var rings = 32
    /// Milliseconds between two lots of rings: the first is told at once, what follows within a second is gathered by ticket.
    /// A closing hour, or a simulated clock that is advanced, rings more lines than anybody reads.
    package var ringPace: Int64 = 1_000

    /// Lines that are worked in one go, and bytes that are answered: then other consoles have their turn. A pasted text of 200 lines
    /// is through after four.
    package var turnLines = 64
    package var turnBytes = 32 * 1024

    package init() {}
}
