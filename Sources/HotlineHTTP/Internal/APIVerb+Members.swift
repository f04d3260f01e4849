import HotlineCore
import HotlineDesk

/// What each verb takes beside `person`, and what comes of it.
extension APIRoute.Verb {
    var members: [APIMember] {
        switch self {
        case .sign, .lease: []
        case .return:
            [.needed("reason", .text(limit: 20)), .needed("basis", APIMember.story), .needed("suggested", APIMember.code)]
        case .contact: [.needed("result", APIMember.story)]
        case .note: [.needed("text", APIMember.words), .may("until", .instant)]
        // A co-department says neither whether it was so nor how it ended; a lead must, and the Desk asks for it.
        case .reply:
            [
                .needed("public_text", APIMember.words), .may("inner_text", APIMember.words), .may("truth", .word(Desk.truths)),
                .may("solved", .word(Desk.ends)), .may("without", APIMember.reason),
            ]
        case .extend: [.needed("length", .text(limit: 40)), .needed("reason", APIMember.reason)]
        case .shelve: [.needed("until", .text(limit: 40)), .needed("reason", APIMember.reason)]
        case .approve, .rule: [.needed("granted", APIMember.yesOrNo), .needed("reason", APIMember.reason)]
        case .explainLate: [.needed("reason", APIMember.story)]
        case .unshelve, .unmask: [.needed("reason", APIMember.reason)]
        case .assign: [.needed("handler", APIMember.code), .needed("reason", APIMember.reason)]
        case .correct, .convene: [.needed("text", APIMember.story)]
        // One of the two.
        case .told: [.may("how", APIMember.way), .may("impossible", APIMember.way)]
        case .urge: [.may("text", APIMember.story)]
        case .ask: [.needed("text", APIMember.reason)]
        case .handover:
            [
                .needed("line", .word(Desk.emergencyLines)), .needed("taken_by", APIMember.called),
                .needed("incident", APIMember.called),
            ]
        // `off` takes it off again, with the reason.
        case .co: [.needed("department", APIMember.code), .may("duty", APIMember.reason), .may("off", APIMember.reason)]
        case .delegate: [.needed("department", APIMember.code), .may("duty", APIMember.reason)]
        case .appeal: [.needed("reason", APIMember.story)]
        }
    }

    /// - Parameter body: read by `members`.
    func action(on ticket: TicketReference, _ body: APIBody) throws(Refusal) -> Action {
        switch self {
        case .sign: return .sign(ticket)
        case .lease: return .extendLease(ticket)
        case .return:
            let suggested = DepartmentCode(rawValue: try body.text("suggested"))
            return .requestReturn(ticket, code: try body.text("reason"), basis: try body.text("basis"), suggested: suggested)
        case .contact: return .contact(ticket, result: try body.text("result"))
        case .note: return .note(ticket, text: try body.text("text"), until: body.instant(ifAny: "until"))
        case .reply: return try Self.reply(to: ticket, body)
        case .extend: return .late(ticket, .askExtension(length: try body.text("length"), reason: try body.text("reason")))
        case .shelve: return .late(ticket, .askShelving(until: try body.text("until"), reason: try body.text("reason")))
        case .approve: return .late(ticket, .decide(granted: try body.yes("granted"), reason: try body.text("reason")))
        case .unshelve: return .late(ticket, .unshelve(reason: try body.text("reason")))
        case .unmask: return .privacy(ticket, .unmask(reason: try body.text("reason")))
        case .explainLate: return .late(ticket, .explain(reason: try body.text("reason")))
        case .correct: return .late(ticket, .followUp(text: try body.text("text")))
        case .assign:
            return .duty(.assign(ticket, to: PersonID(rawValue: try body.text("handler")), reason: try body.text("reason")))
        case .rule: return .rule(ticket, granted: try body.yes("granted"), reason: try body.text("reason"))
        case .told:
            if let reason = body.text(ifAny: "impossible") { return .told(ticket, .impossible(reason: reason)) }
            return .told(ticket, .by(how: try body.text("how")))
        case .urge: return .urge(ticket, text: body.text(ifAny: "text"))
        case .ask: return .quality(ticket, .ask(text: try body.text("text")))
        case .handover:
            return .handOver(
                ticket, to: try body.text("line"), takenBy: try body.text("taken_by"), incident: try body.text("incident"))
        case .co:
            let department = DepartmentCode(rawValue: try body.text("department"))
            if let reason = body.text(ifAny: "off") { return .joint(ticket, .remove(department, reason: reason)) }
            return .joint(ticket, .add(department, duty: try body.text("duty")))
        case .delegate:
            let department = DepartmentCode(rawValue: try body.text("department"))
            return .joint(ticket, .delegate(department, duty: body.text(ifAny: "duty")))
        case .convene: return .joint(ticket, .convene(text: try body.text("text")))
        case .appeal: return .joint(ticket, .appeal(reason: try body.text("reason")))
        }
    }

    private static func reply(to ticket: TicketReference, _ body: APIBody) throws(Refusal) -> Action {
        let publicText = try body.text("public_text")
        let inner = body.text(ifAny: "inner_text")
        let truth = body.text(ifAny: "truth")
        let solved = body.text(ifAny: "solved")
        guard let early = body.text(ifAny: "without") else {
            return .reply(ticket, publicText: publicText, innerText: inner, truth: truth, solved: solved)
        }
        return .joint(
            ticket, .replyEarly(publicText: publicText, innerText: inner, truth: truth, solved: solved, reason: early))
    }
}
