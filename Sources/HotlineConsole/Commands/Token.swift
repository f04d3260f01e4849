import HotlineCore
import HotlineDesk

struct Token: Command {
    let card = Card(
        names: ["token", "令牌", "lp"],
        usage: "token issue person:ID|department:CODE|gateway:NAME [days=N] | token list | token revoke ID",
        help: Words(
            "发一个新令牌，只显示这一次（管理员）；days 写多少天后失效，不写就长期；list 看有效的，revoke 按编号吊销",
            "issues a new token, shown this once (administrators); days says when it ends, without them never; list shows those in force, revoke ends one by its id"
        ))

    /// Of one token: longer is without an end.
    private static let mostDays = 3_650

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if words.take("list", "列表") {
            try words.finish()
            return .ask(seat.query(.workbench(.tokens, by: seat.actor)), then: Self.list)
        }
        if words.take("revoke", "吊销") {
            let id = try words.required().folded
            try words.finish()
            return seat.act(.workbench(.revokeToken(id)))
        }
        guard words.take("issue", "发放") else { throw words.refusal }
        guard let subject = Self.subject(try words.required().folded) else { throw words.refusal }
        let expiry = try Self.expiry(try words.options(["days"])["days"], at: seat)
        try words.finish()
        let secret = seat.randomSecret()
        return .ask(seat.order(.issueToken(subject, secret: secret, until: expiry))) { answer, seat in
            guard case .done = answer else { return seat.unexpected(answer) }
            return .reply(Reply(.done, seat.words(Words("令牌只显示这一次，请妥善保存：", "the token is shown this once, keep it safe:")), secret))
        }
    }

    private static func expiry(_ word: Arguments.Word?, at seat: Seat) throws(Refusal) -> Instant? {
        guard let word else { return nil }
        guard let days = Int64(word.folded), (1...Int64(mostDays)).contains(days) else {
            throw .invalid(field: "days", value: word.short, expected: "1–\(mostDays)")
        }
        return Instant(milliseconds: seat.now.milliseconds + days * 86_400_000)
    }

    @Sendable private static func list(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .workbench(.tokens(let tokens)) = answer else { return seat.unexpected(answer) }
        let rows = tokens.map { token in
            [
                token.id, token.subject, seat.time(token.issuedAt), token.issuedBy,
                token.expiresAt.map { "→ " + seat.time($0) } ?? seat.words(Wording.endless),
            ]
        }
        return .reply(Reply(.list, DisplayWidth.aligned(rows) + [seat.words(Wording.tokens(tokens.count))]))
    }

    private static func subject(_ text: String) -> TokenSubject? {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = parts.first, let name = parts.last else { return nil }
        switch kind.lowercased() {
        case "person": return .person(PersonID(rawValue: name))
        case "department": return .department(DepartmentCode(rawValue: name))
        case "gateway": return .gateway(GatewayName(rawValue: name))
        default: return nil
        }
    }
}
