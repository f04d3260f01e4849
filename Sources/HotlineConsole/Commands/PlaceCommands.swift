import HotlineCore
import HotlineDesk
import HotlineSystem

struct FormatCommand: Command {
    let card = Card(
        names: ["format", "格式", "gs"], usage: "format text|json",
        help: Words(
            "应答每行的样子：text 文字，json 应答码之后是一个 JSON 对象（供程序读，text 就是那行文字）",
            "how an answer's lines look: text, or json, where each has an object after its code for programs; its member text is the words"),
        isOpen: true)

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let format = ReplyFormat(rawValue: try words.required().folded.lowercased()) else { throw words.refusal }
        try words.finish()
        seat.format = format
        return .reply(Reply(.information, seat.words(format == .json ? Wording.formatJSON : Wording.formatText)))
    }
}

struct CharsetCommand: Command {
    let card = Card(
        names: ["charset", "字符集", "zfj"], usage: "charset utf8|gbk",
        help: Words(
            "终端的字符集：旧终端用 gbk，其余用 utf8；从下一行起算", "the terminal's characters: gbk for old ones, else utf8; from the next line on"),
        isOpen: true)

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let typed = try words.required().folded.lowercased().filter { $0 != "-" }
        guard let charset = Charset(rawValue: typed == "gb18030" ? "gbk" : typed) else { throw words.refusal }
        try words.finish()
        seat.charset = charset
        return .reply(Reply(.information, charset.rawValue + " " + seat.words(Words("汉字可读即对", "readable if the set is right"))))
    }
}
