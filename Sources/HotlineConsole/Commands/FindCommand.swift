import HotlineCore
import HotlineDesk
import HotlineSystem

/// Any ticket, by what is remembered of it.
struct FindCommand: Command {
    let card = Card(
        names: ["find", "查找", "czd"],
        usage:
            "find [WORDS …] [phone=…] [number=…] [department=CODE] [state=STATE] [kind=KIND] [category=CATEGORY] [from=DATE] [to=DATE] [n=N] | find save|drop NAME … | find NAME",
        help: Words(
            "按字（两个字以上）、电话、编号、单位、状态、类型、类别、日期找工单，都要符合；不写日期查最近九十天。find save 名称 条件 存下来，find 名称 再查，find saved 看存了哪些",
            "finds tickets by words (two characters or more), phone, number, department, state, kind, category and dates; all must hold. Without dates the last ninety days. find save NAME … keeps a filter, find NAME looks again, find saved lists them"
        ))

    private static let keys = ["phone", "number", "department", "state", "kind", "category", "from", "to", "n"]
    private static let chinese = [
        "电话": "phone", "编号": "number", "单位": "department", "状态": "state", "类型": "kind", "类别": "category", "从": "from", "到": "to",
        "条数": "n",
    ]

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard !words.isEmpty else { throw words.refusal }
        if words.take("saved", "存下的") { return Self.saved(at: seat) }
        if words.take("save", "存") { return try Self.save(&words, at: seat) }
        if words.take("drop", "删") {
            let name = try words.required().typed
            try words.finish()
            return seat.keepFilter(.dropFilter(name: name), said: Wording.filterDropped)
        }
        guard words.words.count == 1, let name = words.first?.typed, !name.contains("=") else { return try Self.find(&words, at: seat) }
        // One word may be a saved filter's name; if none is called so, it is looked for.
        let line = words
        return .ask(seat.query(.workbench(.filters, by: seat.actor))) { answer, seat in
            var words = line
            do throws(Refusal) {
                if case .workbench(.filters(let filters)) = answer, let filter = filters.first(where: { $0.name == name }) {
                    words = Arguments(TypedLine("find " + filter.filter), usage: words.usage, skipping: 1)
                }
                return try Self.find(&words, at: seat)
            } catch { return seat.refuse(error) }
        }
    }

    private static func saved(at seat: Seat) -> Move {
        .ask(seat.query(.workbench(.filters, by: seat.actor))) { answer, seat in
            guard case .workbench(.filters(let filters)) = answer else { return seat.unexpected(answer) }
            guard !filters.isEmpty else { return .reply(Reply(.list, seat.words(Wording.noFilters))) }
            let rows = DisplayWidth.aligned(filters.map { [$0.name, $0.filter] })
            return .reply(Reply(.list, rows + [seat.words(Wording.filters(filters.count))]))
        }
    }

    private static func save(_ words: inout Arguments, at seat: Seat) throws(Refusal) -> Move {
        let name = try words.required().typed
        let filter = TypedLine(words.rest())
        var read = Arguments(TypedLine("find " + filter.typedText), usage: words.usage, skipping: 1)
        guard case .query(let query) = try Self.question(&read, at: seat), !query.isEmpty else { throw words.refusal }
        guard query.phone == nil else {
            throw .invalid(field: "phone", value: "…", expected: seat.words(Wording.noPhoneSaved))
        }
        return seat.keepFilter(.saveFilter(name: name, filter: filter.typedText), said: Wording.saved(name))
    }

    private enum Question { case query(FindQuery), ticket(TicketReference) }

    private static func find(_ words: inout Arguments, at seat: Seat) throws(Refusal) -> Move {
        switch try question(&words, at: seat) {
        case .ticket(let ticket):
            return .ask(seat.query(.show(ticket, by: seat.actor))) { answer, seat in Show.render(answer, at: seat, isWhole: false) }
        case .query(let query):
            return .ask(seat.query(.find(query, by: seat.actor))) { answer, seat in
                guard case .found(let found) = answer else { return seat.unexpected(answer) }
                return .reply(seat.found(found))
            }
        }
    }

    private static func question(_ words: inout Arguments, at seat: Seat) throws(Refusal) -> Question {
        var query = FindQuery()
        while let word = words.next() {
            guard let equals = word.folded.firstIndex(of: "=") else {
                let plain = TextNormaliser.shared.normalise(word.typed)
                guard plain.unicodeScalars.count >= 2, query.words.count < FindQuery.mostWords else {
                    throw .invalid(field: seat.words(Words("字", "words")), value: word.short, expected: seat.words(Wording.twoCharacters))
                }
                query.words.append(plain)
                continue
            }
            let typed = word.folded[..<equals].lowercased()
            let key = chinese[typed] ?? typed
            let value = String(word.folded[word.folded.index(after: equals)...])
            guard keys.contains(key), !value.isEmpty else { throw words.refusal }
            if key == "number" {
                try words.finish()
                var named = Arguments(TypedLine("find " + value), usage: words.usage, skipping: 1)
                guard query.isEmpty, let ticket = try named.namedTicket(of: seat) else { throw words.refusal }
                return .ticket(ticket)
            }
            try set(key, value, in: &query, at: seat)
        }
        return .query(query)
    }

    private static func set(_ key: String, _ value: String, in query: inout FindQuery, at seat: Seat) throws(Refusal) {
        func invalid(_ expected: String) -> Refusal { .invalid(field: key, value: DisplayWidth.cut(value, to: 40), expected: expected) }
        switch key {
        case "phone":
            guard let phone = Phone(value) else {
                throw .invalid(field: key, value: "…", expected: seat.words(Words("电话号码", "a telephone number")))
            }
            query.phone = phone
        case "department": query.department = DepartmentCode(rawValue: value.uppercased())
        case "category": query.category = CategoryCode(rawValue: value)
        case "state":
            guard let state = TicketState(typed: value) else { throw invalid(TicketState.expected(in: seat.language)) }
            query.state = state
        case "kind":
            guard let kind = Kind(typed: value) else { throw invalid(Kind.expected(in: seat.language)) }
            query.kind = kind
        case "n":
            guard let count = Int(value), (1...ListFilter.most).contains(count) else { throw invalid("1–\(ListFilter.most)") }
            query.limit = count
        default:
            guard let day = CivilDate(typed: value, today: seat.now) else {
                throw invalid(seat.words(Words("日期，如 2026-03-12", "a date, as 2026-03-12")))
            }
            if key == "from" { query.from = day } else { query.to = day }
        }
    }
}

