import HotlineClassifier
import HotlineCore

/// A command as a value: what, by whom, when, under which retry key, with every random value it needs.
/// It can be run twice with the same result (design 4).
package struct Order: Sendable {
    package let action: Action
    package let actor: Actor
    /// Nil where the action carries its own mark (a submission, a chat message) or is refused by the state when repeated.
    package let key: Mark?
    /// What must still be as the actor saw it.
    package let precondition: Precondition?
    package let secrets: FreshSecrets
    package var at: Instant
    /// The draft whose text this is: gone in the same transaction (practice 40).
    package var draft: String?
    var prepared: PreparedMatter?

    package init(
        _ action: Action, by actor: Actor, key: Mark? = nil, precondition: Precondition? = nil, secrets: FreshSecrets, at now: Instant
    ) {
        self.action = action
        self.actor = actor
        self.key = key
        self.precondition = precondition
        self.secrets = secrets
        self.at = now
    }
}

/// What can be said of a submission before its turn: the finding, the JSON it is kept as, and what the tables make of it.
///
/// An object, because it is large, never changes, and goes with its order through every queue.
final class PreparedMatter: Sendable {
    let finding: Finding
    let text: String
    /// Of place and content: what look-alikes are told by.
    let signature: TextSignature
    let signatureBytes: [UInt8]
    let triage: Triage
    /// The tables' rows are valid from day to day.
    let date: CivilDate

    init(_ submission: Submission, _ decision: Decision?, tables: Tables, at now: Instant) {
        finding = tables.classifier.find(submission)
        text = finding.stored
        signature = TextSignature(submission.likenessText)
        signatureBytes = signature.bytes
        triage = Triage(submission, finding: finding, decision: decision, tables: tables, at: now)
        date = tables.routing.calendar.zone.date(of: now)
    }
}

extension Order {
    /// Classifies and places what the order submits, on the queue of whoever sends it, so that the one writer need not.
    package mutating func prepare(with tables: Tables) {
        switch action {
        case .submit(let submission, let decision): prepared = PreparedMatter(submission, decision, tables: tables, at: at)
        case .fileLine(let line):
            guard case .record(let submission) = line.content else { return }
            prepared = PreparedMatter(submission, nil, tables: tables, at: at)
        case .link(let action): prepared = action.submission.map { PreparedMatter($0.0, $0.1, tables: tables, at: at) }
        default: break
        }
    }

    /// What was prepared, or made now where nothing was, other tables have come into force since, or another day.
    func matter(of submission: Submission, _ decision: Decision?, in tables: Tables) -> PreparedMatter {
        if let prepared, prepared.finding.version == tables.version, prepared.date == tables.routing.calendar.zone.date(of: at) {
            return prepared
        }
        return PreparedMatter(submission, decision, tables: tables, at: at)
    }
}

/// The random values an order may use, drawn at the door.
package struct FreshSecrets: Hashable, Sendable {
    /// Six digits, told once, stored hashed.
    package let queryCode: String
    /// 128 bits, the citizen's link; also the seed of the salts.
    package let link: [UInt8]

    package init(queryCode: String, link: [UInt8]) {
        self.queryCode = queryCode
        self.link = link
    }

    package static func draw(using generator: inout some RandomNumberGenerator) -> FreshSecrets {
        let code = String(UInt32.random(in: 0..<1_000_000, using: &generator))
        let high = generator.next() as UInt64
        let low = generator.next() as UInt64
        let link = (0..<8).map { UInt8(truncatingIfNeeded: high >> ($0 * 8)) } + (0..<8).map { UInt8(truncatingIfNeeded: low >> ($0 * 8)) }
        return FreshSecrets(queryCode: String(repeating: "0", count: 6 - code.count) + code, link: link)
    }
}

/// How a person names a ticket: in full, or by its last four or more digits (practice 39).
package enum TicketReference: Hashable, Sendable {
    case number(TicketNumber)
    case suffix(String)
}

