import HotlineCore

/// A question that changes nothing. Each opens its snapshot after the last reply, so one reads what one wrote.
package enum Query: Sendable {
    case identify(Credential)
    case show(TicketReference, by: Actor)
    /// The newest urgent first, then by due.
    case list(ListFilter, by: Actor)
    case inbox(by: Actor)
    case why(TicketReference, by: Actor)
    /// Who had the ticket for how long, and what of it lay past its due; answered like `why`.
    case daysLost(TicketReference, by: Actor)
    /// Precedents and counts; answered like `why`.
    case returns(ReturnQuery, by: Actor)
    /// What would be done with this submission: finding, department, clocks. Nothing is written.
    case propose(Submission, Decision?, by: Actor)
    /// Whether venues.csv knows a venue, by its code or its 办不成事窗口.
    case venue(String, by: Actor)
    /// A citizen's question. A wrong code and an unknown number look alike and count against the asker.
    case progress(ProgressRequest)
    case feed(FeedRequest, by: Actor)
    case untold(by: Actor)
    case privacy(PrivacyQuery, by: Actor)
    case quality(QualityQuery, by: Actor)
    /// Calls that were missed, that have no record, or one with all its lines.
    case calls(CallQuery, by: Actor)
    case status(by: Actor)
    /// A department's gathered rungs; nil is the asker's own department.
    case digest(DepartmentCode?, by: Actor)
    /// One notice with its words, by the number that 待告知 shows.
    case notice(Int64, by: Actor)
    /// What falls due and who is there across the holidays of the next days (practice 16).
    case holidays(by: Actor)
    /// Who is on call, and who is away.
    case duty(DutyQuery, by: Actor)
    /// 改进意见 to one department, or to all; nil is the asker's own, or the whole house's.
    case suggestions(DepartmentCode?, by: Actor)
    /// A department's late tickets, and whose time it was.
    case lateAccount(DepartmentCode, by: Actor)
    /// What stands with a department, and how it did in the last days.
    case figures(DepartmentCode, by: Actor)
    /// Anybody's question about what is public.
    case register(RegisterQuery)
    /// Kinds, districts and streets for the form.
    case formOptions
    case readiness
    /// Counters and levels, for Prometheus.
    case metrics(by: Actor)
    /// How far each file of a source was read.
    case cursors(SourceName)
    /// A department's own page: its lists' lengths and one of the lists. What is shown of a ticket is told (practice 7).
    case departmentDesk(ListFilter, by: Actor)
    /// The wall's figures.
    case board(by: Actor)
    /// Look-alikes, groups, incidents, a caller's history.
    case links(LinkQuery, by: Actor)
    /// Answered by the long reader, which knows the words.
    case find(FindQuery, by: Actor)
    /// Guides, and what somebody keeps at their place.
    case workbench(WorkbenchQuery, by: Actor)
    /// Where feeds are pushed to, and what is to be pushed.
    case webhooks(WebhookQuery, by: Actor)
}

extension Query {
    /// Who asks; nil where nobody has been named yet, or where no person is.
    var actor: Actor? {
        switch self {
        case .show(_, let actor), .list(_, let actor), .inbox(let actor), .why(_, let actor), .daysLost(_, let actor),
            .propose(_, _, let actor), .feed(_, let actor), .untold(let actor), .privacy(_, let actor), .quality(_, let actor),
            .status(let actor), .digest(_, let actor), .notice(_, let actor), .holidays(let actor), .links(_, let actor),
            .duty(_, let actor), .suggestions(_, let actor), .lateAccount(_, let actor), .figures(_, let actor),
            .returns(_, let actor), .calls(_, let actor), .metrics(let actor), .venue(_, let actor),
            .departmentDesk(_, let actor), .board(let actor), .find(_, let actor), .workbench(_, let actor),
            .webhooks(_, let actor):
            actor
        case .identify, .progress, .register, .formOptions, .readiness, .cursors: nil
        }
    }
}

package struct ListFilter: Hashable, Sendable {
    package var list: TicketList.Name?
    package var department: DepartmentCode?
    package var state: TicketState?
    /// At most `ListFilter.most`.
    package var limit: Int

    package static let most = 200

    package init(list: TicketList.Name? = nil, department: DepartmentCode? = nil, state: TicketState? = nil, limit: Int = 20) {
        self.list = list
        self.department = department
        self.state = state
        self.limit = limit
    }
}

package struct ProgressRequest: Hashable, Sendable {
    package enum Proof: Hashable, Sendable {
        /// The six-digit code, and the last four digits of the phone where one is known.
        case code(String, lastFour: String?)
        /// The 128-bit link, 32 hexadecimal digits.
        case link(String)
    }

    package let number: String
    package let proof: Proof
    /// The asker's address, for the budget.
    package let address: String

    package init(number: String, proof: Proof, address: String) {
        self.number = number
        self.proof = proof
        self.address = address
    }
}

package struct FeedRequest: Hashable, Sendable {
    package let department: DepartmentCode
    package let state: TicketState?
    /// The cursor of the last page, 0 at first.
    package let after: Int64
    /// At most 200.
    package let limit: Int

    package init(department: DepartmentCode, state: TicketState? = nil, after: Int64 = 0, limit: Int = 50) {
        self.department = department
        self.state = state
        self.after = after
        self.limit = limit
    }
}

/// Everything a door may ask of the Desk.
package enum DeskRequest: Sendable {
    case order(Order)
    case query(Query, at: Instant)
    /// A folder on the daemon's machine; nil is the one in force. `despite`: why its tables are put in force although sentences of their
    /// expectations.csv come out otherwise (practice 49); every other problem refuses them all the same.
    case reload(directory: String?, despite: String? = nil, by: Actor, at: Instant)
    case clock(ClockOrder, by: Actor)
    case attachment(AttachmentRequest)
    case session(SessionRequest, at: Instant)
}

package enum ClockOrder: Hashable, Sendable {
    case show
    case advance(milliseconds: Int64)
    case set(Instant)
    case confirm
}

/// What the Desk sends unasked, to a group of connections.
package enum DeskPush: Hashable, Sendable {
    /// Whoever lets people in by tokens joins it.
    package static let tokens = "tokens"

    /// Rings: for everybody at the group `consoles`, or for one group, `person:ID`. Without a ticket it is about a source.
    case ring(to: String?, ticket: TicketNumber?, urgency: Urgency, reason: Reason)
    /// Group `gateway:NAME`: to be acknowledged by its id.
    case notice(id: Int64, to: ChatAddress, ticket: TicketNumber?, text: String)
    /// Group `tokens`: a token was revoked, and whoever came in with it is nobody any more.
    case revoked(token: String)
    /// Group `consoles`: the daemon is stopping, drafts are kept (practice 50).
    case stopping
}
