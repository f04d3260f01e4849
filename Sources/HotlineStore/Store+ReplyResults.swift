import HotlineCore

/// What a department's reply says of the matter, beside its words.
package struct ReplyResult: Hashable, Sendable {
    /// 属实: whether it was as the citizen said.
    package static let truths = ["true", "partly", "untrue", "unverifiable"]
    /// 解决: how it ended. The call-back asks the citizen the same.
    package static let ends = ["solved", "partly", "unsolved"]

    package let truth: String
    package let solved: String

    package init(truth: String, solved: String) {
        self.truth = truth
        self.solved = solved
    }
}

extension Store {
    package func put(_ result: ReplyResult, of ticket: Int64, round: Int, entry: Int64) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO reply_results(ticket, round, truth, solved, entry) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET truth = excluded.truth, solved = excluded.solved, entry = excluded.entry
            """, .integer(ticket), .integer(round), .text(result.truth), .text(result.solved), .integer(entry))
    }

    /// Of the last reply; nil before the first.
    package func replyResult(of ticket: Int64) throws(StoreFailure) -> ReplyResult? {
        try database.first("SELECT truth, solved FROM reply_results WHERE ticket = ? ORDER BY round DESC", .integer(ticket)) {
            ReplyResult(truth: $0.text(0), solved: $0.text(1))
        }
    }
}
