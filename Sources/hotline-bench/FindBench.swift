import Foundation
import HotlineCore
import HotlineDesk
import HotlineStore
import HotlineSystem

/// What an operator waits for `find` and for each list, in a store as large as a city's fortnight.
struct FindBench {
    let ground: Ground
    let tickets: Int
    /// Of them, how many are open: as many as on a bad day.
    let open: Int

    private static let rounds = 100
    /// Rows a commit while the store is filled, which nobody times.
    private static let perCommit = 2_000

    func run(_ report: inout Report) throws {
        let folder = try ground.folder("find")
        defer { ground.remove(folder) }
        let database = folder + "/desk.db"
        let built = try seconds { try fill(database) }
        report.row("find, store built", "\(Report.grouped(Double(tickets))) tickets in \(Report.short(built, digits: 1)) s")
        try index(database, folder + "/words.db", &report)
        let service = try ground.service(database)
        let asker = Asker(service: service)
        for (name, query) in Self.questions { tell(&report, "find, \(name)", try asker.waits(.find(query, by: asker.actor), Self.rounds)) }
        for list in TicketList.Name.allCases {
            tell(&report, "list \(list.rawValue)", try asker.waits(.list(ListFilter(list: list), by: asker.actor), Self.rounds))
        }
        tell(&report, "inbox, all counts", try asker.waits(.inbox(by: asker.actor), Self.rounds))
    }

    private func tell(_ report: inout Report, _ what: String, _ waits: Waits) { report.row(what, "\(waits.words) of \(waits.count)") }

    // The store.

    private func fill(_ path: String) throws {
        var store = try ground.desk(path).store
        for first in stride(from: 0, to: tickets, by: Self.perCommit) {
            try store.begin()
            for index in first..<min(first + Self.perCommit, tickets) {
                try FoundMatter(index, isOpen: index >= tickets - open).write(to: &store)
            }
            try store.commit()
            _ = store.database.checkpointPassively()
        }
    }

    /// The words by their own feeder, and beside them the bare query that a common word comes to.
    private func index(_ database: String, _ path: String, _ report: inout Report) throws {
        let store = try Store.openReader(path: database, journalKey: Ground.key)
        let words = try WordIndex.open(path: path)
        let took = try seconds { while try words.feed(from: store) {} }
        let bytes = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        report.row(
            "find, words indexed",
            "\(Report.grouped(Double(tickets))) texts in \(Report.short(took, digits: 1)) s, \(Report.short(Double(bytes) / 1_048_576, digits: 1)) MiB"
        )
        for (name, word) in [("common", FoundMatter.commonWord), ("rare", FoundMatter.rareWord)] {
            var waits = Waits()
            for _ in 0..<Self.rounds {
                let began = MonotonicClock.microseconds()
                _ = try words.tickets(with: [word], limit: DeskService.mostHits)
                waits.add(MonotonicClock.microseconds() - began)
            }
            tell(&report, "raw FTS query, \(name) word", waits)
        }
    }

    // The questions.

    private static let questions: [(String, FindQuery)] = [
        ("common word", query { $0.words = [FoundMatter.commonWord] }),
        ("rare word", query { $0.words = [FoundMatter.rareWord] }),
        ("common word, rare state", query { ($0.words, $0.state) = ([FoundMatter.commonWord], .shelved) }),
        ("phone", query { $0.phone = Phone(SampleMatters.phone(7)) }),
        ("department", query { $0.department = FoundMatter.department }),
        ("department without a ticket", query { $0.department = "440106009" }),
        ("two days", query { ($0.from, $0.to) = (FoundMatter.day, FoundMatter.day.adding(days: 1)) }),
        ("common state", query { $0.state = .archived }),
        ("rare state", query { $0.state = .shelved }),
        ("absent category", query { $0.category = "0101" }),
    ]

    private static func query(_ set: (inout FindQuery) -> Void) -> FindQuery {
        var query = FindQuery()
        set(&query)
        return query
    }
}

