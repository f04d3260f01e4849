import HotlineCore

/// Who is signed in on the pages. Kept in memory: a restart signs everybody out.
struct Sessions {
    /// Whose session it is, as it was proven.
    struct Grant: Hashable, Sendable {
        let token: Digest256
        let person: PersonID?
    }

    private struct Session {
        let grant: Grant
        var seenAt: Instant
    }

    /// Nobody did anything for so long: the chair may be somebody else's by now. A wall's board looks every minute.
    static let idleMilliseconds: Int64 = 30 * 60_000
    /// More than a large city's departments have clerks; past it whoever was idle longest is signed out.
    static let most = 10_000

    private var open: [Digest256: Session] = [:]

    mutating func begin(_ id: Digest256, _ grant: Grant, at now: Instant) {
        if open.count >= Self.most {
            open = open.filter { isAlive($0.value, at: now) }
            if open.count >= Self.most, let oldest = open.min(by: { $0.value.seenAt < $1.value.seenAt })?.key { open[oldest] = nil }
        }
        open[id] = Session(grant: grant, seenAt: now)
    }

    /// - Returns: nil for an id that is nobody's, or idle too long.
    mutating func touch(_ id: Digest256, at now: Instant) -> Grant? {
        guard let session = open[id] else { return nil }
        guard isAlive(session, at: now) else {
            open[id] = nil
            return nil
        }
        open[id]?.seenAt = max(session.seenAt, now)
        return session.grant
    }

    mutating func end(_ id: Digest256) { open[id] = nil }

    private func isAlive(_ session: Session, at now: Instant) -> Bool {
        now.milliseconds - session.seenAt.milliseconds < Self.idleMilliseconds
    }
}
