import HotlineCore
import HotlineDesk
import HotlineSystem

/// The operator's place: who sits there, which ticket is open, what the last list showed.
struct Seat: Sendable {
    let peer: ConsolePeer
    let limits: ConsoleLimits
    var identity: Identity?
    var language = Language.chinese
    /// Set by `next`, `show`, `new`, and by naming one in a command that succeeded.
    var current: TicketReference?
    /// The tickets of the last list, in its order: `3` is the third.
    var listed: [TicketReference] = []
    /// The categories on the sheet that was shown last, in its order: `1` is the first.
    var choices: [CategoryCode] = []
    /// What a bare `next` takes from: the list that was last named.
    var list = TicketList.Name.pending
    var failedLogins = 0
    /// The token that was logged in with, by its public name; nil for a Unix socket's user.
    var token: String?
    /// During one command `for DEPARTMENT PERSON`: for whom the operator acts (practice 43).
    var standsFor: Deputed?
    /// The call whose matter was taken last, for `more`.
    var lastCall: Submission?
    /// The command under way as it could be typed again, with its ticket named: what a draft is taken up with.
    var begun = ""
    /// The text that is being written, until its order is done.
    var writing: Writing?
    /// The draft whose command was begun again: its lines stand in the text that it asks for.
    var resumed: DraftText?
    var format = ReplyFormat.text
    var charset = Charset.utf8
    /// What concerns one's own tickets is told as it happens.
    var isWatching = false
    var now: Instant
    private var generator: any RandomNumberGenerator & Sendable

    struct Deputed: Hashable, Sendable {
        let department: DepartmentCode
        let person: String
    }

    init(peer: ConsolePeer, limits: ConsoleLimits, generator: any RandomNumberGenerator & Sendable) {
        self.peer = peer
        self.limits = limits
        self.generator = generator
        now = Instant(milliseconds: 0)
    }

    var person: PersonID? {
        guard case .person(let id, _, _, _, _) = identity else { return nil }
        return id
    }

    var workNumber: String {
        guard case .person(_, let number, _, _, _) = identity else { return "" }
        return number
    }

    /// The person stays the operator even where the act is a department's; the origin notes who was on the phone.
    /// The service's own user without a row in people.csv acts through the tool's door: an administrator, no person.
    var actor: Actor {
        Actor(
            door: person == nil ? .tool : .console, person: person, department: standsFor?.department,
            origin: String((peer.origin + (standsFor.map { " for " + $0.person } ?? "")).prefix(64)))
    }

    func words(_ words: Words) -> String { words.in(language) }

    func time(_ instant: Instant) -> String { ShortTime.string(instant, today: now) }

    func refuse(_ refusal: Refusal) -> Move { .reply(Reply(refusal, in: language, roles: roles)) }

    /// What the identity names; nil before there is one, and for the service's own user, who has no row.
    private var roles: Set<Role>? {
        // Whoever acts for a department does what a liaison does there.
        if standsFor != nil { return [.liaison] }
        guard case .person(_, _, _, _, let roles) = identity else { return nil }
        return Set(roles.compactMap { Role(chinese: $0) })
    }

    /// Random bits as lower-case letters and digits that are not mistaken for one another, five bits each.
    mutating func randomKey() -> String {
        let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz0")
        let bits = generator.next() as UInt64
        let letters = (0..<10).map { alphabet[Int(truncatingIfNeeded: bits >> ($0 * 5) & 31)] }
        return "k" + String(letters[..<4]) + "-" + String(letters[4...])
    }

    /// A token's secret: 256 bits as 64 hexadecimal digits.
    mutating func randomSecret() -> String {
        let digits = Array("0123456789abcdef")
        return (0..<4).map { _ in
            let bits = generator.next() as UInt64
            return String((0..<16).map { digits[Int(truncatingIfNeeded: bits >> ($0 * 4) & 15)] })
        }.joined()
    }

    private mutating func secrets() -> FreshSecrets { FreshSecrets.draw(using: &generator) }

    mutating func order(_ action: Action) -> DeskRequest {
        var order = Order(action, by: actor, secrets: secrets(), at: now)
        if let writing, writing.isKept { order.draft = writing.key }
        return .order(order)
    }

    /// An order that needs nothing random.
    func plainOrder(_ action: WorkbenchAction) -> DeskRequest {
        .order(
            Order(
                .workbench(action), by: actor, secrets: FreshSecrets(queryCode: "", link: [UInt8](repeating: 0, count: 16)), at: now))
    }

    /// A key for a text that has none of its own. What is drawn for the next order is what it would have been.
    func draftKey() -> String {
        var numbers = generator
        return "t" + String(numbers.next() as UInt64, radix: 36)
    }

    func query(_ query: Query) -> DeskRequest { .query(query, at: now) }
}
