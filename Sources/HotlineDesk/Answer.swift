import HotlineCore

/// What the Desk answers, after the commit.
package enum DeskAnswer: Sendable {
    case done(Receipt)
    case refused(Refusal)
    case identity(Identity)
    case ticket(TicketDetail)
    case list(TicketList)
    case inbox(Inbox)
    case why(Explanation)
    case proposal(Proposal)
    case progress(Progress)
    case feed(FeedPage)
    case notices([NoticeLine])
    case proposals([ProposalLine])
    case quality(QualityAnswer)
    case status(StatusReport)
    case digest(DigestView)
    case holidays([HolidayOutlook])
    case form(FormOptions)
    case reloaded(version: RoutingVersion, warnings: [String])
    case clock(now: Instant, isSimulated: Bool, raised: Int)
    case ready(Bool, why: String)
    case cursors([SourceCursor])
    case links(LinkAnswer)
    case attachment(AttachmentAnswer)
}
