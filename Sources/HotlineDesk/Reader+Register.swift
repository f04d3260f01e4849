import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    func register(_ query: RegisterQuery, at now: Instant) throws(DeskFailure) -> RegisterAnswer {
        switch query {
        case .services: return .services(services(at: now))
        case .service(let code):
            guard let category = services(at: now).first(where: { $0.code == code }) else {
                throw .refused(.unknownCategory(code.rawValue))
            }
            return .service(category)
        case .tickets(let numbers):
            let ids = numbers.prefix(RegisterQuery.most).compactMap { TicketNumber(parsing: $0) }
                .filter { $0.prefix == settings.prefix }.map(\.body)
            return .tickets(try stored { () throws(StoreFailure) in try registerLines(ids, at: now) })
        case .search(let search):
            return .tickets(
                try stored { () throws(StoreFailure) in
                    let ids = try store.published(
                        from: search.from, until: search.until, services: search.services, isOpen: search.isOpen,
                        skipping: search.skipping, limit: min(search.limit, RegisterQuery.most))
                    return try registerLines(ids, at: now)
                })
        }
    }

    private func services(at now: Instant) -> [HotlineCore.Category] {
        let today = tables.routing.calendar.zone.date(of: now)
        return tables.routing.categories.filter { category in
            category.code != .unsorted
                && tables.routing.categoryRows[category.code].map { $0.validity.contains(today) && !$0.isSealed } == true
        }
    }

    private func registerLines(_ ids: [Int64], at now: Instant) throws(StoreFailure) -> [RegisterLine] {
        var lines: [RegisterLine] = []
        for id in ids {
            guard let row = try store.published(id) else { continue }
            let step = row.expectedAt.flatMap { $0 > now ? $0 : nil }
            let chinese = tables.plainState(of: row.state, due: step, language: .chinese)
            let english = tables.plainState(of: row.state, due: step, language: .english)
            let place = [tables.placeName(row.district), tables.placeName(row.street)].compactMap { $0 }.joined()
            lines.append(
                RegisterLine(
                    number: number(id), isOpen: row.closedAt == nil,
                    statusChinese: chinese.words + "。" + chinese.nextStep, statusEnglish: english.words + ". " + english.nextStep,
                    service: row.category.flatMap { tables.routing.categoryRows[$0]?.category },
                    department: tables.departmentName(row.department), place: place.isEmpty ? nil : place, requestedAt: row.requestedAt,
                    updatedAt: row.updatedAt, expectedAt: row.expectedAt, text: row.text))
        }
        return lines
    }
}
