import HotlineCore

package struct TicketDetail: Hashable, Sendable {
    package let line: TicketLine
    package let channel: Channel
    package let content: String
    package let goal: String?
    package let placeText: String?
    /// Masked unless the viewer's department holds the ticket (practice 29).
    package let citizenName: String?
    package let citizenPhone: String?
    /// 首问责任人, by work number, and 首接单位.
    package let firstPerson: String?
    package let firstDepartment: String?
    package let isVulnerable: Bool
    package let clocks: [ClockLine]
    package let entries: [EntryLine]
    package let notices: [NoticeLine]
    /// Urgent notices to departments that have not acknowledged them, each with its next way; of the main ticket where this one
    /// follows it.
    package var unacknowledged: [NoticeLine] = []
    /// What runs on the main ticket, where this one follows it: its signing and contact are this one's too.
    package var mainClocks: [ClockLine] = []
    /// Extensions, pauses, lateness and corrections; empty for most.
    package let late: [Reason]
    /// Return requests, counted and one by one, and whether nobody signed in time; empty for most.
    package var returns: [Reason] = []
    /// First responsibility's branches, each with its evidence.
    package var first: [FirstOutcome] = []
    /// What the last reply says of the matter, and what the citizen said of it; nil before there is one.
    package var truth: String?
    package var solved: String?
    package var rating: Rating?
    package var safeguards = Safeguards()
    /// What the citizen, or whoever wrote it down, called it; the line's kind is what was decided. Nil where nobody said.
    package var kindClaimed: Kind?
    /// The service venue whose window took it; nil for most.
    package var venueName: String?
    /// The journal number of what last changed it; somebody's look is no change.
    package var lastChange: Int64 = 0
    /// Co-departments and sub-units with what each owes, and the same as sentences; empty for most.
    package var parts: [PartLine] = []
    /// Departments that must not be offered for it (practice 26): those complained about, and all below them.
    package var barred: Set<DepartmentCode> = []
    package var joint: [Reason] = []

    /// Five levels as they were given, and the two that are reported beside them.
    package struct Rating: Hashable, Sendable {
        /// 1 to 5; 0 where nobody was reached.
        package let grade: Int
        /// Nil where nobody was reached.
        package let isSatisfied: Bool?
        /// What the citizen says of the end; nil where nobody asked.
        package let solved: String?
        package let at: Instant

        package init(grade: Int, isSatisfied: Bool?, solved: String?, at now: Instant) {
            self.grade = grade
            self.isSatisfied = isSatisfied
            self.solved = solved
            at = now
        }
    }
    /// Categories to choose from while it is pending and the machine is not sure.
    package var guesses: [ClassGuess] = []
    /// Numbered from 1 in this order; empty where the viewer sees a restatement only.
    package var attachments: [AttachedFile] = []

    package init(
        line: TicketLine, channel: Channel, content: String, goal: String?, placeText: String?, citizenName: String?,
        citizenPhone: String?, firstPerson: String?, firstDepartment: String?, isVulnerable: Bool, clocks: [ClockLine],
        entries: [EntryLine], notices: [NoticeLine], late: [Reason] = []
    ) {
        self.line = line
        self.channel = channel
        self.content = content
        self.goal = goal
        self.placeText = placeText
        self.citizenName = citizenName
        self.citizenPhone = citizenPhone
        self.firstPerson = firstPerson
        self.firstDepartment = firstDepartment
        self.isVulnerable = isVulnerable
        self.clocks = clocks
        self.entries = entries
        self.notices = notices
        self.late = late
    }
}

package struct EntryLine: Hashable, Sendable {
    package let id: Int64
    package let at: Instant
    /// A `TicketEvent` slug, or the entry's own: `received`, `told`, `rung`, `notice`.
    package let event: String
    /// Work number, department name, `市民`, `系统`.
    package let who: String
    package let reason: Reason
    package let text: String?

    package init(id: Int64, at: Instant, event: String, who: String, reason: Reason, text: String?) {
        self.id = id
        self.at = at
        self.event = event
        self.who = who
        self.reason = reason
        self.text = text
    }
}
