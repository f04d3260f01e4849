import HotlineCore
import HotlineRouting
import HotlineStore

/// A gateway that does not acknowledge a citizen's notice gives it up to the next one, and the last to a person: chat, SMS, voice,
/// then the list 待告知 that operators call from (practice 7).
extension Desk {
    enum ChatStep: Equatable {
        case again
        /// `GATEWAY USER` of the next way.
        case gateway(String)
        case person
    }

    /// What is done with a notice at a gateway at its next instant. An urgent one has five minutes for each way.
    func stepOfChat(_ notice: OutboxRow, at now: Instant) throws(StoreFailure) -> ChatStep {
        guard notice.isUrgent || notice.attempts >= Self.attemptLimit else { return .again }
        let ways = try ways(of: notice)
        let place = notice.address.flatMap { ways.firstIndex(of: $0) } ?? ways.count
        if notice.isUrgent {
            // A notice whose ways are not known any more had one.
            let had = Int64(min(place, ways.count - 1) + 1)
            guard now.milliseconds - notice.createdAt.milliseconds >= had * Self.nextWayMilliseconds else { return .again }
        }
        return place + 1 < ways.count ? .gateway(ways[place + 1]) : .person
    }

    /// A notice's way as people call it: of one at a gateway, the gateway's kind.
    func wayName(of notice: OutboxRow) throws(StoreFailure) -> String {
        guard notice.way == .chat, let gateway = notice.chatAddress?.gateway else { return notice.way.rawValue }
        return try kind(of: gateway).rawValue
    }

    /// The gateways that reach its citizen, in the order in which they are tried.
    private func ways(of notice: OutboxRow) throws(StoreFailure) -> [String] {
        let own = notice.address.map { [$0] } ?? []
        guard let ticket = notice.ticket, let dossier = try read(ticket), let citizen = try store.person(of: ticket) else { return own }
        // A query code goes to whoever asked, by the way they asked, and else from a person to a person.
        if notice.subject == NoticeID.chatTicket.rawValue { return own }
        var ways = citizen.chat.map { [$0.gateway.rawValue + " " + $0.user] } ?? []
        guard let phone = citizen.phone else { return ways }
        if let gateway = try smsGateway() { ways.append(gateway.rawValue + " " + phone.number) }
        // Who is called aloud is not called about a secret, nor if they cannot hear (practice 26, art. 10).
        let mayCall = !dossier.ticket.isSecret && dossier.privacy?.isTextOnly != true
        if mayCall, let gateway = try store.gateway(of: .voice) { ways.append(gateway.rawValue + " " + phone.number) }
        // Somebody who writes by SMS is their own SMS.
        return ways.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension OutboxRow {
    /// The user behind a gateway that its address names.
    var chatAddress: ChatAddress? {
        guard let address, let space = address.firstIndex(of: " ") else { return nil }
        return ChatAddress(
            gateway: GatewayName(rawValue: String(address[..<space])), user: String(address[address.index(after: space)...]))
    }
}