extension CivilDate {
    /// `2026-03-12`, `2026/3/12`, and 今天 or 昨天 by Beijing time.
    fileprivate init?(typed text: String, today now: Instant) {
        let today = Zone.china.date(of: now)
        switch text.lowercased() {
        case "今天", "today": self = today
        case "昨天", "yesterday": self = today.adding(days: -1)
        default:
            let parts = text.split { $0 == "-" || $0 == "/" }.compactMap { Int($0) }
            guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else { return nil }
            self = date
        }
    }
}

extension Seat {
    /// A list as every other, with the days and the entry up to which it was looked.
    mutating func found(_ found: Found) -> Reply {
        let reply = list(found.list, heading: "")
        let end = words(Wording.found(found.list.lines.count, hasMore: found.list.hasMore, found.from.iso8601, found.to.iso8601))
        return Reply(.list, reply.lines.dropLast() + [end + (found.upTo.map { words(Wording.lookedUpTo($0)) } ?? "")], values: reply.values)
    }

    fileprivate func keepFilter(_ action: WorkbenchAction, said: Words) -> Move {
        .ask(plainOrder(action)) { answer, seat in
            guard case .done = answer else { return seat.unexpected(answer) }
            return .reply(Reply(.done, seat.words(said)))
        }
    }
}
