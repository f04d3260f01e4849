import HotlineCore
import HotlineRouting
import HotlineStore

/// Many short messages, one matter (domain 6.8). Each message is judged as it comes, not when the session closes (practice 2).
extension Desk {
    /// What comes this long after a ticket's last message is its supplement.
    static let supplementMilliseconds: Int64 = 3 * 24 * 3_600_000
    /// Messages of one session; a longer one is closed and a new one begun.
    static let sessionMessages = 500

    mutating func hear(_ message: ChatMessage, _ order: Order) throws(DeskFailure) -> Receipt {
        let mark = Mark.chat(message.address.gateway, messageID: message.id)
        return try stored { () throws(StoreFailure) in
            var session = try store.chatSession(of: message.address)
            if try store.submission(mark) != nil {
                var receipt = chatReceipt(session, ticket: session?.ticket)
                receipt.isRepeated = true
                return receipt
            }
            try store.insertSubmission(mark, ticket: nil, raw: message.raw, at: order.at)
            hearGateway(message.address.gateway)

            if let receipt = try takeReplyWord(message, session, order) { return receipt }
            if var full = session, full.quietAt != nil, try isFull(full, for: message) {
                // Nobody waits for its number, so it goes out as a notice, as after a quiet.
                let secrets = order.secrets.derived(UInt64(full.id))
                _ = try close(&full, Order(.chatEnd(message.address), by: .time, secrets: secrets, at: order.at))
                session = full
            }
            if let closed = session, closed.quietAt == nil {
                let isRecent = order.at.milliseconds - closed.lastAt.milliseconds <= Self.supplementMilliseconds
                if let ticket = closed.ticket, isRecent, let receipt = try afterwards(message, closed, ticket, order) { return receipt }
                session = nil
            }
            var open: ChatSessionRow
            if let session {
                open = session
            } else {
                open = try store.openChatSession(message.address, quietAt: quiet(after: order.at), at: order.at)
            }
            try store.addChatMessage(message.text, sentAt: message.sentAt, to: open.id)
            open.lastAt = order.at
            open.quietAt = quiet(after: order.at)
            return try judge(message, &open, order)
        }
    }

    /// Whether what is said next would not stand whole in the matter that the session becomes.
    private func isFull(_ session: ChatSessionRow, for message: ChatMessage) throws(StoreFailure) -> Bool {
        let extent = try store.chatExtent(of: session.id)
        if extent.messages >= Self.sessionMessages { return true }
        // Once there is a ticket each message stands with it by itself.
        return session.ticket == nil && extent.characters + message.text.unicodeScalars.count > Submission.contentLimit
    }

    private func quiet(after now: Instant) -> Instant { Instant(milliseconds: now.milliseconds + settings.chatQuiet) }

    /// A 特急 opens its ticket at once, and is answered in human words with the number to call.
    private mutating func judge(_ message: ChatMessage, _ session: inout ChatSessionRow, _ order: Order) throws(StoreFailure) -> Receipt {
        let finding = tables.classifier.find(text: message.text)
        if let ticket = session.ticket {
            try supplement(ticket, with: message.text, order)
            try store.update(session)
            var receipt = chatReceipt(session, ticket: ticket)
            if finding.urgency.level == .critical { receipt.say = humanWords(ticket, finding) }
            return receipt
        }
        guard finding.urgency.level == .critical else {
            var say: String?
            if tables.classifier.isProgressQuestion(message.text) {
                let known = try standing(of: message.address)
                say = known ?? "查询进度请提供工单编号和查询码，也可以拨打 12345。"
            } else if isMatter(message.text) {
                say = try askBack(&session)
            }
            try store.update(session)
            var receipt = chatReceipt(session, ticket: nil)
            receipt.say = say
            return receipt
        }
        return try makeTicket(of: &session, order)
    }

