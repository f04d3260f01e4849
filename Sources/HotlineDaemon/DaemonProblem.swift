import HotlineStore

/// Why the daemon does not start, with what to do next.
package struct DaemonProblem: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

extension StoreFailure {
    /// What SQLite said, for an administrator.
    var words: String {
        switch self {
        case .guilty(let words), .full(let words), .unavailable(let words), .outcomeUnknown(let words), .unusable(let words): words
        }
    }
}
