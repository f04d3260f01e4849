extension Reason {
    /// What was done to a ticket.
    static let journal: [String: ReasonTemplate] = [
        "answered": ("已直接答复", "answered directly"),
        "answered-despite": ("已直接答复，保留核对所见：{0}", "answered directly, in spite of what the check found: {0}"),
        "archived": ("已归档", "archived"),
        "attached-call": ("同一通电话 {0}，并入本单", "of the same call {0}, added to this ticket"),
        "called-back": ("已回访，评价 {0}（0 为无法联系）", "called back, rated {0} (0: could not be reached)"),
        "classified": ("改为：{0} {1}", "changed: {0} {1}"),
        "contacted": ("已联系市民", "the citizen was contacted"),
        "dispatched": ("派{0}，经办 {1}；{2}；{3}", "to {0}, handler {1}; {2}; {3}"),
        "followed-up": ("已跟进，下一步不晚于 {0}", "followed up; next step by {0}"),
        "handed-over": ("已转 {0}，接警人 {1}，警情编号 {2}，接警 {3}", "{0} has it, taken by {1} at {3}, incident {2}"),
        "handing-over": ("已转 {0}，接警人 {1}，警情编号待补，每五分钟提醒", "{0} has it, taken by {1}; its number is to come, asked for every five minutes"),
        "inner-result": ("已交内部办理情况", "the inner result was given"),
        "lapsed": ("“{0}”时限到，转为“{1}”", "the limit of {0} is over; now {1}"),
        "looked": ("查看了来电号码", "looked at the caller's number"),
        "looked-times": ("查看了来电号码，共 {0} 次，这是最近一次", "looked at the caller's number {0} times, this was the last"),
        "noted": ("已记录", "noted"),
        "noted-until": ("已记录，下一步不晚于 {0}", "noted; next step by {0}"),
        "lease-extended": ("续领，留到 {0}（第 {1} 次）", "kept longer, until {0} (extension {1})"),
        "lease-lapsed": ("领取到期未签收，放回待领", "pulled and not signed in time; free again"),
        "pulled": ("已取走，暂留到 {0}", "pulled; kept until {0}"),
        "put-off": ("暂时做不了，五分钟后再试：{0}", "could not be done, tried again in five minutes: {0}"),
        "received": ("{0}来件，由{2}收下，首问责任人 {1}", "came by {0}, taken in by {2}, first responsible {1}"),
        "redo": ("第 {0} 次重办：{1}", "to be done again, time {0}: {1}"),
        "released": ("审核通过，答复市民", "passed; the reply goes to the citizen"),
        "reminder": ("仍为“{0}”，每日提醒督办", "still {0}; the supervisor is reminded daily"),
        "replied": ("已反馈：属实 {0}，解决 {1}", "replied: true {0}, solved {1}"),
        "return-requested": ("申请退单（{0}），建议转{1}，本单第 {2} 次", "asks to return it ({0}), suggests {1}; request {2} of this ticket"),
        "ruled": ("退单申请{0}：{1}", "on the return: {0}, {1}"),
        "numbers-skipped": (
            "编号 {0} 到 {1} 不再使用：若刚恢复过备份，可能已告诉过市民，有人报来请按内容查找",
            "numbers {0} to {1} stay out of use: if a backup was just restored, citizens may have been told them; look such a matter up by its words"
        ),
        "rung": ("{0}：{1} {2}，通知 {3}", "{0}: {1} {2}, told {3}"),
        "signed": ("已签收", "signed"),
        "source-heard": ("来源 {0} 又有记录了", "source {0} is heard again"),
        "source-silent": ("来源 {0} 自 {1} 起没有记录，已超过 {2}，请查看", "source {0} has been silent since {1}, longer than {2}; please look"),
        "supplemented": ("市民补充", "the citizen added to it"),
        "told": ("已告知：{0}（{1} 条）", "told: {0} ({1} {1:notice|notices})"),
        "token-issued": ("已发令牌：{0} {1}", "token issued for {0} {1}"),
        "undone": ("撤销{0}（第 {1} 条记录），没有人获知，时限照走", "{0} taken back (entry {1}); nobody had heard of it, and no clock began anew"),
        "urged": ("第 {0} 次催办", "urged, time {0}"),
    ]

    /// What a console or a board shows.
    static let reading: [String: ReasonTemplate] = [
        "clock-late": ("{0}：{1} 起 {2}，应于 {3}，{4} 完成，超时{5}", "{0}: {2} from {1}, due {3}{5}, met late at {4}"),
        "clock-met": ("{0}：{1} 起 {2}，应于 {3}，{4} 完成{5}", "{0}: {2} from {1}, due {3}{5}, met at {4}"),
        "clock-overdue": ("{0}：{1} 起 {2}，应于 {3}，已超时{4}{5}", "{0}: {2} from {1}, due {3}{5}, overdue{4}"),
        "clock-paused": ("{0}：{1} 起 {2}，停表，原应于 {3}{4}{5}", "{0}: {2} from {1}, stands still, was due {3}{4}{5}"),
        "clock-running": ("{0}：{1} 起 {2}，应于 {3}{4}{5}", "{0}: {2} from {1}, due {3}{4}{5}"),
        "evidence": ("{0}：“{1}”（{2}，第 {3} 字）", "{0}: “{1}” ({2}, character {3})"),
        "evidence-weighed": ("{0}：“{1}”（{2}，第 {3} 字，分量 {4}）", "{0}: “{1}” ({2}, character {3}, weight {4})"),
        "near-miss": (
            "rules.csv 第 {0} 行（顺序 {1}）差一条：{2} 要 {3}，本件是 {4}", "rules.csv line {0} (order {1}) lacked one: {2} must be {3}, it is {4}"
        ),
        "next-moment": ("系统下一次处理：{0}", "the daemon's next moment: {0}"),
        "notice": ("{0}", "{0}"),
        "notice-failed": ("{0}：{1}（{2}），未告知：{3}", "{0}: {1} ({2}), not told: {3}"),
        "notice-open": ("{0}：{1}（{2}），待确认", "{0}: {1} ({2}), not acknowledged yet"),
        "notice-told": ("{0}：{1}（{2}），已告知 {3}，{4}", "{0}: {1} ({2}), told {3}, {4}"),
        "rejects-waiting": ("有 {0} 条记录没有收下，请看 rejects", "{0} {0:record was|records were} not taken in; see rejects"),
        "ring": ("{0}：{1} {2}", "{0}: {1} {2}"),
        "reminder-at": ("{0} 仍为“{1}”，每日提醒督办", "{0} still {1}; the supervisor is reminded daily"),
        "rung-at": ("{0} {1}：{2} {3}", "{0} {1}: {2} {3}"),
        "runner-up": ("其次：{0}，{1}%，落后 {2}%", "next: {0}, {1} %, {2} % behind"),
        "source-crowded": ("来源 {0}：文件超过 {1} 个，多出的没有看，请移走旧文件", "source {0}: over {1} files, the rest not looked at; move old ones away"),
        "source-held": ("来源 {0}：暂时不能入库（{1}），文件等着", "source {0}: cannot be taken in for now ({1}); its files wait"),
        "source-moved": ("来源 {0}：读过的文件不在了，没有文件符合 {1}", "source {0}: what was read is gone, no file matches {1}"),
        "source-no-file": ("来源 {0}：还没有文件符合 {1}", "source {0}: no file matches {1} yet"),
        "override-lifted": ("路由表 {0} 的试句全部符合，不顾不符的说明撤下", "all expectations of tables {0} hold, the override is lifted"),
        "override-stands": (
            "路由表有 {2} 句试句不符，{1} 于 {0} 仍启用，理由：{3}；改好后 reload，全部符合即撤下",
            "{2} {2:sentence|sentences} of expectations.csv {2:comes|come} out otherwise; {1} put the tables in force at {0} all the same: {3}; mend them and reload"
        ),
        "tables-overridden": (
            "路由表 {0} 有 {1} 句试句不符，仍启用",
            "tables {0} put in force although {1} {1:sentence|sentences} of expectations.csv {1:comes|come} out otherwise"
        ),
        "tables-refused": (
            "{0} 重载被拒，仍用原来的表：{1} 处，第一处 {2}", "refused at {0}, the old tables stay: {1} {1:problem|problems}, the first {2}"
        ),
        "source-silent-since": ("来源 {0} 自 {1} 起没有记录", "source {0} has been silent since {1}"),
        "source-unreadable": ("来源 {0}：读不了 {1}（{2}）", "source {0}: {1} cannot be read ({2})"),
        "table-warning": ("路由表：{0}", "routing tables: {0}"),
        "tables-version": ("路由表版本 {0}", "tables {0}"),
        "untold-waiting": ("有 {0} 条通知待告知", "{0} {0:notice waits|notices wait} to be told"),
        "why-clocks": ("时限", "clocks"),
        "why-finding": ("认定依据", "what was found"),
        "why-near": ("差一点的规则", "rules that nearly matched"),
        "why-next": ("下一步", "next"),
        "why-notices": ("告知市民", "told to the citizen"),
        "why-responsible": ("谁负责", "who is responsible"),
        "why-rungs": ("催办", "rungs"),
    ]
}
