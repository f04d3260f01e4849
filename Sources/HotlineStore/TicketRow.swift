import HotlineCore

/// A ticket as its row holds it.
package struct TicketRow: Sendable {
    /// The body of its number.
    package let id: Int64
    package var state: TicketState
    package var urgency: Urgency
    package var kind: Kind
    package var kindClaimed: Kind?
    package var category: CategoryCode?
    package var channel: Channel
    package var district: PlaceCode?
    package var street: PlaceCode?
    package var place: PlaceCode?
    package var isSecret: Bool
    package var isVulnerable: Bool
    package var isThreat: Bool
    package var receivedAt: Instant
    package var acceptedAt: Instant?
    package var closedAt: Instant?
    package var firstPerson: PersonID?
    package var firstDepartment: DepartmentCode?
    /// The entry whose text is the matter, and the one whose text is the public reply.
    package var textEntry: Int64
    package var replyEntry: Int64?
    /// When the citizen was answered first; on time or not is measured by it.
    package var answeredAt: Instant?
    package var round: Int = 0
    package var returns: Int = 0
    package var redos: Int = 0
    package var urges: Int = 0
    /// The first contact with the citizen since acceptance, whoever made it.
    package var contactedAt: Instant?
    package var isTransferTold = false
    /// 跨区: its places lie in several districts, by what was found or by a person (art. 13 ¶3).
    package var isCrossDistrict = false
    /// 110, 119, 120 or 122, once it has the matter.
    package var handedTo: String?
    /// The operator who opened it with `next`, until when others leave it alone.
    package var takenBy: PersonID?
    package var takenUntil: Instant?
    /// 特急: when the consoles ring next.
    package var ringAt: Instant?
    package var dueAt: Instant?
    /// Nil only when closed.
    package var nextAt: Instant?
    package var codeHash: [UInt8]?
    package var linkHash: [UInt8]?
    package var routing: RoutingVersion
    /// The finding as JSON, for `why`.
    package var finding: String

    package init(
        id: Int64, state: TicketState, urgency: Urgency, kind: Kind, kindClaimed: Kind?, category: CategoryCode?, channel: Channel,
        district: PlaceCode?, street: PlaceCode?, place: PlaceCode?, isSecret: Bool, isVulnerable: Bool, isThreat: Bool,
        receivedAt: Instant, textEntry: Int64, routing: RoutingVersion, finding: String
    ) {
        self.id = id
        self.state = state
        self.urgency = urgency
        self.kind = kind
        self.kindClaimed = kindClaimed
        self.category = category
        self.channel = channel
        self.district = district
        self.street = street
        self.place = place
        self.isSecret = isSecret
        self.isVulnerable = isVulnerable
        self.isThreat = isThreat
        self.receivedAt = receivedAt
        self.textEntry = textEntry
        self.routing = routing
        self.finding = finding
    }
}

extension Value {
    package static func instant(_ instant: Instant?) -> Value { instant.map { .integer($0.milliseconds) } ?? .null }
    package static func code(_ code: (some Code)?) -> Value { code.map { .text($0.rawValue) } ?? .null }
}

extension Statement {
    package func instant(_ column: Int32) -> Instant { Instant(milliseconds: integer(column)) }
    package func optionalInstant(_ column: Int32) -> Instant? { optionalInteger(column).map { Instant(milliseconds: $0) } }
    package func optionalCode<C: Code>(_ column: Int32) -> C? { optionalText(column).map { C(rawValue: $0) } }
    package func code<C: Code>(_ column: Int32) -> C { C(rawValue: text(column)) }
}

