import HotlineCore
import HotlineRouting
import HotlineStore

/// What stands in words on a citizen's page, and is told by it (practice 7): nothing counts as told that was not shown.
extension Reader {
    /// Messages on one page: more than a matter of years brings, and what is older was told long ago.
    private static let messagesShown = 20

    /// The notices to the citizen, in words, and those of them that wait to be told.
    ///
    /// - Parameter reply: stands on the page already, so the notice that brings it says nothing more.
    func messages(of ticket: Int64, besides reply: String?) throws(StoreFailure) -> (shown: [Progress.Step], tells: [Int64]) {
        var shown: [Progress.Step] = []
        var tells: [Int64] = []
        for notice in try store.notices(of: ticket).filter(\.isForTheCitizensPage).suffix(Self.messagesShown) {
            if notice.isWaiting { tells.append(notice.id) }
            let arguments = notice.named
            if let brought = arguments["reply"], brought == reply { continue }
            shown.append(
                Progress.Step(
                    at: notice.createdAt, chinese: words(of: notice, arguments, in: .chinese),
                    english: words(of: notice, arguments, in: .english)))
        }
        return (shown, tells)
    }

    private func words(of notice: OutboxRow, _ arguments: [String: String], in language: Language) -> String {
        let id = NoticeID(rawValue: notice.subject)
        let next = tables.routing.nextStep(id, language: language, arguments: arguments)
        let said = tables.routing.notice(id, language: language, arguments: arguments)
        return next.isEmpty ? said : said + (language == .chinese ? "" : " ") + next
    }

    /// The date that a granted extension tells of, where this page tells it: it is in effect once it was read.
    func dueTold(by tells: [Int64], of ticket: Int64) throws(StoreFailure) -> Instant? {
        guard !tells.isEmpty, let granted = try store.petitions(of: ticket).last(where: { $0.outcome == .granted }) else { return nil }
        let tellsIt = try store.notices(of: ticket).contains { $0.entry == granted.toldEntry && tells.contains($0.id) }
        return tellsIt ? granted.dueAfter : nil
    }
}

extension OutboxRow {
    /// Nobody has acknowledged it, and nobody said why not.
    var isWaiting: Bool { toldAt == nil && how == nil }

    /// Its arguments by name.
    var named: [String: String] {
        var named: [String: String] = [:]
        for index in stride(from: 0, to: arguments.count - 1, by: 2) { named[arguments[index]] = arguments[index + 1] }
        return named
    }

    /// Not what was taken back before anybody heard it, nor a query code, which stands on no page.
    fileprivate var isForTheCitizensPage: Bool {
        recipient == "citizen" && (toldAt != nil || how == nil) && subject != NoticeID.chatTicket.rawValue
    }
}
