extension HouseWords {
    /// What the journal holds of extensions, shelving, lateness and changed calendars.
    static let lateEvents: [String: Words] = [
        "correction": Words("责成整改", "correction"),
        "correction_closed": Words("整改了结", "correction closed"),
        "correction_followed": Words("整改情况", "correction followed up"),
        "correction_rung": Words("整改催办", "correction rung"),
        "extended": Words("延期生效", "extended"),
        "late": Words("逾期", "late"),
        "late_explained": Words("逾期原因", "lateness explained"),
        "late_judged": Words("逾期复核", "lateness judged"),
        "late_reminder": Words("逾期复核提醒", "lateness reminder"),
        "petition_escalated": Words("申请报领导", "put before the leader"),
        "petition_lapsed": Words("申请未生效", "petition lapsed"),
        "recounted": Words("重算时限", "counted anew"),
        "shelving_asked": Words("申请挂账", "asked to shelve"),
        "shelving_granted": Words("同意挂账", "shelving granted"),
        "shelving_refused": Words("不同意挂账", "shelving refused"),
    ]

    static let lateNotices: [String: Words] = [
        "correction": Words("整改通知", "correction"), "due-moved": Words("答复时间更改", "date moved"),
        "extended": Words("延期告知", "extension"), "late": Words("请说明逾期原因", "asked why late"),
        "late-review": Words("请复核", "review asked"), "petition": Words("请审批", "decision asked"),
        "shelved-until": Words("需较长时间的告知", "needs more time"),
    ]
}
