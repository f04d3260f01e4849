import HotlineCore
import HotlineDesk

struct Quit: Command {
    let card = Card(
        names: ["quit", "退出", "tc", "bye", "exit"], usage: "quit", help: Words("结束连接", "ends the connection"), isOpen: true)

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        .close(Reply(.goodbye, seat.words(Wording.goodbye)))
    }
}
