import HotlineCore
import HotlineDesk

struct Lang: Command {
    let card = Card(
        names: ["lang", "语言", "yy"], usage: "lang zh|en",
        help: Words("换应答的语言：zh 中文，en 英文", "chooses the language of the replies: zh Chinese, en English"), isOpen: true)

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let language = Language(rawValue: try words.required().folded.lowercased()) else { throw words.refusal }
        try words.finish()
        seat.language = language
        return .reply(Reply(.information, Words("中文", "English").in(language)))
    }
}
