import HotlineCore
import HotlineDesk

/// 事件: each caller one line and a number, the clocks and the answer once (practice 6).
struct IncidentCommand: Command {
    let card = Card(
        names: ["incident", "事件", "sj"],
        usage: "incident [list|open TITLE CATEGORY PLACE|join TICKET|all [TICKET]|show|answer|close [TICKET]]",
        help: Words(
            "事件：list 看事件和来电突增，open 立（标题有空格加引号），join 并入一单或 all 同类同街镇的普通单，answer 一次答复所有来电人，close 关闭",
            "incidents: list shows them and bursts of calls, open makes one (quote a title with spaces), join adds a ticket or all ordinary ones of its class and street, answer reaches every caller, close ends it"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if words.take("open", "立") { return try open(&words, at: &seat) }
        if words.take("join", "并入") {
            if words.take("all", "全部") { return seat.act(.link(.joinAll(incident: try incident(&words, at: seat)))) }
            guard let ticket = try words.namedTicket(of: seat) else { throw words.refusal }
            return seat.act(.link(.joinIncident(ticket, incident: try incident(&words, at: seat))))
        }
        if words.take("answer", "答复") {
            let named = try words.namedTicket(of: seat)
            return words.text(Words("答复", "answer"), at: &seat) { text, seat in seat.act(.link(.answerIncident(named, text: text))) }
        }
        if words.take("close", "关闭") { return seat.act(.link(.closeIncident(try incident(&words, at: seat)))) }
        if words.take("show", "查看") { return try Group().begin(&words, at: &seat) }
        guard words.isEmpty || words.take("list", "清单") else { throw words.refusal }
        try words.finish()
        return .ask(seat.query(.links(.incidents, by: seat.actor)), then: Self.list)
    }

    private func incident(_ words: inout Arguments, at seat: Seat) throws(Refusal) -> TicketReference? {
        let named = try words.namedTicket(of: seat)
        try words.finish()
        return named
    }

    private func open(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let title = try words.required().typed
        let category = CategoryCode(rawValue: try words.required().folded)
        let place = PlaceCode(rawValue: try words.required().folded)
        try words.finish()
        return seat.act(.link(.openIncident(title: title, category: category, place: place, key: seat.randomKey())))
    }

    @Sendable private static func list(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .links(.incidents(let incidents, let bursts)) = answer else { return seat.unexpected(answer) }
        seat.listed = incidents.compactMap { TicketNumber(parsing: $0.line.number).map { .number($0) } }
        var lines = DisplayWidth.aligned(
            incidents.enumerated().map { index, incident in
                ["\(index + 1)"] + seat.cells(of: incident) + [incident.line.state.in(seat.language)]
            })
        lines += bursts.map { burst in
            seat.words(
                Wording.burst(
                    burst.placeName ?? burst.street.rawValue, burst.category.rawValue + " " + (burst.categoryName ?? ""), burst.callers,
                    open: "\(burst.category) \(burst.street)"))
        }
        return .reply(Reply(.list, lines + [seat.words(Wording.incidents(incidents.count))]))
    }
}
