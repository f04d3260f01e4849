import HotlineCore

extension HouseWords {
    /// What the journal holds of co-departments, sub-units and what crosses districts.
    static let jointEvents: [String: Words] = [
        "appealed": Words("申诉", "appealed"),
        "appeal_ruled": Words("申诉裁定", "appeal ruled"),
        "co_added": Words("配合单位", "co-department"),
        "co_named": Words("加配合单位", "co-department named"),
        "co_removed": Words("去掉配合单位", "co-department removed"),
        "convened": Words("召集", "convened"),
        "cross": Words("跨区", "several districts"),
        "part_contacted": Words("配合单位联系", "part contacted"),
        "part_lapsed": Words("裁定期满", "ruling lapsed"),
        "part_late": Words("配合单位逾期", "part late"),
        "part_noted": Words("配合单位记录", "part noted"),
        "part_replied": Words("配合单位答复", "part replied"),
        "part_returned": Words("配合单位退回", "part return asked"),
        "part_ruled": Words("退回裁定", "part return ruled"),
        "part_signed": Words("配合单位签收", "part signed"),
        "part_signed_by_time": Words("配合单位超期签收", "part signed by time"),
        "received_for": Words("接件转办", "received for another"),
        "reply_early": Words("先行答复", "replied early"),
    ]

    static let partKinds: [String: Words] = [
        PartLine.Kind.co.chinese: Words("配合", "with"), PartLine.Kind.below.chinese: Words("下级", "below"),
    ]

    static let partStates: [String: Words] = Dictionary(
        SubTaskState.allCases.map { ($0.chinese, Words($0.chinese, $0.rawValue)) }
    ) { first, _ in first }

    static let orders: [String: Words] = ["串行": Words("串行", "serial"), "并行": Words("并行", "parallel")]
}
