import HotlineCore

/// The words for what rows hold as slugs and what is no type of the house's own: a person reads no slug.
///
/// A slug that is not here was written by a newer version, or is a person's own words (how somebody was told), and is shown as it is.
package enum HouseWords {
    /// Entries of the journal beside `TicketEvent`.
    static let events: [String: Words] = [
        "call_missed": Words("回访未接", "call missed"),
        "caller_flag": Words("来电标记", "caller's flag"),
        "decline_checked": Words("不受理复看", "decline checked"),
        "decline_proposed": Words("提出不受理", "decline proposed"),
        "declined_why": Words("不受理的理由", "why declined"),
        "decline_refused": Words("不同意不受理", "decline not agreed"),
        "final_answer": Words("最终答复", "final answer"),
        "rated_low": Words("评价", "rated"),
        "rating_asked": Words("邀评", "asked to rate"),
        "reply_checked": Words("答复核对", "reply checked"),
        "attached": Words("并入来电", "call added"),
        "classified": Words("改分类", "classified"),
        "kept": Words("首问接续", "first person's list passed on"),
        "inner_result": Words("内部情况", "inner result"),
        "looked": Words("查看号码", "number seen"),
        "accused": Words("被反映", "accused"), "unmasked": Words("看号码", "unmasked"), "secrecy": Words("保密变更", "secrecy"),
        "restated": Words("转述", "restated"), "restatement": Words("转述放行", "restatement"), "sealed": Words("封存", "sealed"),
        "anonymised": Words("清除个人信息", "anonymised"),
        "green": Words("绿色通道", "green lane"), "represented": Words("代办人", "representative"),
        "difficult": Words("办不成事", "cannot be got done"), "reissued": Words("补发查询码", "code reissued"),
        "published": Words("放行公开文字", "published"), "unpublished": Words("收回公开文字", "no longer public"),
        "proposed": Words("申请", "proposed"), "confirmed": Words("确认", "confirmed"), "refused": Words("不同意", "refused"),
        "replaced": Words("另提", "replaced"),
        "pulled": Words("取走", "pulled"), "lease_extended": Words("续领", "kept longer"),
        "lease_lapsed": Words("领取到期", "lease lapsed"),
        "first_department": Words("改首接单位", "first department"),
        "digest": Words("催办汇总", "digest"),
        "suggestion": Words("改进意见", "suggestion"), "suggestion_followed": Words("落实意见", "suggestion followed up"),
        "suggestion_closed": Words("了结意见", "suggestion closed"), "succeeded": Words("承接", "taken over"), "duty": Words("值班", "duty"),
        "leave": Words("请假", "leave"),
        "put_off": Words("推迟处理", "put off"),
        "received": Words("收到", "received"),
        "reminder": Words("每日提醒", "daily reminder"),
        "rung": Words("到时催办", "rung"),
        "source": Words("来源", "source"),
        "supplemented": Words("补充", "addition"),
        "token": Words("令牌", "token"), "webhook": Words("推送", "webhook"), "shift": Words("交班", "shift handed over"),
        "broadcast": Words("广播", "broadcast"), "reload": Words("重载路由表", "tables reloaded"),
        "told": Words("告知", "told"),
        "burst": Words("来电突增", "burst of calls"),
        "follower-added": Words("并入单补充", "addition under it"),
        "incident-closed": Words("关闭事件", "incident closed"),
        "incident-opened": Words("立事件", "incident opened"),
        "joined": Words("并入一单", "joined"),
        "left": Words("拆出一单", "left"),
        "members": Words("登记成员", "members"),
        "related": Words("关联", "related"),
        "subject": Words("被反映方", "complained about"),
        "handing_over": Words("已转，编号待补", "handed, number to come"),
        "heir": Words("承接主单", "takes the main one's place"),
        "lowered": Words("降低紧急程度", "urgency lowered"),
        "minimal": Words("最少记录", "minimal record"),
        "new_main": Words("换主单", "follows another"),
        "passed_on": Words("并入单有了新主单", "followers passed on"),
        "raised": Words("紧急程度升高", "urgency raised"),
        "told-of-main": Words("随主单告知", "told with the main"),
    ].merging(lateEvents) { first, _ in first }.merging(jointEvents) { first, _ in first }.merging(callEvents) { first, _ in first }

    static let ways: [String: Words] = [
        "chat": Words("聊天", "chat"), "feed": Words("单位系统", "department's feed"), "console": Words("控制台", "console"),
        "person": Words("人工", "by a person"), "sms": Words("短信", "SMS"), "voice": Words("语音", "voice"),
    ]

    /// How a notice ended where a machine says so.
    static let outcomes: [String: Words] = [
        "chat": Words("聊天已送达", "delivered by chat"), "sms": Words("短信已送达", "delivered by SMS"),
        "voice": Words("语音已接听", "answered by telephone"), "feed": Words("单位系统已取", "fetched by the department"),
        "console": Words("本人控制台已显示", "shown on the person's console"),
        "department page": Words("单位页面已显示", "shown on the department's page"), "person": Words("由人告知", "told by a person"),
        "progress page": Words("市民已看进度页", "seen on the progress page"), "unacknowledged": Words("对方没有确认", "not acknowledged"),
        "erased": Words("已随正文销毁", "erased with the text"),
        "incident": Words("事件，无来电人", "an incident, nobody called"),
        "ticket": Words("此号另有来件", "the caller has a ticket since"), "contact": Words("单位已联系此号", "a department spoke with the caller"),
        "withdrawn": Words("已不必告知", "need not be told any more"),
        "accused": Words("被反映方，不再告知", "complained about, told no more"), "sealed": Words("已封存，不再告知", "sealed, told no more"),
        "本次通话": Words("本次通话", "on this call"), "当面": Words("当面", "face to face"),
        TicketEvent.callBack.chinese: Words(TicketEvent.callBack.chinese, "on the call-back"),
    ]

    /// Ids of notices.csv.
    static let notices: [String: Words] = [
        "accepted": Words("受理通知", "acceptance"), "answered": Words("直接答复", "direct answer"),
        "assigned": Words("新单通知", "new ticket"), "chat-ticket": Words("编号和查询码", "number and code"),
        "digest": Words("催办汇总", "digest"),
        "ask-place": Words("询问地点", "asked for the place"), "ask-phone": Words("询问电话", "asked for a phone"),
        "critical": Words("急事急办", "emergency"), "dispatched": Words("转办告知", "transfer"), "replied": Words("办理答复", "reply"),
        "declined": Words("不予受理告知", "decline"), "final": Words("最终答复", "final answer"),
        "objection-dismissed": Words("异议结果", "objection ruled"), "objection-upheld": Words("异议结果", "objection ruled"),
        "handed-over": Words("已转紧急告知", "handed over"), "rate": Words("请市民评价", "asked to rate"),
        "reply-ready": Words("有结果可查", "news to look up"),
        "second-look": Words("请复核", "a second look"), "withdrawal-refused": Words("撤回结果", "withdrawal ruled"),
        "withdrawn": Words("撤回结果", "withdrawal ruled"),
        "numbers-skipped": Words("编号跳过", "numbers left out"),
        "rung": Words("催办通知", "rung"), "source-silent": Words("来源静默", "silent source"), "supplement": Words("请市民补充", "asked to add"),
        "urged": Words("催办告知", "urge"),
    ].merging(lateNotices) { first, _ in first }

    /// What a rung asks of the ticket when its instant has come.
    static let conditions: [String: Words] = [
        "running": Words("仍未办", "still not done"), "unsigned": Words("仍未签收", "still unsigned"),
        "untouched": Words("仍没人动", "still untouched"),
    ]

    package static func nextWay(_ step: NoticeLine.Next.Step, in language: Language) -> String {
        switch step {
        case .again: Words("再发", "once more").in(language)
        case .gateway: Words("改走下一网关", "by the next gateway").in(language)
        case .person: Words("改由人工", "to a person").in(language)
        case .phone: Words("请人打电话", "somebody is asked to phone").in(language)
        case .shiftLeader: Words("交班长", "to the shift leader").in(language)
        }
    }

    static let doors: [String: Words] = [
        "phone_log": Words("话务记录", "the phone log"), "form": Words("网页表单", "the web form"), "chat": Words("聊天", "chat"),
        "console": Words("坐席控制台", "the console"), "api": Words("接口", "the interface"),
    ]

    package static let truths: [String: Words] = [
        "": Words("未填", "not said"), "true": Words("是", "yes"), "partly": Words("部分", "partly"), "untrue": Words("否", "no"),
        "unverifiable": Words("无法核实", "unverifiable"),
    ]

    package static let ends: [String: Words] = [
        "": Words("未填", "not said"), "solved": Words("是", "yes"), "partly": Words("部分", "partly"), "unsolved": Words("否", "no"),
    ]

    /// How a ticket stands under another.
    package static let followers: [String: Words] = [
        "并单": Words("并单", "merged"), "事件来电": Words("事件来电", "caller"), "成员": Words("成员", "member"),
    ]

    package static func event(_ slug: String, in language: Language) -> String {
        TicketEvent(rawValue: slug)?.in(language) ?? word(slug, in: events, language)
    }

    package static func way(_ slug: String, in language: Language) -> String { word(slug, in: ways, language) }
    package static func outcome(_ slug: String, in language: Language) -> String { word(slug, in: outcomes, language) }
    package static func notice(_ id: String, in language: Language) -> String { word(id, in: notices, language) }
    package static func door(_ slug: String, in language: Language) -> String { word(slug, in: doors, language) }

    private static func word(_ slug: String, in table: [String: Words], _ language: Language) -> String {
        table[slug]?.in(language) ?? slug
    }
}

