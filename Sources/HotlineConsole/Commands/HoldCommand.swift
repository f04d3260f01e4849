import HotlineCore
import HotlineDesk

/// 挂起: what is being taken down is put aside for the next caller (practice 40). It is typed within a text and at a proposal,
/// which know it themselves; as a command of its own it has nothing to put aside.
struct HoldCommand: Command {
    let card = Card(
        names: ["hold", "挂起", "gq"], usage: "hold",
        help: Words(
            "把正在记的诉求挂起，先接下一位：写正文时单独一行 .h，看提案时 h；draft 列出并接着办，最多 50 份，断线、重启都还在",
            "puts aside what is being taken down, for the next caller: a line of .h in a text, h at a proposal; draft lists and takes up any, fifty at most, also after a dropped line and a restart"
        ))

    /// What is typed for it, with a dot before it in a text.
    static let words: Set<String> = ["h", "hold", "挂起", "gq"]

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        throw .usage(seat.words(Wording.nothingToHold))
    }
}
