import HotlineCore
import HotlineDesk

struct Token: Command {
    let card = Card(
        names: ["token", "令牌", "lp"], usage: "token issue person:ID|department:CODE|gateway:NAME",
        help: Words("发一个新令牌，只显示这一次（管理员）", "issues a new token, shown this once (administrators)"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard words.take("issue", "发放") else { throw words.refusal }
        guard let subject = Self.subject(try words.required().folded) else { throw words.refusal }
        try words.finish()
        let secret = seat.randomSecret()
        return .ask(seat.order(.issueToken(subject, secret: secret))) { answer, seat in
            guard case .done = answer else { return seat.unexpected(answer) }
            return .reply(Reply(.done, seat.words(Words("令牌只显示这一次，请妥善保存：", "the token is shown this once, keep it safe:")), secret))
        }
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
