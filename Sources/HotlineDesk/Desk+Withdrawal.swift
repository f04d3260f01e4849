import HotlineCore
import HotlineRouting
import HotlineStore

/// 撤回: a citizen's wish, seen by a person before it counts, for it may have been wished under pressure (practice 19).
extension Desk {
    mutating func withdraw(_ reference: TicketReference, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.note, of: order.actor)
        try require(reason, "reason", atMost: 2_000)
        try advance(&dossier, by: .withdraw, at: order.at)
        return try stored { () throws(StoreFailure) in
            try noteWithdrawal(&dossier, reason: reason, order)
            return receipt(for: dossier)
        }
    }

    /// The ticket has moved to its review already.
    mutating func noteWithdrawal(_ dossier: inout Dossier, reason: String, _ order: Order) throws(StoreFailure) {
        let fears = Fear.words(in: reason)
        let finding = tables.classifier.find(text: reason)
        let entry = try journal(
            .withdraw, dossier, by: order,
            reason: fears.isEmpty ? Reason("withdrawal-asked") : Reason("withdrawal-feared", fears.joined(separator: "、")), text: reason)
        try raise(&dossier, for: finding, order)
        if !fears.isEmpty, dossier.ticket.urgency < .urgent {
            raise(&dossier, to: .urgent, at: order.at)
            pushRing(dossier, Reason("withdrawal-feared", fears.joined(separator: "、")))
        }
        try askForSecondLook(at: dossier, what: TicketState.withdrawalReview.chinese, butNot: [], entry: entry, order)
        try save(&dossier, at: order.at)
    }

    mutating func ruleWithdrawal(
        _ reference: TicketReference, granted: Bool, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.rule, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 500)
        if granted { try requireNoThreat(dossier) }
        try advance(&dossier, by: granted ? .allowWithdrawal : .refuseWithdrawal, at: order.at)
        return try stored { () throws(StoreFailure) in
            // Refused, it is dispatched anew by whoever reviewed it: the round that was interrupted is over either way.
            try endRound(of: &dossier, at: order.at)
            let entry = try journal(
                granted ? .allowWithdrawal : .refuseWithdrawal, dossier, by: order,
                reason: Reason("withdrawal-ruled", granted ? "同意" : "不同意", reason))
            // Why it is refused is the house's own: whoever made the citizen withdraw may read along.
            try tellCitizenOnly(dossier, granted ? .withdrawn : .withdrawalRefused, [], entry: entry, order)
            let passed = granted ? try passFollowers(of: dossier, after: .allowWithdrawal, order) : nil
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            if let passed { receipt.decided.append(passed) }
            return receipt
        }
    }
}

/// Words of somebody who withdraws because they are afraid. They raise; they never decide.
enum Fear {
    private static let words = [
        "报复", "威胁", "恐吓", "警告我", "逼我撤", "逼我", "被逼", "迫我", "怕被打", "怕他们", "怕佢哋", "怕佢", "怕惹", "不敢", "唔敢", "穿小鞋",
        "找上门", "揾上门", "要开除我", "炒我", "给我钱叫我撤", "叫我撤", "要我撤", "让我撤",
    ]

    static func words(in text: String) -> [String] { words.filter { text.contains($0) } }
}
