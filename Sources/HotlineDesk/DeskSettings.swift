import HotlineCore

/// What an installation chooses about the Desk. Instants and lengths, no paths.
package struct DeskSettings: Sendable {
    package var prefix: TicketNumber.Prefix
    /// Quiet that closes a chat session, milliseconds. Five minutes: citizens type slowly, and look things up.
    package var chatQuiet: Int64 = 5 * 60_000
    /// How often a matter is done again; then only a reviewer's reasoned final answer ends it. Two: the third reply is the last.
    package var redoLimit = 2
    /// The gateway whose user is a telephone number, for citizens without a chat.
    package var smsGateway: GatewayName?
    /// Extensions of one ticket; the last of them needs a leader (domain 2.7).
    package var mostExtensions = 2
    /// Days after which a shelved ticket is looked at again at the latest (domain 2.7).
    package var longestShelving = 30

    /// How often one ticket is shelved: what needs a third time needs another answer.
    package var mostShelvings = 2

    /// When a department reads of its rungs that are not urgent.
    package var digest: DigestTime = .hour
    /// Forms that one address may send within a quarter of an hour: a household, an office behind one address.
    package var formsPerAddress = 60

    /// Orders that wait for their turn, past which a door answers "try later"; and likewise lines of files, past which a file waits.
    /// Eight thousand are sixteen full turns: whoever comes behind them waits for seconds, and longer where the disk is slow.
    package var waitingLimit = 8_192

    /// Where webhooks may go.
    package var webhooks = WebhookRules()

    /// Where the learner's model is kept; nil learns nothing, and the keywords judge alone.
    package var modelPath: String?

    /// The program's, for `/metrics`.
    package var version = ""

    package init(prefix: TicketNumber.Prefix) { self.prefix = prefix }
}