extension HouseWords {
    /// What rights are about, and two commands that need a person.
    package static let verbs: [String: Words] = [
        "see": Words("查看", "see"), "create": Words("立新单", "new"), "receive": Words("接件转办", "receive for another"),
        "new": Words("立新单", "new"), "next": Words("取下一单", "next"),
        "classify": Words("改分类", "classify"), "dispatch": Words("派单", "dispatch"),
        "redispatch": Words("改派", "send on"), "designate": Words("指定承办", "designate"), "answer": Words("直接答复", "answer"),
        "follow_up": Words("记录跟进", "follow up"),
        "note": Words("记录", "note"), "urge": Words("催办", "urge"), "told": Words("记录告知", "told"), "rule": Words("裁定", "rule"),
        "review": Words("审核", "review"), "call_back": Words("回访", "call back"), "archive": Words("归档", "archive"),
        "sign": Words("签收", "sign"), "request_return": Words("申请退单", "return"), "contact": Words("联系", "contact"),
        "reply": Words("答复", "reply"), "pull": Words("取单", "pull"), "hand_over": Words("转紧急", "hand over"),
        "co_handle": Words("定配合单位、转下级", "name who co-handles"), "convene": Words("召集配合单位", "convene"),
        "extend": Words("申请延期", "extend"), "merge": Words("并单", "merge"), "unmask": Words("看完整号码", "unmask"),
        "secrecy": Words("定保密、写转述、记被反映人", "secrecy"),
        "release_restatement": Words("放行转述", "release a restatement"), "seal": Words("封存", "seal"),
        "exclude": Words("申请不计入统计", "exclude"), "confirm": Words("作第二人确认", "confirm"), "reissue": Words("补发查询码", "reissue"),
        "publish": Words("放行公开文字", "publish"),
        "duty": Words("排值班和请假", "set duty and leave"), "suggest": Words("提改进意见", "suggest improvements"),
        "anonymise": Words("清除个人信息", "anonymise"),
        "reload": Words("重载路由表", "reload"), "clock": Words("拨时钟", "clock"), "token": Words("发令牌", "token"),
        "webhook": Words("设推送", "say where feeds are pushed to"),
        "status": Words("看运行状态", "status"), "broadcast": Words("广播", "speak to every console"),
        "draft": Words("存草稿", "keep drafts"), "find": Words("存查找条件", "save filters"), "watch": Words("关注本人工单", "watch one's tickets"),
    ]

