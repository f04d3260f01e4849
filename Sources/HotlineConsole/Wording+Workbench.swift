import HotlineDesk

/// Drafts, finding, guides, and what an operator sets at their place.
extension Wording {
    static let parked = Words("已挂起，草稿存着；draft 接着写", "put aside, the draft is kept; draft takes it up again")
    static let nothingToHold = Words(
        "没有正在记的；写正文时单独一行 .h，看提案时 h", "nothing is being taken down; a line of .h in a text, h at a proposal")
    static func waiting(_ count: Int) -> Words { Words("等候 \(count) 人", "\(count) waiting") }
    static func nextWaits(_ count: Int, seconds: Int64) -> Words {
        let (minutes, rest) = (seconds / 60, seconds % 60)
        return Words(
            (count > 1 ? "。等候 \(count) 人" : "") + "。下一位已等 " + (minutes > 0 ? "\(minutes) 分 \(rest) 秒" : "\(seconds) 秒"),
            (count > 1 ? "; \(count) wait" : "") + "; the next has waited " + (minutes > 0 ? "\(minutes) min \(rest) s" : "\(seconds) s"))
    }
    static let textKept = Words("正文还在，draft 接着写", "the text is kept; draft takes it up again")
    static func draftsWait(_ count: Int) -> Words {
        count == 1
            ? Words("有 1 份草稿没写完：draft 接着写", "1 draft waits: draft goes on with it")
            : Words("有 \(count) 份草稿没写完：draft 看有哪些，draft 1 接着写", "\(count) drafts wait: draft lists them, draft 1 goes on")
    }
    static func resumed(_ lines: Int) -> Words { Words("接着写，已有 \(lines) 行：", "goes on after \(English.count(lines, "line")):") }
    static let noDrafts = Words("没有草稿", "no drafts")
    static let draftLine = Words("草稿行号", "line of the drafts")
    static let isParked = Words("挂起", "put aside")
    static func drafts(_ count: Int) -> Words {
        Words(
            "共 \(count) 份；draft 1 接着写，draft show 1 看，draft drop 1 删",
            "\(English.count(count, "draft")); draft 1 goes on with it, draft show 1 shows it, draft drop 1 drops it")
    }

    static let guide = Words("指南", "guide")
    static let expired = Words("已过期，只能看，不能引用", "past its last day: to be read, not to be quoted")
    static let noGuide = Words("没有对得上的办事指南", "no guide fits")
    static func guides(_ count: Int) -> Words {
        Words("共 \(count) 份指南；guide 编码 看全文", "\(English.count(count, "guide")); guide CODE shows one")
    }
    static func quoted(_ code: String, _ name: String, _ source: String, _ checked: String) -> String {
        "（依据办事指南 \(code) \(name)，来源：\(source)，核对：\(checked)）"
    }
    static let validGuide = Words("没有过期的指南编码，guide 看有哪些", "the code of a guide in force, guide lists them")

    static func found(_ count: Int, hasMore: Bool, _ from: String, _ to: String) -> Words {
        Words(
            "\(from) 至 \(to) 找到 \(count) 单" + (hasMore ? "，还有更多，请加条件" : ""),
            "\(English.count(count, "ticket")) from \(from) to \(to)" + (hasMore ? ", and more: narrow it" : ""))
    }
    static func lookedUpTo(_ entry: Int64) -> Words { Words("，文字查到第 \(entry) 条记录", ", words looked at up to entry \(entry)") }
    static let twoCharacters = Words("至少两个字", "two characters or more")
    static let noFilters = Words("没有存下的查找；find save 名称 条件", "no saved filters; find save NAME …")
    static func filters(_ count: Int) -> Words { Words("存下的查找 \(count) 个；find 名称", "\(English.count(count, "saved filter")); find NAME") }
    static func saved(_ name: String) -> Words { Words("已存，find \(name) 就能再查", "saved; find \(name) looks again") }
    static let filterDropped = Words("已删", "dropped")
    static let noPhoneSaved = Words("不写电话的条件：存下的查找不留号码", "conditions without a phone: no number is kept in a saved filter")

    static let formatJSON = Words("每行应答码之后是 JSON；format text 恢复", "each line has JSON after its code; format text goes back")
    static let formatText = Words("文字", "text")
    static let watching = Words("您名下工单有退单、答复、催办时立刻提示；watch off 停", "what happens to your tickets is told at once; watch off ends it")
    static let notWatching = Words("不再提示", "no longer told")
    static let sent = Words("已发给各坐席", "sent to every console")
    static func tokens(_ count: Int) -> Words {
        Words("共 \(count) 个有效令牌；token revoke 编号 吊销", "\(English.count(count, "token")) in force; token revoke ID ends one")
    }
    static let endless = Words("长期", "without an end")
}
