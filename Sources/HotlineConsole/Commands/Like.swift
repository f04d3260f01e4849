import HotlineCore
import HotlineDesk

struct Like: Command {
    let card = Card(
        names: ["like", "疑同", "yt"], usage: "like [TICKET]",
        help: Words(
            "列出可能是同一件事的工单和理由；只提示，由人并单", "lists tickets that may be about the same thing, and why; a person merges"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return .ask(seat.query(.links(.like(ticket), by: seat.actor))) { answer, seat in
            guard case .links(.like(let found)) = answer else { return seat.unexpected(answer) }
            seat.listed = found.compactMap { TicketNumber(parsing: $0.line.number).map { .number($0) } }
            let rows = found.enumerated().map { "\($0.offset + 1) " + seat.alike($0.element) }
            return .reply(Reply(.list, rows + [seat.words(Wording.alike(found.count))]))
        }
    }
}

/// A main ticket and whoever stands under it.
struct Group: Command {
    let card = Card(
        names: ["group", "同单", "tgd"], usage: "group [TICKET]",
        help: Words("看主单和并入它的各单、成员、关联单", "shows a main ticket with those under it, its members and what it is related to"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return .ask(seat.query(.links(.group(ticket), by: seat.actor))) { answer, seat in
            guard case .links(.group(let group)) = answer else { return seat.unexpected(answer) }
            var lines = [seat.words(Wording.mainTicket) + " " + seat.brief(group.main) + (group.title.map { " · " + $0 } ?? "")]
            if let subject = group.subject { lines.append(seat.labelled(Wording.subject, subject)) }
            lines += DisplayWidth.aligned(
                group.followers.map { follower in
                    [
                        HouseWords.followers[follower.kind]?.in(seat.language) ?? follower.kind, follower.line.number,
                        follower.line.urgency.in(seat.language), follower.channel.in(seat.language),
                        follower.name ?? "", follower.line.isSecret ? seat.words(Wording.secret) : follower.line.gist,
                    ]
                })
            lines += group.related.map { seat.words(Wording.relatedTicket) + " " + seat.brief($0) }
            return .reply(Reply(.list, lines + [seat.words(Wording.followers(group.count))]))
        }
    }
}