extension Store {
    package func insert(_ ticket: TicketRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO tickets(id, state, urgency, kind, kind_claimed, category, channel, district, street, place, is_secret,
                is_vulnerable, is_threat, received_at, accepted_at, closed_at, first_person, first_department, text_entry,
                reply_entry, round, returns, redos, urges, contacted_at, is_transfer_told, handed_to, taken_by, taken_until,
                ring_at, due_at, next_at, code_hash, link_hash, routing, finding)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(ticket.id), .text(ticket.state.rawValue), .integer(ticket.urgency.rawValue), .text(ticket.kind.rawValue),
            .text(ticket.kindClaimed?.rawValue), .code(ticket.category), .text(ticket.channel.rawValue), .code(ticket.district),
            .code(ticket.street), .code(ticket.place), .flag(ticket.isSecret), .flag(ticket.isVulnerable), .flag(ticket.isThreat),
            .instant(ticket.receivedAt), .instant(ticket.acceptedAt), .instant(ticket.closedAt), .code(ticket.firstPerson),
            .code(ticket.firstDepartment), .integer(ticket.textEntry), .integer(ticket.replyEntry), .integer(ticket.round),
            .integer(ticket.returns), .integer(ticket.redos), .integer(ticket.urges), .instant(ticket.contactedAt),
            .flag(ticket.isTransferTold), .text(ticket.handedTo), .code(ticket.takenBy), .instant(ticket.takenUntil),
            .instant(ticket.ringAt), .instant(ticket.dueAt), .instant(ticket.nextAt), .blob(ticket.codeHash),
            .blob(ticket.linkHash), .code(ticket.routing), .text(ticket.finding))
    }

    /// Writes every column that may change; what came in stays as it came in.
    package func update(_ ticket: TicketRow) throws(StoreFailure) {
        try database.run(
            """
            UPDATE tickets SET state = ?, urgency = ?, kind = ?, category = ?, district = ?, street = ?, place = ?,
                is_secret = ?, is_vulnerable = ?, is_threat = ?, accepted_at = ?, closed_at = ?, first_person = ?, first_department = ?,
                reply_entry = ?, round = ?, returns = ?, redos = ?, urges = ?, contacted_at = ?, is_transfer_told = ?,
                handed_to = ?, taken_by = ?, taken_until = ?, ring_at = ?, due_at = ?, next_at = ?, answered_at = ?,
                is_cross_district = ?
            WHERE id = ?
            """,
            .text(ticket.state.rawValue), .integer(ticket.urgency.rawValue), .text(ticket.kind.rawValue), .code(ticket.category),
            .code(ticket.district), .code(ticket.street), .code(ticket.place), .flag(ticket.isSecret), .flag(ticket.isVulnerable),
            .flag(ticket.isThreat), .instant(ticket.acceptedAt), .instant(ticket.closedAt), .code(ticket.firstPerson),
            .code(ticket.firstDepartment),
            .integer(ticket.replyEntry), .integer(ticket.round), .integer(ticket.returns), .integer(ticket.redos),
            .integer(ticket.urges), .instant(ticket.contactedAt), .flag(ticket.isTransferTold), .text(ticket.handedTo),
            .code(ticket.takenBy), .instant(ticket.takenUntil), .instant(ticket.ringAt), .instant(ticket.dueAt),
            .instant(ticket.nextAt), .instant(ticket.answeredAt), .flag(ticket.isCrossDistrict), .integer(ticket.id))
    }

    package func ticket(_ id: Int64) throws(StoreFailure) -> TicketRow? {
        try database.first(
            """
            SELECT id, state, urgency, kind, kind_claimed, category, channel, district, street, place, is_secret,
                is_vulnerable, is_threat, received_at, accepted_at, closed_at, first_person, first_department, text_entry,
                reply_entry, round, returns, redos, urges, contacted_at, is_transfer_told, handed_to, taken_by, taken_until,
                ring_at, due_at, next_at, code_hash, link_hash, routing, finding, answered_at, is_cross_district
            FROM tickets WHERE id = ?
            """, .integer(id)
        ) { row in
            var ticket = TicketRow(
                id: row.integer(0), state: row.ticketState(1), urgency: Urgency(rawValue: row.int(2)) ?? .ordinary,
                kind: Kind(rawValue: row.text(3)) ?? .other, kindClaimed: row.optionalText(4).flatMap { Kind(rawValue: $0) },
                category: row.optionalCode(5), channel: Channel(rawValue: row.text(6)) ?? .portal, district: row.optionalCode(7),
                street: row.optionalCode(8), place: row.optionalCode(9), isSecret: row.flag(10), isVulnerable: row.flag(11),
                isThreat: row.flag(12), receivedAt: row.instant(13), textEntry: row.integer(18), routing: row.code(34),
                finding: row.text(35))
            ticket.acceptedAt = row.optionalInstant(14)
            ticket.closedAt = row.optionalInstant(15)
            ticket.firstPerson = row.optionalCode(16)
            ticket.firstDepartment = row.optionalCode(17)
            ticket.replyEntry = row.optionalInteger(19)
            ticket.round = row.int(20)
            ticket.returns = row.int(21)
            ticket.redos = row.int(22)
            ticket.urges = row.int(23)
            ticket.contactedAt = row.optionalInstant(24)
            ticket.isTransferTold = row.flag(25)
            ticket.handedTo = row.optionalText(26)
            ticket.takenBy = row.optionalCode(27)
            ticket.takenUntil = row.optionalInstant(28)
            ticket.ringAt = row.optionalInstant(29)
            ticket.dueAt = row.optionalInstant(30)
            ticket.nextAt = row.optionalInstant(31)
            ticket.codeHash = row.isNull(32) ? nil : row.blob(32)
            ticket.linkHash = row.isNull(33) ? nil : row.blob(33)
            ticket.answeredAt = row.optionalInstant(36)
            ticket.isCrossDistrict = row.flag(37)
            return ticket
        }
    }

    /// The highest row id below `end` and at or after `start`: the day's last number.
    package func lastTicket(from start: Int64, below end: Int64) throws(StoreFailure) -> Int64? {
        try database.first("SELECT max(id) FROM tickets WHERE id >= ? AND id < ?", .integer(start), .integer(end)) {
            $0.optionalInteger(0)
        } ?? nil
    }

    /// Tickets whose next moment has come, oldest first.
    package func due(at now: Instant, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            "SELECT id FROM tickets WHERE next_at <= ? ORDER BY next_at LIMIT ?", .instant(now), .integer(limit)
        ) { $0.integer(0) }
    }

    package func setNext(_ id: Int64, to instant: Instant) throws(StoreFailure) {
        try database.run("UPDATE tickets SET next_at = ? WHERE id = ?", .instant(instant), .integer(id))
    }

    /// The next moment of all.
    package func nextMoment() throws(StoreFailure) -> Instant? {
        try database.first("SELECT min(next_at) FROM tickets WHERE next_at IS NOT NULL") { $0.optionalInstant(0) } ?? nil
    }
}

extension Statement {
    /// A schema newer than the program is refused at opening, so an unknown state is a broken row; 待受理 puts it before a person.
    func ticketState(_ column: Int32) -> TicketState { TicketState(rawValue: text(column)) ?? .pending }
}
