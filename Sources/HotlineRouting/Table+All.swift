import HotlineCore

extension Table {
    private static let validity: [Column] = [.text(.validFrom, "生效"), .text(.validTo, "失效")]

    static let departments = Table(
        "departments.csv",
        [
            .value(.code, "编码"), .value(.name, "名称"), .text(.aliases, "别名"), .value(.type, "类型"), .text(.parent, "上级"),
            .text(.mandate, "职责"), .text(.excludes, "除外"), .text(.phone, "电话"), .text(.hours, "服务时间"), .text(.liaison, "联络员"),
            .text(.onCall, "值班"), .text(.chiefRepresentative, "首席事务代表"), .text(.leaderInCharge, "分管领导"),
        ] + validity)

    static let people = Table(
        "people.csv",
        [
            .value(.id, "编号"), .value(.workNumber, "工号"), .value(.name, "姓名"), .value(.department, "部门"), .text(.secondLine, "第二条线"),
            .value(.roles, "角色"), .text(.unixUser, "系统账号"), .text(.deputy, "代理"),
        ] + validity)

    static let roster = Table(
        "roster.csv", isOptional: true,
        [
            .value(.department, "部门"), .value(.person, "人员"), .condition(.weekdays, "星期"), .condition(.dates, "日期"),
            .value(.from, "起"), .value(.to, "止"), .text(.capacity, "容量"), .text(.deputy, "代理"),
        ])

    static let categories = Table(
        "categories.csv",
        [
            .value(.code, "编码"), .value(.parent, "大类"), .value(.name, "名称"), .text(.definition, "定义"), .text(.keywords, "关键词"),
            .text(.confusableWith, "易混"), .value(.lead, "主办"), .text(.co, "协办"), .text(.barred, "禁派"),
            .extra(.sealed, "封存"), .extra(.threshold, "门槛"),
        ] + validity)

    static let places = Table(
        "places.csv",
        [.value(.code, "编码"), .value(.level, "级别"), .value(.name, "名称"), .text(.aliases, "别名"), .text(.parents, "上级")])

    static let rules = Table(
        "rules.csv",
        [
            .value(.order, "顺序"), .condition(.kind, "诉求类型"), .condition(.category, "类别"), .condition(.urgency, "紧急"),
            .condition(.channel, "渠道"), .condition(.district, "区"), .condition(.street, "街镇"), .value(.lead, "主办"), .text(.co, "协办"),
            .value(.handler, "经办"), .value(.auto, "自动"), .text(.note, "说明"),
        ] + validity)

    static let joint = Table(
        "joint.csv", isOptional: true,
        [
            .value(.code, "编码"), .value(.name, "名称"), .condition(.category, "类别"), .value(.lead, "主办"), .value(.co, "协办"),
            .text(.duties, "职责"), .value(.order, "方式"), .extra(.promised, "承诺"),
        ])

    static let urgency = Table(
        "urgency.csv", [.value(.words, "词"), .value(.effect, "作用"), .text(.kind, "诉求类型"), .text(.advice, "提示")])

    static let deadlines = Table(
        "deadlines.csv",
        [
            .value(.order, "顺序"), .condition(.kind, "诉求类型"), .condition(.urgency, "紧急"), .condition(.category, "类别"),
            .condition(.department, "部门"), .condition(.departmentType, "部门类型"), .condition(.crossDistrict, "跨区"),
            .value(.accept, "受理"), .value(.dispatch, "派单"), .value(.sign, "签收"), .value(.contact, "联系"), .value(.firstReport, "首报"),
            .value(.promised, "承诺"), .value(.statutory, "法定"), .value(.extension, "延期"), .value(.ruling, "异议审核"),
            .value(.review, "审核"), .value(.redo, "重办"), .value(.callback, "回访"), .value(.rating, "评价"), .value(.archive, "归档"),
            .value(.supplement, "补充"), .extra(.pausedWhileAsked, "补充停表"), .extra(.mostExtensions, "延期次数"),
            .extra(.longestExtension, "延期时长"), .extra(.validFrom, "生效"), .extra(.validTo, "失效"),
        ])

    static let escalation = Table(
        "escalation.csv",
        [
            .value(.ladder, "阶梯"), .value(.rung, "级"), .value(.anchor, "起点"), .value(.moment, "时机"), .value(.condition, "条件"),
            .value(.tells, "通知"), .value(.reassigns, "改派"),
        ])

    static let calendar = Table(
        "calendar.csv", [.value(.date, "日期"), .value(.type, "类型"), .text(.name, "名称"), .condition(.district, "区")])

    static let hours = Table(
        "hours.csv", [.condition(.department, "部门"), .value(.weekdays, "星期"), .value(.from, "起"), .value(.to, "止")])

    static let scope = Table(
        "scope.csv", [.value(.code, "编码"), .value(.name, "名称"), .value(.words, "告知"), .value(.secondPerson, "须二人")])

    static let guides = Table(
        "guides.csv", isOptional: true,
        [
            .value(.code, "编码"), .value(.name, "名称"), .text(.basis, "设定依据"), .text(.conditions, "受理条件"), .text(.materials, "申请材料"),
            .text(.flow, "办理流程"), .text(.audience, "服务对象"), .text(.limit, "办结时限"), .text(.result, "办理结果"), .text(.fee, "收费标准"),
            .value(.owner, "主管"), .text(.source, "来源"), .value(.checked, "核对"), .text(.validTo, "失效"),
        ])

    static let venues = Table(
        "venues.csv", isOptional: true,
        [
            .value(.code, "编码"), .value(.name, "名称"), .value(.district, "区"), .value(.department, "部门"), .text(.windows, "窗口"),
            .text(.difficultWindow, "办不成事窗口"), .text(.hours, "服务时间"),
        ])

    static let phrases = Table("phrases.csv", [.value(.type, "类型"), .value(.words, "词"), .text(.note, "说明"), .extra(.must, "必改")])

    static let notices = Table(
        "notices.csv",
        [
            .value(.id, "编号"), .value(.use, "用途"), .value(.chinese, "中文"), .value(.english, "英文"),
            .text(.nextStepChinese, "下一步"), .text(.nextStepEnglish, "下一步英文"),
        ])

    static let sources = Table(
        "sources.csv",
        [
            .value(.name, "名称"), .value(.format, "格式"), .value(.path, "路径"), .value(.encoding, "编码"), .value(.zone, "时区"),
            .text(.columns, "列"), .text(.silence, "静默"), .extra(.window, "窗口"),
        ])

    static let expectations = Table(
        "expectations.csv",
        [
            .value(.text, "句子"), .condition(.kind, "诉求类型"), .condition(.category, "类别"), .condition(.department, "部门"),
            .condition(.urgency, "紧急"),
        ])

    static let successors = Table(
        "successors.csv", isOptional: true,
        [
            .value(.old, "原部门"), .condition(.category, "类别"), .condition(.place, "地点"), .value(.new, "新部门"), .value(.from, "生效"),
        ])

    static let examples = Table(
        "examples.csv", isOptional: true, [.value(.kind, "类型"), .value(.category, "类别"), .value(.text, "例句")])

    static let dangers = Table("dangers.csv", isOptional: true, [.value(.urgency, "紧急"), .value(.text, "例句")])

    static let all: [Table] = [
        departments, people, roster, categories, places, rules, joint, urgency, deadlines, escalation, calendar, hours, scope, guides,
        venues, phrases, notices, sources, expectations, successors, examples, dangers,
    ]
}
