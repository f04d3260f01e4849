extension Reason {
    /// Tickets put together, taken apart and found alike; incidents, bursts and groups.
    static let merge: [String: ReasonTemplate] = [
        "broken-out": ("有危险，单独立单，不并入事件 {0}", "danger: a ticket of its own, beside incident {0}"),
        "burst": (
            "{0} {1}：一小时内 {2} 人来电，可用 incident open 立事件", "{0} {1}: {2} {2:caller|callers} within the hour; incident open gathers them"
        ),
        "follower-added": ("并入的 {0} 有补充", "{0}, which follows it, was added to"),
        "heir": ("主单 {0} 已{1}，改由本单承接，{2} 单跟随", "{0} has ended ({1}); this one takes its place, {2} {2:follows|follow} it"),
        "incident-closed": ("事件“{0}”已关闭", "incident “{0}” closed"),
        "incident-opened": ("事件“{0}”", "incident “{0}”"),
        "joined": ("{0} 已并入（{1}，{2}，{3}）", "{0} follows it now ({1}, {2}, {3})"),
        "joined-all": ("已并入事件 {0} 单", "{0} {0:ticket|tickets} joined the incident"),
        "kept-apart": ("已并入 {0}（{2}），各自保留编号，仍为{1}", "put under {0} ({2}); each keeps its number, still {1}"),
        "left": ("{0} 已拆出：{1}", "{0} was taken out: {1}"),
        "left-out": ("未并入，须人工逐单决定：{0}", "left out, a person decides each: {0}"),
        "like-caller": ("同号", "same caller"),
        "like-class": ("同类", "same class"),
        "like-place": ("同在{0}", "same place, {0}"),
        "like-street": ("同类同街镇", "same class and street"),
        "like-subject": ("同一被反映方", "same party complained about"),
        "like-text": ("文字相似 {0}%", "text {0} % alike"),
        "member": ("{0} 的成员", "a member of {0}"),
        "members": ("新增成员 {0} 人，已在名单 {1} 人", "{0} {0:member|members} added, {1} {1:was a member|were members} already"),
        "merged": ("并入 {0}：{1}", "put under {0}: {1}"),
        "new-main": ("主单 {0} 已{1}，改随 {2}", "{0} has ended ({1}); it follows {2} now"),
        "passed-on": (
            "还有 {0} 单没有答复，由 {1} 承接待派：{2}", "{0} {0:follower is|followers are} not answered; {1} takes its place for dispatch: {2}"
        ),
        "related": ("同一来电人的新情况另立 {0}", "the same caller's new facts are {0}"),
        "related-to": ("关联 {0}", "related to {0}"),
        "repeat-urged": ("已在 {0} 上记一次催办，没有另立单", "an urge on {0}; no other ticket was made"),
        "subject": ("被反映方：{0}", "complained about: {0}"),
        "told-all": ("已答复 {0} 位来电人", "{0} {0:caller is|callers are} answered"),
        "told-of-main": ("随主单 {0} 告知", "told with {0}, which it follows"),
        "unmerged": ("从 {0} 拆出：{1}", "taken out of {0}: {1}"),
    ]
}
