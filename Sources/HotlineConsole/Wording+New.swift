import HotlineDesk
/// The words of `new`: from the first line to 完.
extension Wording {
    static let newTicket = Words("新单", "new ticket")
    static func draft(_ key: String) -> Words { Words("草稿 \(key)", "draft \(key)") }
    static let wordsSaid = Words("词：", "words: ")
    static let uncategorised = Words("待归类", "no category yet")
    static let placeUnknown = Words("地点不明", "place unknown")
    static let placeAmbiguous = Words("地点有多处同名，请用 p 指明", "several places match; name one with p")
    static let asTyped = Words("（您改的）", " (as you set it)")
    static let because = Words("依据 ", "because ")
    static let adviseFirst = Words("先告知来电人：", "tell the caller first: ")
    static let threat = Words("扬言或自伤：不要挂断，请呼叫班长", "threat or self-harm: keep the line open and call the shift leader")
    static let sameCaller = Words("同号 ", "same caller ")
    static let choices = Words(
        "⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃",
        "Enter=accept and dispatch, k KIND, c CATEGORY, p PLACE, d DEPARTMENT, u URGENCY, s secret, l leave pending, h hold, q drop")
    static func takenAs(_ ticket: String) -> Words { Words("\(ticket) 已受理", "\(ticket) accepted") }
    static func heldAs(_ ticket: String) -> Words { Words("\(ticket) 已登记，待受理", "\(ticket) recorded, pending") }
    static func queryCode(_ code: String) -> Words { Words(" · 查询码 \(code)（只读给市民）", " · query code \(code) (read it to the citizen only)") }
    static let wasItTold = Words("转办情况已在电话中说明？ ⏎=是 n=否", "was the transfer explained on this call? Enter=yes n=no")
    static func finished(_ person: String) -> Words { Words("完。首问责任人：\(person)", "done. first person: \(person)") }
    static func you(_ number: String) -> Words { Words("您（\(number)）", "you (\(number))") }
    static func called(_ people: [String], _ next: String) -> Words {
        Words(
            "已呼\(people.joined(separator: "、"))，未确认，\(next)",
            "called \(people.joined(separator: ", ")), not acknowledged; \(next)")
    }
    static let turnsUntold = Words("转列待告知", "listed as not told")
    static let listedUntold = Words("，已列入待告知", ", listed as not told yet")
    static let wasTransferTold = Words("转办情况已告知市民？ y=是 ⏎=还没有", "was the citizen told of the transfer? y=yes Enter=not yet")
    static let staysListed = Words("未告知，留在首问清单和待告知", "not told: it stays listed")
    static let yesOrListed = Words("y=已告知，⏎（或 n）=还没有", "y for yes, Enter (or n) for not yet")
    static let wasItToldHere = Words("转办情况已当面说明？ ⏎=是 n=否", "was the transfer explained at the window? Enter=yes n=no")
    static let faceToFace = "当面"
    static let onThisCall = "本次通话"
    static func sendAgain(_ key: String) -> Words {
        Words("⏎=用同一编号再发一次；断线后用 new key=\(key)", "Enter sends again with the same key; after a broken line use new key=\(key)")
    }
    static let proposeAgain = Words(
        "⏎=再要一次提案 l=先登记待受理 h=挂起 q=放弃", "Enter asks for the proposal again, l leaves it pending, h holds it, q drops it")
    static let yesOrNo = Words("⏎（或 y）=已说明，n=没有", "Enter (or y) for yes, n for no")
}
