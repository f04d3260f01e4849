import HotlineCore
import HotlineDesk

/// 不予受理: by a code of scope.csv (practice 23).
struct DeclineCommand: Command {
    let card = Card(
        names: ["decline", "不予受理", "bysl"], usage: "decline [TICKET] CODE|NAME [TEXT]",
        help: Words(
            "按编码（R02 到 R10）或名称（诉讼、仲裁、行政复议……）不予受理，待受理、待补充、待派单时可用；后面可改写告知市民的话；R07 到 R10 要另一人用 confirm-decline 核准",
            "declines by a code, R02 to R10, or by a route's name, before a department has it; with other words for the citizen if given; R07 to R10 need another person's confirm-decline"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let code = try words.required().folded.uppercased()
        let told = words.rest()
        return seat.act(.quality(ticket, .decline(code: code, words: told.isEmpty ? nil : told)))
    }
}

struct ConfirmDecline: Command {
    let card = Card(
        names: ["confirm-decline", "核准不受理", "hzby"], usage: "confirm-decline [TICKET] yes|no [REASON]",
        help: Words("核准另一人提出的不予受理；no 要写理由", "agrees to a decline that another person proposed; no needs a reason"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let isGranted = try words.verdict()
        let reason = words.rest()
        return seat.act(.quality(ticket, .confirmDecline(granted: isGranted, reason: reason.isEmpty ? nil : reason)))
    }
}

/// Declines that wait for a second person, and the one in twenty that is looked at again.
struct SampleCommand: Command {
    let card = Card(
        names: ["sample", "不受理复看", "fk"], usage: "sample | sample TICKET ok|wrong REASON",
        help: Words(
            "列出待核准和被抽中的不予受理；写工单和 ok 或 wrong 记下复看结果，wrong 由另一人重新处理",
            "lists declines that wait for a second person or were drawn; with a ticket, ok or wrong and a reason records the second look"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if words.isEmpty { return .ask(seat.query(.quality(.declines(limit: ListFilter.most), by: seat.actor)), then: Self.render) }
        let ticket = try words.ticket(of: seat)
        let isRight = words.take("ok", "妥当")
        guard isRight || words.take("wrong", "不妥") else { throw words.refusal }
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.quality(ticket, .checkDecline(isRight: isRight, reason: reason)))
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .quality(.declines(let lines)) = answer else { return seat.unexpected(answer) }
        seat.listed = lines.map { line in TicketNumber(parsing: line.ticket.number).map { .number($0) } ?? .suffix(line.ticket.number) }
        let rows = lines.enumerated().map { index, line in
            let why = line.isSample ? Words("抽查", "drawn") : Words("待核准", "to be agreed")
            return [
                "\(index + 1)", line.ticket.number, line.code, line.name, line.proposedBy, seat.time(line.proposedAt), seat.words(why),
            ]
        }
        return .reply(
            Reply(
                .list,
                DisplayWidth.aligned(rows) + [
                    seat.words(Words("不予受理 共 \(lines.count) 单待看", "\(English.count(lines.count, "decline")) to look at"))
                ]))
    }
}

extension Arguments {
    /// Takes `yes` or `no`.
    mutating func verdict() throws(Refusal) -> Bool {
        if take("yes", "y", "同意", "是", "成立") { return true }
        guard take("no", "n", "不同意", "否", "不成立") else { throw refusal }
        return false
    }

    /// The rest of the line, which must not be empty.
    mutating func reason() throws(Refusal) -> String {
        let reason = rest()
        guard !reason.isEmpty else { throw refusal }
        return reason
    }
}
