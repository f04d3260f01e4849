extension Reason {
    /// Extensions, shelving, lateness and what comes of it.
    static let late: [String: ReasonTemplate] = [
        "correction-closed": ("整改已了结：{0}", "the correction is closed: {0}"),
        "correction-followed": ("已报整改情况", "told what was done to put it right"),
        "correction-line": ("整改：{0}，{1}，{2} 前；落实：{3}；了结：{4}", "correction by {0}: {1}, until {2}; done: {3}; closed: {4}"),
        "correction-rung": ("整改 {0}：应于 {1} 完成，通知 {2}", "correction {0}: due {1}, told {2}"),
        "correction-set": ("责成 {0} 于 {1} 前整改", "{0} is to put it right by {1}"),
        "days-line": ("{0}：{1} 工作时，其中逾期后 {2} 工作时", "{0}: {1} working hours, {2} of them past due"),
        "extension-asked": ("申请延期 {0}，本单第 {1} 次", "asks for an extension of {0}, the {1}. of this ticket"),
        "extension-effective": ("市民已获知，延期生效：{0} 由 {1} 改为 {2}", "the citizen knows, the extension is in effect: {0} was {1}, is {2}"),
        "extension-effective-unreached": (
            "已记下无法告知市民的原因，延期生效：{0} 由 {1} 改为 {2}",
            "why the citizen could not be told is on record, the extension is in effect: {0} was {1}, is {2}"
        ),
        "extension-granted": ("同意延期 {0}：{1}；告知市民后改为 {2}", "extension of {0} granted: {1}; {2} once the citizen has been told"),
        "extension-untold": ("{0} 到期前没有告知市民，不生效", "{0}: the citizen was not told before the due, so it has no effect"),
        "first-answered": ("首问：当场答复，{0}，{1}", "first responsibility: answered on the spot, {0}, by {1}"),
        "first-followed": ("首问：记录跟进 {0} 次，最近 {1}", "first responsibility: recorded and followed up {0} {0:time|times}, last {1}"),
        "first-following": (
            "首问：记录跟进 {0} 次，最近 {1}，下一步不晚于 {2}", "first responsibility: recorded and followed up {0} times, last {1}, next by {2}"
        ),
        "first-transferred": (
            "首问：{1} 转{0}，市民 {2} 已获告知（{3}）", "first responsibility: to {0} at {1}, the citizen was told at {2} ({3})"
        ),
        "first-transferred-known": ("首问：{1} 转{0}，已告知市民", "first responsibility: to {0} at {1}, the citizen was told"),
        "first-transferred-untold": ("首问：{1} 转{0}，尚未告知市民", "first responsibility: to {0} at {1}, the citizen is not told yet"),
        "kept": ("{0} 已离岗，首问事项由 {1} 接续，首问责任人不变", "{0} has left; {1} answers for it, the first responsible stays on record"),
        "late": ("{0} 应于 {1}，已逾期；请{2}在 {3} 前说明原因", "{0} was due {1} and is late; {2} is to say why by {3}"),
        "late-explained": ("{0}说明了逾期原因", "{0} said why it was late"),
        "late-judged": ("{0}，理由{1}：{2}", "{0}, the reason: {1}; {2}"),
        "late-line": ("{0}，原因：{1}，复核：{2}，复核人 {3}", "{0}, why: {1}, verdict: {2} by {3}"),
        "late-unexplained": ("{0} 尚未说明原因，通知 {1}", "{0} is not explained yet, told {1}"),
        "late-unjudged": ("{0} 尚未复核，通知 {1}", "{0} is not judged yet, told {1}"),
        "pause-line": ("{0} 停表（{1}）：{2} 至 {3}", "{0} stood still ({1}) from {2} to {3}"),
        "petition-escalated": ("{0} 尚未审批，本单应于 {1}，报 {2}", "{0} is undecided, the ticket is due {1}; put before {2}"),
        "petition-line": ("{0}：{1} {2} 申请，{3}，审批 {4}；原应于 {5}，现应于 {6}", "{0}: asked {1} by {2}, {3}, decided by {4}; due {5}, now {6}"),
        "petition-overtaken": ("{0} 的申请已无须审批", "the petition ({0}) need not be decided any more"),
        "petition-refused": ("不同意{0}：{1}", "refused: {0}; {1}"),
        "petition-refused-by-time": ("{0} 到期仍未审批，按不同意处理", "{0} was undecided at the due, and so is refused"),
        "recounted": ("工作日历有变，{0} 由 {1} 改为 {2}", "the calendar changed: {0} was due {1}, is due {2}"),
        "shelved": ("已告知市民，挂账到 {0} 再看", "the citizen was told; shelved until {0}"),
        "shelving-granted": ("同意挂账，{0} 再看：{1}；告知市民后停表", "shelving until {0} granted: {1}; once the citizen has been told"),
        "shelving-line": ("{0}：{1} {2} 申请，{3}，审批 {4}", "{0}: asked {1} by {2}, {3}, decided by {4}"),
        "shelving-asked": ("申请挂账到 {0}", "asks to be shelved until {0}"),
        "unshelved": ("恢复办理：{0}", "taken up again: {0}"),
        "work-passed": ("{0} 已离岗，改由 {1} 经办，时限不变", "{0} has left; {1} has it, no clock moves"),
        "why-days": ("用时", "who had it for how long"),
        "why-late": ("延期、停表与逾期", "extensions, pauses and lateness"),
    ]
}
