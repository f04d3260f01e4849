import HotlineCore

/// How a command is called. Written once, with English words in capitals for what the caller puts there; in Chinese they are
/// Chinese words, in angle brackets that nobody types.
package struct Usage: Hashable, Sendable, ExpressibleByStringLiteral {
    private let form: String

    package init(stringLiteral form: String) { self.form = form }

    package func `in`(_ language: Language) -> String {
        guard language == .chinese else { return form }
        return pieces.map { piece in Self.chinese[piece].map { "〈\($0)〉" } ?? piece }.joined()
    }

    /// The words in capitals for which there is no Chinese one: none, a test says.
    package var untranslated: [String] {
        pieces.filter { $0.first?.isUppercase == true && $0.allSatisfy { $0.isASCII } && Self.chinese[$0] == nil }
    }

    /// Runs of capitals, and what stands between them.
    private var pieces: [String] {
        var pieces: [String] = []
        var wasCapital = false
        for character in form {
            let isCapital = ("A"..."Z").contains(character)
            if isCapital == wasCapital, let last = pieces.popLast() {
                pieces.append(last + String(character))
            } else {
                pieces.append(String(character))
            }
            wasCapital = isCapital
        }
        return pieces
    }

    private static let chinese: [String: String] = [
        "BASIS": "依据", "CALL": "通话编号", "CATEGORY": "类别编码", "CODE": "编码", "COMMAND": "命令", "DEPARTMENT": "单位编码", "DIR": "文件夹",
        "GROUND": "理由",
        "HANDLER": "经办人", "HOW": "怎样告知", "ID": "编号", "INCIDENT": "警情编号", "INSTANT": "时间", "K": "草稿编号", "KIND": "类型",
        "LINE": "行号", "LIST": "清单", "N": "条数", "NAME": "名称", "NOTE": "附言", "PERSON": "对方姓名", "PLACE": "地点编码", "REASON": "理由",
        "RESULT": "结果", "STATE": "状态", "TEXT": "正文", "TICKET": "工单", "TOKEN": "令牌", "URGENCY": "紧急程度", "WHO": "接警人",
        "WORDS": "市民的话", "LENGTH": "时长", "DATE": "日期", "FROM": "从", "TO": "到",
        "PHONE": "电话", "VENUE": "场所编码",
        "TITLE": "标题", "DUTY": "职责", "URL": "网址",
    ]
}