    /// Figures of `status` beside the states.
    static let figures: [String: Words] = [
        "open": Words("未结", "open"), "critical": Words("特急", "critical"), "overdue": Words("逾期", "overdue"),
        "untold": Words("待告知", "untold"), "rejects": Words("没有收下", "rejects"), "schema": Words("数据库版本", "schema"),
        "routing": Words("路由表版本", "routing"), "clock": Words("时钟", "clock"), "next": Words("下次处理", "next"),
        "model": Words("分类模型", "model"), "agreement": Words("分类与人工一致", "agreement"),
        "webhooks": Words("推送正常/全部", "webhooks"),
        "missed": Words("漏接待回拨", "missed"), "calls-without-record": Words("无坐席记录", "calls-without-record"),
    ]

    /// A figure's value: a number, or reasons in words.
    package static func value(_ value: String, in language: Language) -> String {
        Reason.spell(value, in: language) { sentence($0, in: language) }
    }

    /// English keeps the figure's own name, which scripts look for.
    package static func figure(_ name: String, in language: Language) -> String {
        guard language == .chinese else { return name }
        if let source = name.split(separator: " ").last, name.hasPrefix("source ") { return "来源 \(source)" }
        if let venue = name.split(separator: " ").last, name.hasPrefix("window ") { return "今日窗口收件 \(venue)" }
        return figures[name]?.chinese ?? TicketState(rawValue: name)?.chinese ?? name
    }
}
