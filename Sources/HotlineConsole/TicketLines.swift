import HotlineCore
import HotlineDesk
import HotlineSystem

extension Seat {
    /// A numbered list with aligned columns, most urgent as the Desk ordered it; its numbers name tickets from now on. What each
    /// is about stands below it: with the columns beside it no line would fit 80.
    mutating func list(_ list: TicketList, heading: String) -> Reply {
        listed = list.lines.map { line in TicketNumber(parsing: line.number).map { .number($0) } ?? .suffix(line.number) }
        let heads = DisplayWidth.aligned(list.lines.enumerated().map { [String($0.offset + 1)] + cells($0.element) })
        var rows: [String] = []
        var values: [Int: JSONValue] = [:]
        for (head, line) in zip(heads, list.lines) {
            values[rows.count] = line.json
            rows += [head] + about(line).map { "    " + $0 }
        }
        return Reply(.list, rows + [heading + " " + words(Wording.listed(list.lines.count, hasMore: list.hasMore))], values: values)
    }

    /// Urgency, state, number, category, department, next due and flags.
    private func cells(_ line: TicketLine) -> [String] {
        [
            line.urgency.in(language), line.state.in(language), line.number,
            DisplayWidth.cut(line.categoryName ?? line.kind.in(language), to: Self.nameColumns),
            DisplayWidth.cut(line.departmentName ?? line.departmentCode?.rawValue ?? "-", to: Self.nameColumns), due(line),
        ]
    }

    private func about(_ line: TicketLine) -> [String] {
        let about = line.isSecret ? words(Wording.secret) : line.gist
        return about.isEmpty ? [] : [about]
    }

    /// Two names of this width leave the next due its place within 80 columns.
    private static let nameColumns = 14

    /// `签收 09:35`, then `逾期` and `催2` where they hold.
    func due(_ line: TicketLine) -> String {
        var parts: [String] = []
        if let next = line.nextDue { parts.append(next.name.in(language) + " " + time(next.due)) }
        if line.isOverdue { parts.append(words(Wording.overdue)) }
        if line.isAutoSigned == true { parts.append(words(Wording.autoSigned)) }
        if line.isCallerFlagged == true { parts.append(words(Wording.flagged)) }
        if line.urgeCount > 0 { parts.append(words(Wording.urged(line.urgeCount))) }
        return parts.isEmpty ? "-" : parts.joined(separator: " ")
    }

    /// One line about a ticket in few words, for look-alikes.
    func brief(_ line: TicketLine) -> String {
        ([line.number, line.state.in(language), line.categoryName ?? line.kind.in(language), time(line.receivedAt)]
            + (line.isSecret ? [] : [line.gist])).joined(separator: " ")
    }
}
