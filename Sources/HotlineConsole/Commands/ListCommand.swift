import HotlineCore
import HotlineDesk

struct ListCommand: Command {
    let card = Card(
        names: ["list", "列表", "lb"], usage: "list [LIST|DEPARTMENT|STATE] [N]",
        help: Words(
            "列出一个清单、一个单位或一种状态的工单，最急的在前；N 最多 200，不写是 20",
            "lists the tickets of a list, a department or a state, most urgent first; N is at most 200, 20 if left out"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        var filter = ListFilter()
        var heading = TicketList.Name.pending.in(seat.language)
        if let word = words.first, Self.count(word) == nil {
            _ = words.next()
            heading = word.typed
            if let list = TicketList.Name(named: word.folded) {
                filter.list = list
                seat.list = list
                heading = list.in(seat.language)
            } else if let state = TicketState(typed: word.folded) {
                filter.state = state
                heading = state.in(seat.language)
            } else if !word.folded.allSatisfy(\.isASCII) {
                // Codes are letters and digits: what is written in Chinese was meant as a list or a state.
                throw .invalid(
                    field: seat.words(Words("清单", "list")), value: word.short, expected: TicketList.Name.expected(in: seat.language))
            } else {
                filter.department = DepartmentCode(rawValue: word.folded.uppercased())
            }
        }
        if let word = words.next() {
            guard let count = Self.count(word), (1...ListFilter.most).contains(count) else {
                throw .invalid(field: "N", value: word.short, expected: "1–\(ListFilter.most)")
            }
            filter.limit = count
        }
        try words.finish()
        if filter.list == .missed { return MissedCommand.list(filter.limit, at: seat) }
        if filter.list == .callback { return CallPlan.ask(filter.limit, at: seat) }
        return .ask(seat.query(.list(filter, by: seat.actor))) { [heading] answer, seat in
            guard case .list(let list) = answer else { return seat.unexpected(answer) }
            return .reply(seat.list(list, heading: heading))
        }
    }

    /// One to four digits are how many; six and nine are a district's or a street's code.
    private static func count(_ word: Arguments.Word) -> Int? {
        word.folded.count <= 4 && word.folded.allSatisfy(\.isASCIIDigit) ? Int(word.folded) : nil
    }
}
