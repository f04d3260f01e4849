import HotlineCore
import HotlineStore
import Testing

struct RowTests {
    @Test func `a ticket reads back as it was written and changed`() throws {
        let house = try TemporaryStore()
        var ticket = TemporaryStore.ticket(20_260_312_000_012)
        ticket.codeHash = [1, 2]
        ticket.dueAt = TemporaryStore.now
        try house.store.insert(ticket)
        ticket.state = .inProgress
        ticket.urgency = .critical
        ticket.returns = 2
        ticket.handedTo = "119"
        ticket.takenBy = "8001"
        ticket.contactedAt = TemporaryStore.now
        try house.store.update(ticket)
        let read = try #require(try house.store.ticket(ticket.id))
        #expect(read.state == .inProgress)
        #expect(read.urgency == .critical)
        #expect(read.returns == 2)
        #expect(read.handedTo == "119")
        #expect(read.takenBy == "8001")
        #expect(read.contactedAt == TemporaryStore.now)
        #expect(read.codeHash == [1, 2])
        #expect(read.linkHash == nil)
    }

    @Test func `a person's phone keeps its extension, and none stays none`() throws {
        let house = try TemporaryStore()
        for id in [Int64(1), 2] { try house.store.insert(TemporaryStore.ticket(id)) }
        let citizen = Citizen(name: "测试甲", phone: Phone("020-00000001 转 801"), chat: ChatAddress(gateway: "wx", user: "u 1"))
        try house.store.insertPerson(citizen, ticket: 1)
        try house.store.insertPerson(Citizen(), ticket: 2)
        #expect(try house.store.person(of: 1) == citizen)
        #expect(try house.store.person(of: 2) == Citizen())
        #expect(try house.store.tickets(ofPhone: #require(Phone("02000000001")), limit: 5) == [1])
    }

    @Test(arguments: [
        ("0127", [20_260_312_000_012]), ("000127", [20_260_312_000_012]), ("202603120000127", [20_260_312_000_012]), ("9999", []),
        ("012", []), ("01a7", []), ("202603120000128", []),
    ])
    func `a ticket is found by its last digits, check digit and all`(digits: String, found: [Int64]) throws {
        let house = try TemporaryStore()
        for sequence in [Int64(1), 12, 13] { try house.store.insert(TemporaryStore.ticket(20_260_312_000_000 + sequence)) }
        let prefix = try #require(TicketNumber.Prefix("GZ"))
        #expect(try house.store.tickets(endingWith: digits, prefix: prefix) == found)
    }

    @Test func `the newest day that has one answers for four digits`() throws {
        let house = try TemporaryStore()
        for id in [Int64(20_260_310_000_012), 20_260_312_000_500] { try house.store.insert(TemporaryStore.ticket(id)) }
        let prefix = try #require(TicketNumber.Prefix("GZ"))
        let digits = String(try #require(TicketNumber(prefix: prefix, body: 20_260_310_000_012)).description.suffix(4))
        #expect(try house.store.tickets(endingWith: digits, prefix: prefix) == [20_260_310_000_012])
    }

    @Test func `a query code stands in no row once it was told`() throws {
        let house = try TemporaryStore()
        try house.store.insert(TemporaryStore.ticket(1))
        let entry = try house.store.append(TemporaryStore.entry(1))
        for subject in ["chat-ticket", "replied"] {
            try house.store.post(
                entry: entry, ticket: 1, subject: subject, arguments: ["code", "604913"], recipient: "citizen \(subject)", way: .chat,
                address: "wx u", isUrgent: false, next: TemporaryStore.now, at: TemporaryStore.now)
            try house.store.settle(house.store.lastNotice(), toldAt: TemporaryStore.now, how: "chat")
        }
        #expect(try house.store.notices(of: 1).map(\.arguments) == [[], ["code", "604913"]])
    }

    @Test func `a notice is settled once`() throws {
        let house = try TemporaryStore()
        try house.store.insert(TemporaryStore.ticket(1))
        let entry = try house.store.append(TemporaryStore.entry(1))
        try house.store.post(
            entry: entry, ticket: 1, subject: "replied", arguments: [], recipient: "citizen", way: .person, address: nil, isUrgent: false,
            next: nil, at: TemporaryStore.now)
        let notice = try house.store.lastNotice()
        try house.store.settle(notice, toldAt: TemporaryStore.now, how: "电话")
        try house.store.settle(notice, toldAt: TemporaryStore.now.adding(minutes: 5), how: "短信")
        let row = try #require(try house.store.notice(notice))
        #expect(row.toldAt == TemporaryStore.now)
        #expect(row.how == "电话")
    }

    @Test func `a feed's cursor never goes back`() throws {
        let house = try TemporaryStore()
        for entry in [Int64(7), 3] { try house.store.setFeedCursor(of: "SWJ", to: entry, at: TemporaryStore.now) }
        #expect(try house.store.feedCursor(of: "SWJ") == 7)
    }

    @Test func `a file's cursor is replaced and its reject stands once`() throws {
        let house = try TemporaryStore()
        func cursor(_ offset: Int64) -> SourceCursor {
            SourceCursor(
                source: "agents", device: 1, inode: 2, offset: offset, line: 1, headHash: "h", headLength: 3, tailHash: "t", path: "p")
        }
        for offset in [Int64(10), 20] {
            try house.store.put(cursor(offset), at: TemporaryStore.now)
            try house.store.insertReject(Reason("reject-time", "x"), raw: [1], at: 0, line: 1, of: cursor(offset), at: TemporaryStore.now)
        }
        #expect(try house.store.cursors(of: "agents") == [cursor(20)])
        #expect(try house.store.rejectCount() == 1)
    }

    @Test func `keys older than a day are forgotten, oldest first`() throws {
        let house = try TemporaryStore()
        for hour in 0..<4 {
            try house.store.remember(
                "{}", under: .console("8001", key: "\(hour)"), at: TemporaryStore.now.adding(minutes: Int64(hour) * 60))
        }
        try house.store.forgetKeys(before: TemporaryStore.now.adding(minutes: 120), limit: 1)
        #expect(try house.store.answered(under: .console("8001", key: "0")) == nil)
        try house.store.forgetKeys(before: TemporaryStore.now.adding(minutes: 120), limit: 10)
        #expect(try house.count("SELECT count(*) FROM idempotency") == 2)
    }

    @Test(arguments: [Limit.workingMinutes(240), .workingDays(5), .clockMinutes(15)]) func `a limit keeps its unit`(limit: Limit) {
        #expect(Limit(stored: limit.stored) == limit)
    }

    @Test(arguments: ["", "x5", "w", "d five"]) func `a limit of no known unit is none`(text: String) {
        #expect(Limit(stored: text) == nil)
    }

    @Test func `a handler's last assignment counts though it is done`() throws {
        let house = try TemporaryStore()
        try house.store.insert(TemporaryStore.ticket(1))
        for round in 1...2 {
            try house.store.insert(
                AssignmentRow(
                    ticket: 1, round: round, part: 0, department: "SWJ", handler: "SWJ-1",
                    assignedAt: TemporaryStore.now.adding(minutes: Int64(round)), assignedBy: nil, how: "rule", isDesignated: false,
                    ladder: .ordinary, routing: "v"))
        }
        try house.store.endAssignments(of: 1, round: 2, at: TemporaryStore.now.adding(minutes: 9))
        #expect(try house.store.handlerLoads() == ["SWJ-1": HandlerLoad(open: 1, lastAssigned: TemporaryStore.now.adding(minutes: 2))])
    }
}