    /// Asks once for what nobody can go without: where it is, and how to call back. Never where somebody is in danger, which is
    /// answered before this (practice 2).
    private func askBack(_ session: inout ChatSessionRow) throws(StoreFailure) -> String? {
        guard !session.isAsked else { return nil }
        let messages = try store.chatMessages(of: session.id).map(\.text)
        let finding = tables.classifier.find(text: messages.joined(separator: "\n"))
        var missing: [NoticeID] = []
        let isSomewhere = finding.place.district != nil || finding.place.named != nil || finding.place.isAmbiguous
        if !isSomewhere, ![.consultation, .suggestion, .thanks, .appraisal].contains(finding.kind.value) { missing.append(.askPlace) }
        let own = try phone(of: session.address)
        if own == nil, !messages.contains(where: { Phone(within: $0) != nil }) { missing.append(.askPhone) }
        guard !missing.isEmpty else { return nil }
        session.isAsked = true
        return missing.map { tables.routing.notice($0, language: .chinese) }.joined()
    }

    /// How the newest matter of this user stands that is not over.
    private func standing(of address: ChatAddress) throws(StoreFailure) -> String? {
        for id in try store.chatTickets(of: address, limit: Self.ticketsOfChat) {
            guard let dossier = try read(id), dossier.ticket.state.isOpen || dossier.ticket.state == .merged else { continue }
            let plain = tables.plainState(of: dossier.ticket.state, due: dossier.clock(.promised)?.due, language: .chinese)
            return number(id).description + "：" + plain.words + plain.nextStep
        }
        return nil
    }

    func humanWords(_ ticket: Int64, _ finding: Finding) -> String {
        tables.routing.notice(
            .critical, language: .chinese,
            arguments: ["ticket": number(ticket).description, "advice": finding.urgency.advice.joined(separator: "；")])
    }

    /// A closed session's user writes again: a supplement, a question about progress, or just thanks.
    ///
    /// - Returns: nil where it is a matter of its own.
    private mutating func afterwards(
        _ message: ChatMessage, _ closed: ChatSessionRow, _ ticket: Int64, _ order: Order
    ) throws(StoreFailure) -> Receipt? {
        // A closed ticket takes nothing in any more: what is new is a matter of its own (domain 2.3).
        guard let earlier = try read(ticket), earlier.ticket.state.isOpen || earlier.ticket.state == .merged || !isMatter(message.text)
        else { return nil }
        var session = closed
        session.lastAt = order.at
        var receipt = chatReceipt(session, ticket: ticket)
        if tables.classifier.isGreetingOnly(message.text) { return receipt }
        if tables.classifier.isProgressQuestion(message.text) {
            receipt.say = try sayWhereItStands(earlier, order)
            return receipt
        }
        try store.addChatMessage(message.text, sentAt: message.sentAt, to: session.id)
        try store.update(session)
        try supplement(ticket, with: message.text, order)
        let finding = tables.classifier.find(text: message.text)
        if finding.urgency.level == .critical { receipt.say = humanWords(ticket, finding) }
        return receipt
    }

    /// The state in plain words, and what waits to be told: read in this answer, it is told.
    private mutating func sayWhereItStands(_ dossier: Dossier, _ order: Order) throws(StoreFailure) -> String {
        let progress = try reader.plainProgress(of: dossier, at: order.at)
        var said = [progress.state.chinese]
        for notice in try store.notices(of: dossier.ticket.id) where progress.tells.contains(notice.id) {
            said.append(words(of: notice))
            try settle(notice, how: OutboxRow.Way.chat.rawValue, order)
        }
        return said.joined(separator: "\n")
    }

    /// What the citizen adds stands in the ticket's journal, and so in the department's feed; new danger raises the ticket.
    mutating func supplement(_ ticket: Int64, with text: String, _ order: Order) throws(StoreFailure) {
        guard var dossier = try read(ticket) else { return }
        let finding = tables.classifier.find(text: text)
        try journal(
            "supplemented", dossier, by: order, reason: Reason("supplemented"),
            text: JournalText(salt: order.secrets.salt(2), body: text))
        if [.supplementing, .awaitingCitizen].contains(dossier.ticket.state),
            case .success(let next) = Lifecycle.next(after: .supplement, in: dossier.ticket.state)
        {
            dossier.turn(by: .supplement, to: next, at: order.at)
        }
        try raise(&dossier, for: finding, order)
        try save(&dossier, at: order.at)
        try hearFollower(dossier, finding: finding, order)
    }

