import HotlineCore
import HotlineRouting
import HotlineStore

/// A word that a citizen answers with in a chat: 评价 5, 撤回, 异议, 补充, 查询.
enum ReplyWord: Hashable {
    case rate(Int, words: String?)
    case withdraw(reason: String)
    case object(reason: String)
    /// The whole message: the word itself may be the beginning of a sentence.
    case add(words: String)
    /// Of one of the asker's own matters, by the last digits of its number; else of the newest.
    case ask(number: String)

    /// Longer ones are a matter of their own that happens to begin so.
    private static let longest = 500

    init?(_ text: String) {
        let bare = text.drop { $0.isWhitespace }
        guard bare.count <= Self.longest else { return nil }
        func rest(after word: String) -> String? {
            guard bare.hasPrefix(word) else { return nil }
            let rest = bare.dropFirst(word.count).drop { $0.isWhitespace || ":：,，".contains($0) }
            return String(rest.reversed().drop { $0.isWhitespace }.reversed())
        }
        if let said = rest(after: "评价") {
            guard let grade = said.first?.wholeNumberValue, (1...5).contains(grade), said.dropFirst().first?.isNumber != true else {
                return nil
            }
            let words = said.dropFirst().drop { $0.isWhitespace || "分:：,，".contains($0) }
            self = .rate(grade, words: words.isEmpty ? nil : String(words))
        } else if let said = rest(after: "撤回") ?? rest(after: "撤單") ?? rest(after: "撤单") {
            self = .withdraw(reason: said)
        } else if let said = rest(after: "异议") ?? rest(after: "異議") {
            self = .object(reason: said)
        } else if let said = rest(after: "补充") ?? rest(after: "補充"), !said.isEmpty {
            self = .add(words: text)
        } else if let said = rest(after: "查询") ?? rest(after: "查詢"), said.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
            self = .ask(number: said.uppercased())
        } else {
            return nil
        }
    }
}

extension Desk {
    /// Tickets of one chat that an answer may mean, newest first: more than anybody has open at a time.
    static let ticketsOfChat = 20
    /// Digits that name one of somebody's own matters.
    static let fewestDigits = 4

    /// Does what the word asks of the newest ticket that it can be asked of.
    ///
    /// - Returns: nil where it means none, or where danger speaks from it: then it is taken as any other message, so that
    ///   nothing of it is lost.
    mutating func takeReplyWord(
        _ message: ChatMessage, _ session: ChatSessionRow?, _ order: Order
    ) throws(StoreFailure) -> Receipt? {
        guard let word = ReplyWord(message.text) else { return nil }
        // Within a session it adds to what is being told just now.
        if case .add = word, session?.quietAt != nil { return nil }
        for id in try tickets(of: message.address) {
            guard var dossier = try read(id) else { continue }
            guard let said = try obey(word, &dossier, order) else { continue }
            var receipt = chatReceipt(session, ticket: id)
            let finding = tables.classifier.find(text: message.text)
            receipt.say = finding.urgency.level == .critical ? humanWords(id, finding) : said
            return receipt
        }
        var receipt = chatReceipt(session, ticket: nil)
        if case .ask = word {
            receipt.say = "没有找到您在这里登记的事。请提供工单编号和查询码，或者拨打 12345。"
            return receipt
        }
        // A bare grade is nobody's matter; it is answered and makes none.
        guard case .rate = word, tables.classifier.find(text: message.text).urgency.level == .ordinary else { return nil }
        receipt.say = "现在没有等您评价的事，谢谢。查询进度请提供工单编号和查询码，也可以拨打 12345。"
        return receipt
    }

    /// Of the SMS gateway the user is the telephone that the tickets were taken from.
    private func tickets(of address: ChatAddress) throws(StoreFailure) -> [Int64] {
        let own = try store.chatTickets(of: address, limit: Self.ticketsOfChat)
        guard let phone = try phone(of: address) else { return own }
        let called = try store.tickets(ofPhone: phone, limit: Self.ticketsOfChat)
        return Set(own + called).sorted(by: >)
    }

    /// - Returns: what is answered; nil where the ticket does not take this word now.
    mutating func obey(_ word: ReplyWord, _ dossier: inout Dossier, _ order: Order) throws(StoreFailure) -> String? {
        let name = number(dossier.ticket.id).description
        switch word {
        case .rate(let grade, let words):
            guard try refused(.rate, dossier, at: order.at) == nil else { return nil }
            if let words { try raise(&dossier, for: tables.classifier.find(text: words), order) }
            try rate(&dossier, grade: grade, words: words, by: .rate, order)
            return grade > 2
                ? "已记下您对 \(name) 的评价：\(grade) 分，谢谢。" : "已记下您对 \(name) 的评价：\(grade) 分。另一位工作人员会再看这件事，并答复您。"
        case .withdraw(let reason):
            guard case .success(let next) = Lifecycle.next(after: .withdraw, in: dossier.ticket.state) else { return nil }
            dossier.turn(by: .withdraw, to: next, at: order.at)
            try noteWithdrawal(&dossier, reason: reason.isEmpty ? "撤回" : reason, order)
            return "已收到您撤回 \(name) 的要求，工作人员会与您联系确认。有什么顾虑请告诉我们，我们为您保密。"
        case .object(let reason):
            guard try refused(.object, dossier, at: order.at) == nil else { return nil }
            try noteObjection(&dossier, reason: reason.isEmpty ? "异议" : reason, order)
            return "已收到您对 \(name) 的不同意见，由另一位没有经手过的工作人员复核。"
        case .add(let words):
            guard try refused(.add, dossier, at: order.at) == nil else { return nil }
            try supplement(dossier.ticket.id, with: words, order)
            return "已补充到 \(name)，会一并告诉办理的人。"
        case .ask(let wanted):
            guard wanted.isEmpty || wanted.count >= Self.fewestDigits && name.hasSuffix(wanted) else { return nil }
            let plain = tables.plainState(of: dossier.ticket.state, due: dossier.clock(.promised)?.due, language: .chinese)
            return "\(name)：\(plain.words)\(plain.nextStep)"
        }
    }
}
