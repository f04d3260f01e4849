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
    /// Extensions, pauses, lateness and corrections; empty for most.
    package let late: [Reason]
    package var safeguards = Safeguards()
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
