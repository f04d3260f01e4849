import HotlineCore
import HotlineDesk
import Testing

/// One ticket's day, 12 March 2026, told as far as the state that a test begins with.
extension House {
    static let reachable: [TicketState] = [
        .pending, .awaitingDispatch, .awaitingSignature, .returnReview, .inProgress, .awaitingReview, .awaitingCallback, .awaitingRating,
        .awaitingArchive, .archived, .handedOver,
    ]

    /// A ticket of 江南中街道 (or of nobody yet) that stands in `state`; nothing happens after 15:00.
    func stand(in state: TicketState, id: String = "story") throws -> Receipt {
        let isEarly = [TicketState.pending, .awaitingRating, .handedOver].contains(state)
        let receipt = try web(isEarly ? Matter.stall : Matter.looseCover, id: id, at("2026-03-12T09:20"))
        let ticket = try reference(receipt)
        switch state {
        case .pending: break
        case .awaitingRating: try done(.answer(ticket, text: "已解释。"), by: Who.operator, at("2026-03-12T09:40"))
        case .handedOver:
            try done(.handOver(ticket, to: "110", takenBy: "接警员 3", incident: "B7"), by: Who.operator, at("2026-03-12T09:40"))
        case .returnReview, .awaitingDispatch:
            try askToReturn(ticket, at("2026-03-12T10:00"))
            if state == .awaitingDispatch {
                try done(.rule(ticket, granted: true, reason: "属水务"), by: Who.dispatcher, at("2026-03-12T11:00"))
            }
        default: try goOn(with: ticket, to: state)
        }
        #expect(try self.ticket(receipt).state == state)
        return receipt
    }

    private func goOn(with ticket: TicketReference, to state: TicketState) throws {
        let steps: [(TicketState, Action, Actor, Instant)] = [
            (.inProgress, .sign(ticket), Who.jiangnan, at("2026-03-12T10:00")),
            (.inProgress, .contact(ticket, result: "已致电，约下午到场"), Who.jiangnan, at("2026-03-12T10:30")),
            (
                .awaitingReview, .reply(ticket, publicText: "井盖已垫好。", innerText: "胶垫老化", truth: "true", solved: "solved"),
                Who.jiangnan, at("2026-03-12T11:00")
            ), (.awaitingCallback, .review(ticket, .release), Who.reviewer, at("2026-03-12T11:30")),
            (.awaitingArchive, .callBack(ticket, .rated(5, words: nil)), Who.callBack, at("2026-03-12T14:00")),
            (.archived, .archive(ticket), Who.callBack, at("2026-03-12T15:00")),
        ]
        guard let last = steps.lastIndex(where: { $0.0 == state }) else { return }
        for (_, action, actor, now) in steps[...last] { try done(action, by: actor, now) }
    }

    @discardableResult
    func askToReturn(_ ticket: TicketReference, by actor: Actor = Who.jiangnan, to suggested: DepartmentCode = "SWJ", _ now: Instant) throws
        -> Receipt
    {
        try done(.requestReturn(ticket, code: "T1", basis: "依据职责清单第三条", suggested: suggested), by: actor, now)
    }
}
