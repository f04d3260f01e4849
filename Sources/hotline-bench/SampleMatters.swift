import HotlineCore
import HotlineDesk

/// Invented matters, each with a call, a phone and a text of its own.
enum SampleMatters {
    /// 2026-03-12, a Thursday, 09:20 in China: inside the working hours of every department.
    static let start = Instant(milliseconds: 1_773_278_400_000)
    static let startText = "2026-03-12T09:20:00+08:00"

    private static let texts = [
        "棠下涌东路路灯坏了三天，晚上很黑", "楼下大排档油烟很大，影响休息", "小区停水一天了，什么时候来水", "公司拖欠工资两个月",
    ]

    /// Numbers that far apart have the same words.
    static let textCount = texts.count

    static func text(_ index: Int) -> String { "\(texts[index % texts.count])，第\(index)次来电" }
    static func phone(_ index: Int) -> String { "1200000\(1_000 + index % 9_000)" }
    static let place = "天河区棠下街道"

    /// Zeros in front, so that the order of calls is the order of their names.
    static func call(_ index: Int) -> String {
        let digits = String(index)
        return "bench." + String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
    }

    static func order(_ index: Int, at now: Instant) -> Order {
        var generator = SystemRandomNumberGenerator()
        let submission = Submission(
            channel: .phone, mark: .phoneLog("bench", fieldsDigest: "\(index)"), receivedAt: now, takenBy: "8007",
            citizen: Citizen(name: "测试甲", phone: Phone(phone(index))), content: text(index), placeText: place, callID: call(index),
            raw: line(index))
        return Order(.submit(submission, nil), by: Actor(door: .file, origin: "bench"), secrets: .draw(using: &generator), at: now)
    }

    static let header = "call_id\tcall_time\tcaller\tname\tkind\tsecret\tcontent\tgoal\tplace\tincident_time\tagent"

    /// A line of the agents' log, without its end.
    static func line(_ index: Int) -> String {
        "\(call(index))\t2026-03-12 09:18:50\t\(phone(index))\t测试甲\t求助\t否\t\(text(index))\t尽快处理\t\(place)\t\t8007"
    }

    /// A citizen's form as JSON.
    static func form(_ index: Int) -> String {
        """
        {"form_id":"bench-\(index)","name":"测试甲","phone":"\(phone(index))","kind":"求助","content":"\(text(index))",\
        "goal":"尽快处理","place":"\(place)"}
        """
    }
}
