import HotlineCore
import HotlineDesk

extension Seat {
    /// What the reply says of the matter, and what the citizen said when called: five levels and the two beside them.
    func results(of detail: TicketDetail) -> [String] {
        var lines: [String] = []
        if let truth = detail.truth, let solved = detail.solved {
            let (found, end) = (Self.truths[truth].map(words) ?? truth, Self.ends[solved].map(words) ?? solved)
            lines.append(words(Words("办理结果 \(found)，\(end)", "result: \(found), \(end)")))
        }
        if let rating = detail.rating {
            let five = Self.grades[rating.grade].map(words) ?? "\(rating.grade)"
            let two = rating.isSatisfied.map { words($0 ? Words("满意", "satisfied") : Words("不满意", "dissatisfied")) }
            let solved = rating.solved.flatMap { Self.ends[$0] }.map { words(Words("市民说", "the citizen says: ")) + words($0) }
            let parts = ["\(rating.grade) \(five)", two, solved].compactMap { $0 }
            lines.append(words(Words("评价 ", "rating: ")) + parts.joined(separator: words(Words("，", ", "))))
        }
        return lines
    }

    private static let truths = [
        "true": Words("属实", "true"), "partly": Words("部分属实", "partly true"), "untrue": Words("不属实", "untrue"),
        "unverifiable": Words("无法核实", "unverifiable"),
    ]
    private static let ends = [
        "solved": Words("已解决", "solved"), "partly": Words("部分解决", "partly solved"), "unsolved": Words("未解决", "unsolved"),
    ]
    private static let grades = [
        0: Words("无法联系", "not reached"), 1: Words("非常不满意", "very dissatisfied"), 2: Words("不满意", "dissatisfied"),
        3: Words("基本满意", "fairly satisfied"), 4: Words("满意", "satisfied"), 5: Words("非常满意", "very satisfied"),
    ]
}
