import HotlineCore
import HotlineRouting
import HotlineStore

extension Desk {
    /// Codes that `tables` lack and an open ticket holds: such tables would leave the ticket without a department, a hand or limits
    /// (practice 48). A row that is over by its 失效 is there still and is no such code.
    ///
    /// - Returns: a line a code, in both languages, at most `codesNamed`; empty where nothing stands in the way.
    package func codesInUse(missingFrom tables: RoutingTables) throws(StoreFailure) -> [String] {
        let old = self.tables.routing
        var lines: [String] = []
        for code in old.departments.keys.sorted(by: { $0.rawValue < $1.rawValue }) where tables.departments[code] == nil {
            guard let ticket = try store.openTickets(of: code, after: 0, limit: 1).first else { continue }
            lines.append(Self.line("departments.csv", code.rawValue, number(ticket)))
        }
        for code in old.categoryRows.keys.sorted(by: { $0.rawValue < $1.rawValue }) where tables.categoryRows[code] == nil {
            guard let ticket = try store.openTicket(ofClass: code) else { continue }
            lines.append(Self.line("categories.csv", code.rawValue, number(ticket)))
        }
        let loads = try store.handlerLoads()
        for person in old.people.keys.sorted(by: { $0.rawValue < $1.rawValue }) where tables.people[person] == nil {
            guard loads[person]?.open ?? 0 > 0, let ticket = try store.handled(by: person, limit: 1).first else { continue }
            lines.append(Self.line("people.csv", person.rawValue, number(ticket)))
        }
        return Array(lines.prefix(Self.codesNamed))
    }

    /// More than this are no slip of a row but another city's tables: the answer stays on one screen.
    private static let codesNamed = 20

    private static func line(_ file: String, _ code: String, _ ticket: TicketNumber) -> String {
        "routing/\(file): “\(code)”的行没有了，未结的 \(ticket) 还在用，应保留这一行并填失效 / no row “\(code)”, which open \(ticket) holds, expected the row with an end of validity"
    }
}
