import HotlineDesk
/// Look-alikes, groups, incidents and repeats.
extension Wording {
    static func alike(_ count: Int) -> Words {
        count == 0
            ? Words("没有看到相似的未结工单", "no open ticket looks like it")
            : Words(
                "疑同 \(count) 单；并单用 merge 编号 into 主单 理由",
                "\(count) look\(count == 1 ? "s" : "") alike; merge TICKET into MAIN REASON puts one under another")
    }
    static let looksLike = Words("疑同", "looks like")
    static let mainTicket = Words("主单", "main")
    static let relatedTicket = Words("关联", "related")
    static let subject = Words("被反映方", "complained about")
    static func followers(_ count: Int) -> Words { Words("共 \(count) 单并入", "\(count) under it") }
    static let justNow = Words("刚才", "just now")
    static let noLastCall = Words("先用 new 立一单，再用 more 记同一通电话的另一件事", "take a matter with new first, then more for another of the same call")
    static func minutesAgo(_ minutes: Int64) -> Words { Words("\(minutes) 分钟前", "\(minutes) min ago") }
    static func hoursAgo(_ hours: Int64) -> Words { Words("\(hours) 小时前", "\(hours) h ago") }
    static func daysAgo(_ days: Int64) -> Words { Words("\(days) 天前", "\(English.count(days, "day")) ago") }
    static let joins = Words("a=并入疑同", "a=put under what looks alike")
    static let repeats = Words("b=在同号单上记催办 r=新情况另立关联单", "b=an urge on the caller's ticket, r=new facts, a related ticket")
    static let joinsIncident = Words("i=记入事件", "i=a line of the incident")
    static func underIncident(_ incident: String) -> Words { Words("事件 i) \(incident)", "incident i) \(incident)") }
    static func callers(_ count: Int) -> Words { Words("来电 \(count) 人", English.count(count, "caller")) }
    static func incidents(_ count: Int) -> Words { Words("共 \(count) 个事件", English.count(count, "incident")) }
    static func burst(_ place: String, _ category: String, _ callers: Int, open: String) -> Words {
        Words(
            "突增 \(place) \(category) \(callers) 人 · incident open 标题 \(open)",
            "burst: \(place), \(category), \(callers) callers · incident open TITLE \(open)"
        )
    }
    static let roster = Words("名单", "roster")
    static let rosterWanted = Words("名单：每行 电话 姓名 金额", "roster: phone, name, amount, a line each")
    static func code(_ code: String) -> Words { Words("查询码 \(code)", "query code \(code)") }
    static func caller(_ count: Int, open: Int) -> Words {
        Words("此号 90 天内 \(count) 单，未结 \(open)", "\(English.count(count, "ticket")) of this number in 90 days, \(open) open")
    }
    static func lastAnswer(_ ticket: String, _ time: String, _ text: String) -> Words {
        Words("上次答复 \(time) \(ticket)：\(text)", "last answer \(time) \(ticket): \(text)")
    }
    static let nothingOffered = Words("这里没有可并入的", "nothing is offered under that letter")
}
