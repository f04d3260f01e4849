import HotlineCore
import HotlineDesk

extension Seat {
    /// `…1315 14 分钟前 网页 同在… 待签收`: a look-alike in few words, with why it looks so.
    func alike(_ look: LookAlike) -> String {
        ([
            tail(look.line.number), ago(look.line.receivedAt), look.channel.in(language),
            look.line.urgency == .ordinary ? "" : look.line.urgency.in(language),
        ] + look.reasons.map { HouseWords.sentence($0, in: language) } + [look.line.state.in(language), look.line.gist])
        .filter { !$0.isEmpty }.joined(separator: " ")
    }

    func incident(_ incident: IncidentLine) -> String { cells(of: incident).joined(separator: " ") }

    func cells(of incident: IncidentLine) -> [String] {
        [tail(incident.line.number), incident.title, time(incident.openedAt), words(Wording.callers(incident.callers))]
    }

    func history(_ history: CallerHistory) -> [String] {
        guard history.count > 0 else { return [] }
        return [words(Wording.caller(history.count, open: history.open))]
            + (history.lastAnswer.map { [words(Wording.lastAnswer(tail($0.ticket), time($0.at), $0.text))] } ?? [])
    }

    /// The last digits, by which people name a ticket.
    private func tail(_ number: String) -> String { "…" + number.suffix(4) }

    private func ago(_ instant: Instant) -> String {
        let minutes = max(0, now.milliseconds - instant.milliseconds) / 60_000
        if minutes == 0 { return words(Wording.justNow) }
        if minutes < 60 { return words(Wording.minutesAgo(minutes)) }
        return words(minutes < 48 * 60 ? Wording.hoursAgo(minutes / 60) : Wording.daysAgo(minutes / (24 * 60)))
    }
}

/// What a proposal offers beside a ticket of its own: `a` and `a2` look-alikes, `b` and `r` the caller's own, `i` an incident.
struct Offers: Sendable {
    var alike: [TicketReference] = []
    var sameCaller: [TicketReference] = []
    var incident: TicketReference?

    init() {}

    init(_ proposal: Proposal) {
        alike = proposal.lookAlikes.filter(\.mayLead).compactMap { Self.reference($0.line.number) }
        sameCaller = proposal.sameCaller.compactMap { Self.reference($0.number) }
        incident = proposal.incident.flatMap { Self.reference($0.line.number) }
    }

    private static func reference(_ number: String) -> TicketReference? { TicketNumber(parsing: number).map { .number($0) } }

    /// The one that a letter and its number name: `a` is the first, `a2` the second.
    static func pick(_ value: String, of offered: [TicketReference], at seat: Seat) throws(Refusal) -> TicketReference {
        let index = value.isEmpty ? 1 : Int(value) ?? 0
        guard offered.indices.contains(index - 1) else { throw .usage(seat.words(Wording.nothingOffered)) }
        return offered[index - 1]
    }
}
