/// What the database could not do, sorted by what the Desk must do about it (design 4).
package enum StoreFailure: Error, Hashable, Sendable {
    /// Constraint, too big, mismatch: one command is guilty; the others run again without it.
    case guilty(String)
    /// The disk, or the memory, is full: the whole turn is refused, nothing of it remains.
    case full(String)
    /// Another holds the lock, or an I/O error before the commit: likewise.
    case unavailable(String)
    /// An I/O error at the commit: nobody knows whether it happened. Nothing more may be written.
    case outcomeUnknown(String)
    /// Not a database, a schema newer than this program, a broken page.
    case unusable(String)

    /// For an administrator's log and `/readyz`.
    package var words: String {
        switch self {
        case .guilty(let words): "store refused: " + words
        case .full(let words): "store full: " + words
        case .unavailable(let words): "store unavailable: " + words
        case .outcomeUnknown(let words): "outcome unknown: " + words
        case .unusable(let words): "store unusable: " + words
        }
    }
}
