import HotlineCore
import HotlineDesk

struct WebhookCommand: Command {
    let card = Card(
        names: ["webhook", "推送", "ts"],
        usage: "webhook add department:CODE URL | webhook list | webhook test ID | webhook remove ID",
        help: Words(
            "把单位的变化推送到它的地址（管理员）；签名密钥只显示这一次；test 马上发一次，停了的也重开；list 看送到第几条、失败几次",
            "pushes a department's feed to its address (administrators); the signing secret is shown this once; test sends at once, list shows how far each is and what fails"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if words.take("list", "列表") {
            try words.finish()
            return .ask(seat.query(.webhooks(.list, by: seat.actor)), then: Self.list)
        }
        if words.take("test", "试发") { return seat.act(.webhook(.test(try Self.number(&words)))) }
        if words.take("remove", "删除") { return seat.act(.webhook(.remove(try Self.number(&words)))) }
        guard words.take("add", "新增") else { throw words.refusal }
        let parts = try words.required().folded.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "department" else { throw words.refusal }
        let url = try words.required().typed
        try words.finish()
        let action = WebhookAction.add(DepartmentCode(rawValue: String(parts[1])), url: url)
        return .ask(seat.order(.webhook(action))) { answer, seat in
            guard case .done(let receipt) = answer, let secret = receipt.secret else { return seat.unexpected(answer) }
            let made = receipt.decided.map { HouseWords.sentence($0, in: seat.language) }
            return .reply(
                Reply(
                    .done,
                    made + [
                        seat.words(Words("签名密钥只显示这一次，请交给单位保存：", "the signing secret is shown this once, the department keeps it:")), secret,
                    ]))
        }
    }

    private static func number(_ words: inout Arguments) throws(Refusal) -> Int64 {
        guard let id = Int64(try words.required().folded) else { throw words.refusal }
        try words.finish()
        return id
    }

    @Sendable private static func list(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .webhooks(.list(let lines)) = answer else { return seat.unexpected(answer) }
        let rows = lines.map { line in
            [
                "\(line.id)", line.department.rawValue, line.url, "#\(line.cursor)", seat.words(standing(of: line)),
                line.outcome.map { "\($0) " + (line.outcomeAt.map(seat.time) ?? "") } ?? "",
                line.failures > 0 ? line.nextAt.map { "→ " + seat.time($0) } ?? "" : "",
            ]
        }
        return .reply(
            Reply(.list, DisplayWidth.aligned(rows) + [seat.words(Words("\(rows.count) 个推送", English.count(rows.count, "webhook")))]))
    }

    private static func standing(of line: WebhookLine) -> Words {
        if line.nextAt == nil { return Words("已停", "off") }
        return line.failures > 0 ? Words("失败 \(line.failures) 次", "failed \(English.count(line.failures, "time"))") : Words("正常", "well")
    }
}