    /// New danger in what a citizen adds raises the ticket: the consoles ring, and whoever has it is told. The caller saves.
    mutating func raise(_ dossier: inout Dossier, for finding: Finding, _ order: Order) throws(StoreFailure) {
        guard dossier.ticket.state.isOpen else { return }
        let isNewThreat = finding.urgency.threat && !dossier.ticket.isThreat
        let isRaised = finding.urgency.level > dossier.ticket.urgency
        dossier.ticket.isThreat = dossier.ticket.isThreat || finding.urgency.threat
        guard isRaised || isNewThreat else { return }
        raise(&dossier, to: finding.urgency.level, at: order.at)
        ring(dossier, finding: finding)
        if isRaised { try tellRaised(dossier, order) }
    }

    mutating func endChat(_ address: ChatAddress, _ order: Order) throws(DeskFailure) -> Receipt {
        try stored { () throws(StoreFailure) in
            guard var session = try store.chatSession(of: address) else { return chatReceipt(nil, ticket: nil) }
            if session.quietAt == nil {
                // Ended before: by quiet, by 特急, or by the same end sent again.
                var receipt = chatReceipt(session, ticket: session.ticket)
                receipt.isRepeated = true
                return receipt
            }
            return try close(&session, order)
        }
    }

    /// Closes a session: its messages are one matter, unless they were greetings only.
    mutating func close(_ session: inout ChatSessionRow, _ order: Order) throws(StoreFailure) -> Receipt {
        session.quietAt = nil
        if session.ticket == nil, try isMatter(session) {
            var receipt = try makeTicket(of: &session, order)
            receipt.isSessionOpen = false
            return receipt
        }
        try store.update(session)
        return chatReceipt(session, ticket: session.ticket)
    }

    private func isMatter(_ session: ChatSessionRow) throws(StoreFailure) -> Bool {
        try store.chatMessages(of: session.id).contains { isMatter($0.text) }
    }

    private func isMatter(_ text: String) -> Bool {
        !tables.classifier.isGreetingOnly(text) && !tables.classifier.isProgressQuestion(text)
    }

    private mutating func makeTicket(of session: inout ChatSessionRow, _ order: Order) throws(StoreFailure) -> Receipt {
        let messages = try store.chatMessages(of: session.id)
        let content = messages.map(\.text).joined(separator: "\n")
        var citizen = Citizen(chat: session.address)
        let own = try phone(of: session.address)
        citizen.phone = own ?? messages.lazy.compactMap { Phone(within: $0.text) }.first
        let submission = Submission(
            channel: .chat, mark: .chat(session.address.gateway, messageID: ""), receivedAt: session.openedAt, citizen: citizen,
            content: content)
        var receipt = try accept(submission, nil, mark: nil, order)
        let ticket = receipt.ticket.flatMap { TicketNumber(parsing: $0)?.body }
        session.ticket = ticket
        try store.update(session)
        receipt.session = sessionID(session)
        receipt.isSessionOpen = session.quietAt != nil
        return receipt
    }

    func chatReceipt(_ session: ChatSessionRow?, ticket: Int64?) -> Receipt {
        var receipt = Receipt(ticket: ticket.map { number($0).description })
        receipt.session = session.map(sessionID)
        receipt.isSessionOpen = session?.quietAt != nil
        return receipt
    }

    private func sessionID(_ session: ChatSessionRow) -> String {
        "S-\(tables.routing.calendar.zone.date(of: session.openedAt).iso8601.filter { $0 != "-" })-\(session.id)"
    }
}

extension Phone {
    /// The first run of digits in a chat message that is a mobile (eleven digits from 1) or a landline with its area code.
    init?(within text: String) {
        var run = ""
        for scalar in text.unicodeScalars + ["\n"] {
            if (0x30...0x39).contains(scalar.value) || (scalar == "-" && !run.isEmpty) {
                run.unicodeScalars.append(scalar)
                continue
            }
            let digits = run.filter { $0 != "-" }
            let isMobile = digits.count == 11 && digits.hasPrefix("1")
            let isLandline = (11...12).contains(digits.count) && digits.hasPrefix("0")
            if isMobile || isLandline, let phone = Phone(digits) {
                self = phone
                return
            }
            run = ""
        }
        return nil
    }
}
