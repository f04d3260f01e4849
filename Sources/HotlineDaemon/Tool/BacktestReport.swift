import HotlineCore
import HotlineDesk
import HotlineRouting

/// What a backtest found, as it is printed: departments, tickets by number, rows by file and line; never a citizen's words.
struct BacktestReport: Encodable {
    struct Department: Encodable {
        let code: String
        let name: String
        let before: Int
        let after: Int
    }

    struct Due: Encodable {
        let clock: String
        /// ISO 8601; absent where the clock is not there on that side.
        let before: String?
        let after: String?
        /// `deadlines.csv:24`; absent for a joint matter's promise.
        let beforeRow: String?
        let afterRow: String?
        /// For people: the clock by its name, the instants to the minute.
        let words: String

        enum CodingKeys: String, CodingKey {
            case clock, before, after
            case beforeRow = "before_row"
            case afterRow = "after_row"
        }
    }

    struct Ticket: Encodable {
        let ticket: String
        /// Absent where it stays with the same department.
        let before: String?
        let after: String?
        let beforeRow: String?
        let afterRow: String?
        let dues: [Due]

        enum CodingKeys: String, CodingKey {
            case ticket, before, after, dues
            case beforeRow = "before_row"
            case afterRow = "after_row"
        }
    }

    struct Row: Encodable {
        let row: String
        let tickets: Int
    }

    let beforeVersion: String
    let afterVersion: String
    /// Absent where the keywords judged alone.
    let beforeModel: String?
    let afterModel: String?
    let replayed: Int
    /// Tickets of that time whose words were wiped.
    let wordless: Int
    let elsewhere: Int
    let dueOtherwise: Int
    let automaticBefore: Int
    let automaticAfter: Int
    /// Those whose count changes, most changed first.
    let departments: [Department]
    let departmentsUnchanged: Int
    /// At most `Backtest.listed`.
    let tickets: [Ticket]
    /// Most tickets first.
    let rows: [Row]
    private let judgedBy: [String]

    enum CodingKeys: String, CodingKey {
        case replayed, wordless, elsewhere, departments, tickets, rows
        case beforeVersion = "before_version"
        case afterVersion = "after_version"
        case beforeModel = "before_model"
        case afterModel = "after_model"
        case dueOtherwise = "due_otherwise"
        case automaticBefore = "automatic_before"
        case automaticAfter = "automatic_after"
        case departmentsUnchanged = "departments_unchanged"
    }

    init(_ backtest: Backtest, wordless: Int, from present: ToolModel, to new: ToolModel, prefix: TicketNumber.Prefix) {
        let (old, tables) = (present.tables, new.tables)
        let zone = tables.routing.calendar.zone
        beforeVersion = old.version.rawValue
        afterVersion = tables.version.rawValue
        beforeModel = old.model?.name
        afterModel = tables.model?.name
        replayed = backtest.replayed
        self.wordless = wordless
        elsewhere = backtest.elsewhere
        dueOtherwise = backtest.dueOtherwise
        automaticBefore = backtest.automatic.before
        automaticAfter = backtest.automatic.after
        departments = backtest.departments.filter { $0.value.before != $0.value.after }
            .sorted { (abs($0.value.after - $0.value.before), $1.key) > (abs($1.value.after - $1.value.before), $0.key) }
            .map { code, count in
                let name = tables.routing.departments[code]?.name ?? old.routing.departments[code]?.name ?? ""
                return Department(code: code.rawValue, name: name, before: count.before, after: count.after)
            }
        departmentsUnchanged = backtest.departments.count - departments.count
        tickets = backtest.changes.map { change in
            Ticket(
                ticket: TicketNumber(prefix: prefix, body: change.ticket)?.description ?? "\(change.ticket)",
                before: change.isElsewhere ? change.before.department.rawValue : nil,
                after: change.isElsewhere ? change.after.department.rawValue : nil,
                beforeRow: change.isElsewhere ? "rules.csv:\(change.before.rule.line)" : nil,
                afterRow: change.isElsewhere ? "rules.csv:\(change.after.rule.line)" : nil,
                dues: change.moved.map { clock in
                    let (before, after) = (change.before.dues[clock], change.after.dues[clock])
                    let times = [before, after].map { $0?.instant.wallClock(in: zone) ?? "—" }.joined(separator: " → ")
                    return Due(
                        clock: clock.rawValue, before: before?.instant.iso8601(in: zone), after: after?.instant.iso8601(in: zone),
                        beforeRow: before?.line.map { "deadlines.csv:\($0)" }, afterRow: after?.line.map { "deadlines.csv:\($0)" },
                        words: "\(clock.chinese) \(clock.rawValue) \(times)")
                })
        }
        rows = backtest.rows.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { Row(row: $0.key, tickets: $0.value) }
        judgedBy = [
            "现行 before: \(old.version.short)，\(present.words.chinese) / \(present.words.english)",
            "新表 after: \(tables.version.short)，\(new.words.chinese) / \(new.words.english)",
        ]
    }

    var lines: [String] {
        var lines = judgedBy
        lines.append("回放 replayed \(replayed) 单" + (wordless > 0 ? "，另有 \(wordless) 单文字已清除 wiped" : ""))
        lines.append(
            "改派 elsewhere \(elsewhere) · 到期改变 due otherwise \(dueOtherwise) · 自动派单 automatic \(automaticBefore) → \(automaticAfter)")
        lines += departments.map { "单位 department: \($0.code) \($0.name)\t\($0.before) → \($0.after)" }
        if departmentsUnchanged > 0 { lines.append("其余 \(departmentsUnchanged) 个单位数量不变 others unchanged") }
        for ticket in tickets {
            if let before = ticket.before, let after = ticket.after {
                lines.append("\(ticket.ticket)\t改派 elsewhere: \(before) → \(after)\t\(ticket.beforeRow ?? "") → \(ticket.afterRow ?? "")")
            }
            lines += ticket.dues.map { due in
                let rows = [due.beforeRow, due.afterRow].map { $0 ?? "—" }.joined(separator: " → ")
                return "\(ticket.ticket)\t到期 due: \(due.words)\t\(rows)"
            }
        }
        let changed = elsewhere + dueOtherwise
        if changed > 0, tickets.count == Backtest.listed { lines.append("只列出 \(Backtest.listed) 单，其余只计数 only so many are listed") }
        lines += rows.map { "起作用的行 row: routing/\($0.row)，\($0.tickets) 单 tickets" }
        return lines
    }
}