/// Asks as the console does, and waits for the answer.
private struct Asker {
    let service: DeskService
    let actor = Actor(door: .console, person: "8001")

    func waits(_ query: Query, _ rounds: Int) throws -> Waits {
        var waits = Waits()
        for _ in 0..<rounds {
            let done = DispatchSemaphore(value: 0)
            let refused = Confined<Refusal?>(nil, label: "bench.refused")
            let began = MonotonicClock.microseconds()
            service.handle(.query(query, at: FoundMatter.now)) { answer in
                if case .refused(let refusal) = answer { refused.sync { $0 = refusal } }
                done.signal()
            }
            done.wait()
            waits.add(MonotonicClock.microseconds() - began)
            if let refusal = refused.sync({ $0 }) { throw BenchProblem("\(query): \(refusal.words(in: .english))") }
        }
        return waits
    }
}

/// A ticket of the store that is looked through: written as rows, by no decision.
private struct FoundMatter {
    static let commonWord = "路灯"
    static let rareWord = "龙眼"
    static let department: DepartmentCode = "440106011"
    static let now = SampleMatters.start
    /// The first day that has tickets: the last is today.
    static let day = Zone.china.date(of: now).adding(days: -(days - 1))

    private static let days = 14
    private static let rareEvery = 5_000
    private static let departments: [DepartmentCode] = [department, "440105004", "ZJJ", "GAJ", "RSJ"]
    private static let openStates: [TicketState] = [
        .pending, .awaitingDispatch, .awaitingSignature, .inProgress, .inProgress, .inProgress, .awaitingReview, .awaitingCallback,
    ]
    private static let shelvedEvery = 500

    let index: Int
    let isOpen: Bool

    init(_ index: Int, isOpen: Bool) {
        self.index = index
        self.isOpen = isOpen
    }

    /// Tickets of a day stand one after the other, as they would have come.
    func write(to store: inout Store) throws {
        let day = Self.day.adding(days: index % Self.days)
        let received = Self.now.adding(minutes: Int64(index % Self.days + 1 - Self.days) * 24 * 60)
        let id = Int64(day.year * 10_000 + day.month * 100 + day.day) * 1_000_000 + Int64(index / Self.days)
        let department = Self.departments[index % Self.departments.count]
        let rare = index % Self.rareEvery == 0 ? "，龙眼树挡住" : ""
        let entry = try store.append(
            JournalEntry(
                ticket: id, at: received, event: "received", door: "file", person: nil, actorDepartment: nil, origin: "bench",
                reason: Reason("noted"), department: department,
                text: JournalText(salt: [UInt8](repeating: 1, count: 16), body: SampleMatters.text(index) + rare)))
        var ticket = TicketRow(
            id: id, state: state, urgency: index % 50 == 0 ? .urgent : .ordinary, kind: .request, kindClaimed: nil, category: "0206",
            channel: .phone, district: "440106", street: nil, place: nil, isSecret: false, isVulnerable: index % 40 == 0,
            isThreat: false, receivedAt: received, textEntry: entry, routing: "bench", finding: "{}")
        ticket.round = 1
        ticket.closedAt = isOpen ? nil : received
        ticket.dueAt = isOpen ? received.adding(minutes: Int64(index % 20_000)) : nil
        ticket.nextAt = isOpen ? Self.now.adding(minutes: 60) : nil
        try store.insert(ticket)
        try store.insertPerson(Citizen(name: "测试甲", phone: Phone(SampleMatters.phone(index))), ticket: id)
        var assignment = AssignmentRow(
            ticket: id, round: 1, part: 0, department: department, handler: nil, assignedAt: received, assignedBy: nil, how: "rule",
            isDesignated: false, ladder: .ordinary, routing: "bench")
        assignment.endedAt = isOpen ? nil : received
        try store.insert(assignment)
    }

    private var state: TicketState {
        guard isOpen else { return .archived }
        return index % Self.shelvedEvery == 0 ? .shelved : Self.openStates[index % Self.openStates.count]
    }
}