/// Indirect, because a submission is large and its order is handed on many times.
package indirect enum Action: Sendable {
    // Intake
    case submit(Submission, Decision?)
    case chatMessage(ChatMessage)
    case chatEnd(ChatAddress)
    /// What a gateway says it is.
    case gateway(GatewayName, GatewayKind)
    case fileLine(FileLine)

    // Operators, dispatchers, reviewers
    /// Opens the next ticket of a list for this operator and keeps others from taking it for fifteen minutes.
    case takeNext(TicketList.Name)
    case classify(TicketReference, Decision, reason: String?)
    /// Accepts where that is still to be done; to the department proposed where none is named.
    case dispatch(TicketReference, to: DepartmentCode?, handler: PersonID?, note: String?)
    /// `despite`: why it goes out with what the reply check would stop.
    case answer(TicketReference, text: String, despite: String? = nil)
    /// 记录跟进, with the date of the next step.
    case followUp(TicketReference, next: String, text: String)
    case note(TicketReference, text: String, until: Instant?)
    case urge(TicketReference, text: String?)
    case told(TicketReference, Told)
    /// The person's own last act on the ticket, within a minute (practice 10).
    case undo(TicketReference)
    /// The same of one notice alone, by the number that 待告知 shows.
    case toldOf(notice: Int64, Told)
    case rule(TicketReference, granted: Bool, reason: String)
    case review(TicketReference, Review)
    case callBack(TicketReference, CallBack)
    case archive(TicketReference)
    /// 110/119/120/122 has it: who took it and the incident number (practice 1); without the number the ticket stays open, and
    /// rings until it is there.
    case handOver(TicketReference, to: String, takenBy: String, incident: String?)

    // Departments
    case pull(DepartmentCode, limit: Int)
    /// Keeps a pulled ticket a while longer.
    case extendLease(TicketReference)
    /// Several of these under one key, each answered by itself.
    case batch([BatchItem])
    case sign(TicketReference)
    /// `code` is one of `ReturnCode`, as typed.
    case requestReturn(TicketReference, code: String, basis: String, suggested: DepartmentCode)
    case returns(TicketReference, ReturnAction)
    case contact(TicketReference, result: String)
    case reply(TicketReference, publicText: String, innerText: String?, truth: String?, solved: String?)

    // Quality
    case quality(TicketReference, QualityAction)
    case caller(CallerAction)
    /// Extensions, shelving, lateness and what comes of it.
    case late(TicketReference, LateAction)
    case privacy(TicketReference, PrivacyAction)
    /// Co-departments, sub-units, and what crosses districts.
    case joint(TicketReference, JointAction)
    case anonymise(Anonymisation)
    /// Calls that were missed, or have no record.
    case call(CallAction)

    // The citizen's own page
    /// Proven by code or link; a wrong proof and an unknown number are the same refusal.
    case citizen(ProgressRequest, CitizenAct)

    // The daemon's own
    /// How the files' sources stand, for `status` and for the alarm when one is silent.
    case sources([SourceStanding])
    case acknowledge(notices: [Int64])
    /// `until`: from when it opens nothing any more; nil for ever.
    case issueToken(TokenSubject, secret: String, until: Instant? = nil)

    /// Assigning, duty and leave within a department.
    case duty(DutyAction)

    case suggestion(SuggestionAction)

    // Tickets put together and taken apart
    case link(LinkAction)

    // What stands at an operator's place
    case workbench(WorkbenchAction)

    // Feeds that are pushed
    case webhook(WebhookAction)
}

/// What a person decided in place of, or on top of, the finding.
package struct Decision: Hashable, Sendable {
    package var kind: Kind?
    package var category: CategoryCode?
    package var district: PlaceCode?
    package var street: PlaceCode?
    package var department: DepartmentCode?
    package var urgency: Urgency?
    /// Why the urgency is lower than what was found.
    package var urgencyReason: String?
    /// Enter on the proposal: accepted and dispatched at once, whatever the rule's 自动 says.
    package var isAccepted: Bool
    /// 挂起待受理: a person wants to look at it again, so nothing dispatches it by itself.
    package var isHeld: Bool

    package init(
        kind: Kind? = nil, category: CategoryCode? = nil, district: PlaceCode? = nil, street: PlaceCode? = nil,
        department: DepartmentCode? = nil, urgency: Urgency? = nil, isAccepted: Bool = false, isHeld: Bool = false
    ) {
        self.kind = kind
        self.category = category
        self.district = district
        self.street = street
        self.department = department
        self.urgency = urgency
        self.urgencyReason = nil
        self.isAccepted = isAccepted
        self.isHeld = isHeld
    }
}

package struct ChatMessage: Hashable, Sendable {
    package let address: ChatAddress
    /// The gateway's id, kept as text (64-bit numbers do not survive JSON readers).
    package let id: String
    package let sentAt: Instant
    /// Normalised text.
    package let text: String
    package let raw: String

    package init(address: ChatAddress, id: String, sentAt: Instant, text: String, raw: String) {
        self.address = address
        self.id = id
        self.sentAt = sentAt
        self.text = text
        self.raw = raw
    }
}

/// One complete record of a tailed file, and where the file stands after it. Both commit together.
package struct FileLine: Sendable {
    /// Indirect, as `Action` is.
    package indirect enum Content: Sendable {
        case record(Submission)
        /// What a telephone platform says of a call.
        case call(CallNote)
        case reject(reason: Reason, raw: [UInt8])
        /// A header, title or empty line: only the cursor moves.
        case nothing

        /// The decoded line of what is taken, for whoever refuses it; nil for what is no record.
        package var raw: String? {
            switch self {
            case .record(let submission): submission.raw
            case .call(let note): note.raw
            case .reject, .nothing: nil
            }
        }
    }

    package let content: Content
    /// Byte offset at which the record begins: with the file's identity it names a reject.
    package let offset: Int64
    package let line: Int
    package let cursor: SourceCursor

    package init(content: Content, offset: Int64, line: Int, cursor: SourceCursor) {
        self.content = content
        self.offset = offset
        self.line = line
        self.cursor = cursor
    }
}

package enum Told: Hashable, Sendable {
    /// How: 本次通话, 电话, 短信, 当面…
    case by(how: String)
    /// 无法告知, with the reason.
    case impossible(reason: String)

    package var isReached: Bool {
        if case .by = self { return true }
        return false
    }
}

package enum Review: Hashable, Sendable {
    case release
    case redo(reason: String)
}

package enum CallBack: Hashable, Sendable {
    /// 1 to 5; 0 is 无法联系.
    /// `solved`: what the citizen says of the end, a slug of `ReplyResult.ends`.
    case rated(Int, words: String?, solved: String? = nil)
    case redo(reason: String)
}

package enum TokenSubject: Hashable, Sendable {
    case person(PersonID)
    case department(DepartmentCode)
    case gateway(GatewayName)
}
