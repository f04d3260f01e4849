import HotlineCore
import HotlineStore

/// How the sentences of expectations.csv came out with tables that are to be put in force.
package enum ExpectationOutcome: Sendable {
    /// As they must.
    case met
    /// Otherwise, and at this very version somebody has overridden it before.
    case overridden
    /// Otherwise, and now somebody overrides it (practice 49). `failures`: a sentence for each row, never empty.
    case despite(reason: String, failures: [String], by: Actor)
}

/// Nothing but expectations can be overridden; that it was stands until tables come into force whose sentences come out right.
extension Desk {
    /// Characters of a reason: a sentence or two, and it stands on the wall.
    package static let overrideReasonLimit = 200

    /// Whether somebody overrode the expectations of these very tables: a start with them is no harder than the reload was.
    ///
    /// Opens the store as a start does, before the tables are in force.
    package static func isOverridden(_ version: RoutingVersion, path: String, journalKey: JournalKey) throws(StoreFailure) -> Bool {
        try Store.openWriter(path: path, journalKey: journalKey).override()?.version == version
    }

    /// Within the transaction that puts `version` in force.
    mutating func note(_ outcome: ExpectationOutcome, of version: RoutingVersion, at now: Instant) throws(StoreFailure) {
        switch outcome {
        case .overridden: break
        case .met:
            guard try store.override() != nil else { return }
            try store.liftOverride()
            try journalOverride(Reason("override-lifted", version.short), nil, by: .time, at: now)
        case .despite(let reason, let failures, let actor):
            try store.put(OverrideRow(version: version, at: now, person: actor.person, reason: reason, failures: failures.count))
            try journalOverride(Reason("tables-overridden", version.short, "\(failures.count)"), reason, by: actor, at: now)
        }
    }

    /// Why, in somebody's own words, is erasable text beside the entry.
    private mutating func journalOverride(_ reason: Reason, _ words: String?, by actor: Actor, at now: Instant) throws(StoreFailure) {
        let salt = Array(store.digest(of: "override \(now.milliseconds)").prefix(16))
        try store.append(
            JournalEntry(
                ticket: nil, at: now, event: "reload", door: actor.door.rawValue, person: actor.person, actorDepartment: actor.department,
                origin: String(actor.origin.prefix(64)), reason: reason, department: nil,
                text: words.map { JournalText(salt: salt, body: $0) }))
    }
}
