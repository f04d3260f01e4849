extension Reason {
    /// What takes two persons, what is secret, and what is about persons.
    static let privacy: [String: ReasonTemplate] = [
        "accused": ("被反映单位、人员：{0}", "complained about: {0}"),
        "accused-offered": ("提到：{0}；如是被反映方，请用 accuse 记下", "names {0}; if they are complained about, record it with accuse"),
        "anonymised": (
            "已清除 {0} 单：姓名电话 {1}，文字 {2}，原始来件 {3}，通知 {4}，聊天 {5}，退件 {6}，通话 {7}",
            "wiped {0} tickets: persons {1}, texts {2}, raw input {3}, notices {4}, chat messages {5}, rejects {6}, calls {7}"
        ),
        "difficult": ("“办不成事”：{0} {1}，类别由 {2} 改为 {3}", "cannot be got done: {0}, {1}; the category was {2} and is {3}"),
        "green": ("绿色通道", "green lane"),
        "green-text-only": ("绿色通道，只发文字，不打电话", "green lane, in writing only, no calls"),
        "inspector": ("各级单位都被反映，交监察员", "every level is complained about; to an inspector"),
        "lowered": ("受理时由{0}降为{1}", "lowered from {0} to {1} when it was taken"),
        "published": ("公开文字已放行", "the words for the public were released"),
        "raised": ("升为{0}，已通知承办单位", "now {0}; the department is told"),
        "reissued": ("已补发查询码，只发给本单电话", "a new query code, told only to the ticket's phone"),
        "represented": ("代办人 {0}", "represented by {0}"),
        "restated": ("已写转述，待另一人放行", "restated; another person must release it"),
        "restatement-released": ("转述已放行", "the restatement was released"),
        "inspector-sealed": ("封存件，交可以看它的监察员", "sealed: to an inspector who may read it"),
        "minimal-record": ("违纪线索：内容、姓名已删除，只留最少的封存记录", "a matter of discipline: words and name deleted, a minimal sealed record stays"),
        "sealed-discipline": (
            "违纪线索（{0}）：已封存，只有指定的人看得到；告知途径后删除内容和姓名",
            "a matter of discipline ({0}): sealed for the named; words and name go once its way has been told"
        ),
        "sealed-taken-back": ("已从承办单位收回，经办 {0}", "taken back from the department; handler {0}"),
        "secret-off": ("取消保密", "no longer secret"),
        "secret-on": ("定为保密", "made secret"),
        "unpublished": ("不再公开", "no longer public"),
        "unmasked": ("查看了姓名和号码", "looked at name and number"),
        "unmasked-representative": ("代办人 {0} · 电话 {1}", "representative {0} · phone {1}"),
        "unmasked-shown": ("姓名 {0} · 电话 {1} · 地址 {2}", "name {0} · phone {1} · address {2}"),
        "department-next-level": ("承办单位 {0}（被反映单位的上一级）", "{0}, the next level above those complained about"),
        "department-venue": ("承办单位 {0}（“办不成事”窗口所在单位）", "{0}, whose window it is"),
        "names-lead": ("提到承办单位{0}，可能是被反映方，须由人工派单", "names {0}, who would have it: a person must dispatch it"),
        "state-secret": ("涉及国家秘密，不予受理，内容已删除", "involves a state secret: not accepted, its words are deleted"),
        "proposed": ("申请{0}，待另一人确认", "proposes: {0}; another person must confirm it"),
        "proposal-confirmed": ("确认{0}（{1} 申请）", "confirmed: {0} (proposed by {1})"),
        "proposal-refused": ("不同意{0}（{1} 申请）", "refused: {0} (proposed by {1})"),
        "proposal-replaced": ("另提{0}，代替 {1} 的申请", "a new {0} in place of the one by {1}"),
    ]
}
