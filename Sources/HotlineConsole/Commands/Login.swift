import HotlineCore
import HotlineDesk

struct Login: Command {
    let card = Card(
        names: ["login", "登录", "dl"], usage: "login ID TOKEN",
        help: Words("用编号和令牌登录（TCP 连接先做这一步）", "logs in with a person's id and token (first of all over TCP)"), isOpen: true)

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if case .person = seat.identity, let identity = seat.identity { return .reply(Reply(.known, Greeting.name(identity, at: seat))) }
        let person = try words.required().folded
        let token = try words.required().folded
        try words.finish()
        let request = SessionRequest.identify(.login(PersonID(rawValue: person), token: token), address: seat.peer.origin)
        return .ask(.session(request, at: seat.now)) { answer, seat in
            let move = Greeting.loggedIn(answer, at: &seat)
            if seat.identity != nil { seat.token = TokenID.of(token) }
            return move
        }
    }
}
