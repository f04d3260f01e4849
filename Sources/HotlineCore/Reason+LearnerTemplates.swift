extension Reason {
    /// What the learner holds a matter for, and what is wrong with it.
    static let learner: [String: ReasonTemplate] = [
        "category-open": ("类别不能确定，可能是：{0}", "no category for sure; it may be: {0}"),
        "model-refused": (
            "分类模型 {0} 与 expectations.csv 不符 {1} 处，没有采用，仍按关键词归类；第一处 {2}",
            "the model {0} breaks {1} rows of expectations.csv and is not used, the keywords judge alone; the first: {2}"
        ),
        "model-unreadable": (
            "{0}：分类模型读不了或已损坏，仍按关键词归类；查过磁盘后执行 reload 即重新学习",
            "{0}: the model cannot be read or is damaged, the keywords judge alone; look at the disk, then reload learns anew"
        ),
        "model-unwritten": ("{0}：分类模型写不进去，重启后要重新学习", "{0}: the model cannot be written and will be learnt again after a restart"),
    ]
}
