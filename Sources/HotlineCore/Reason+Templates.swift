/// The words of a reason in both languages, with `{0}`, `{1}`… for its arguments.
typealias ReasonTemplate = (chinese: String, english: String)

/// Operators, department people and administrators read these; citizens never do (practice 53).
extension Reason {
    /// Why a line of a phone log made no ticket.
    static let intake: [String: ReasonTemplate] = [
        "reject-call": ("没有通话编号，或编号太长", "no call's id, or one too long"),
        "reject-call-columns": (
            "话单这一行有 {0} 列，应有 {1} 列；列的次序若改过，在来源表写列号",
            "{0} fields where the platform writes {1}; where its columns were changed, say so in sources.csv"
        ),
        "reject-columns": ("这一行有 {0} 列，表头有 {1} 列", "{0} {0:field|fields}, the header has {1}"),
        "reject-disposition": (
            "通话结果“{0}”不认得；列的次序若改过，在来源表写列号",
            "“{0}” is no way for a call to end; where the platform's columns were changed, say so in sources.csv"
        ),
        "reject-empty": ("没有诉求内容", "there is no content"),
        "reject-encoding": ("不是 {0} 编码，或含有空字符；请按来源表的编码另存", "not {0}, or it holds a NUL; save it in the source's encoding"),
        "reject-form": ("表单不能用：{0}", "the form cannot be used: {0}"),
        "reject-header": ("前面没有表头，认不出各列", "no header above it, so its columns are not known"),
        "reject-long": ("一条记录超过 {0} 字节", "a record of more than {0} bytes"),
        "reject-long-content": ("诉求内容 {0} 字，最多 {1} 字", "content of {0} characters, at most {1}"),
        "reject-quotes": ("引号没有成对", "a quote is not closed, or closes in the middle of a field"),
        "reject-refused": ("没有收下：{0}", "refused: {0}"),
        "reject-segment": ("不是一段转写：{0}", "no piece of a transcript: {0}"),
        "reject-store": ("数据库不能保存：{0}", "the store cannot hold it: {0}"),
        "reject-time": ("来电时间“{0}”读不出", "the call time “{0}” cannot be read"),
        "reject-unfinished": ("文件已收起，最后一条没有写完", "the file was put away before its last record ended"),
    ]

    /// What a matter is, where, how urgent, whose, and why.
    static let triage: [String: ReasonTemplate] = [
        "category-decided": ("类别 {0}（人工确定）", "category {0}, decided by a person"),
        "category-found": ("类别 {0}，把握 {1}%（词：{2}）", "category {0}, {1} % sure (words: {2})"),
        "category-unknown": ("没有认出类别", "no category was found"),
        "category-unsure": ("类别把握不大，也可能是：{0}", "not sure of the category; it may be: {0}"),
        "department-decided": ("承办单位 {0}（人工确定）", "{0}, decided by a person"),
        "first-department": ("首接单位：{0}", "first department: {0}"),
        "first-person": ("首问责任人：{0} {1}", "first responsible: {0} {1}"),
        "handler-above": ("经办 {0}（上级单位值班，手上 {1} 件，共 {2} 人值班）", "handler {0}, on call above (open {1}, of {2} on call)"),
        "handler-all-full": (
            "经办 {0}（值班 {2} 人都已满容量，仍派手上最少的，现有 {1} 件；请增派人手）",
            "handler {0}, the least loaded (open {1}): all {2} on call are at capacity; more hands are needed"
        ),
        "handler-decided": ("经办 {0}（人工指定）", "handler {0}, named by a person"),
        "handler-liaison": ("经办 {0}（无人值班，由联络员负责，手上 {1} 件）", "handler {0}, the liaison, as nobody is on call (open {1})"),
        "handler-nobody": ("{0}当天无人可派，请电话联系", "nobody of {0} is there that day; please phone"),
        "handler-not-full": (
            "经办 {0}（值班表，手上 {1} 件，共 {2} 人值班，{3} 人已满容量跳过）",
            "handler {0}, by the roster (open {1}, of {2} on call; {3} at capacity passed over)"
        ),
        "handler-roster": ("经办 {0}（值班表，手上 {1} 件，共 {2} 人值班）", "handler {0}, by the roster (open {1}, of {2} on call)"),
        "handler-rule": ("经办 {0}（规则指定）", "handler {0}, named by the rule"),
        "handler-table": ("经办 {0}（单位值班，手上 {1} 件，共 {2} 人值班）", "handler {0}, on call (open {1}, of {2} on call)"),
        "kind-decided": ("{0}（人工确定）", "{0}, decided by a person"),
        "kind-found": ("{0}，把握 {1}%（词：{2}）", "{0}, {1} % sure (words: {2})"),
        "needs-person": ("保密或举报，须由人工派单", "secret or a report: a person must dispatch it"),
        "place-ambiguous": ("地点不止一个：{0}", "more than one place: {0}"),
        "place-found": ("地点 {0}（词：{1}）", "place {0} (words: {1})"),
        "place-unplaced": ("像是地址，地名表里没有：{0}，请定是哪里", "like an address, and in no row of places.csv: {0}; please place it"),
        "place-unknown": ("没有认出地点", "no place was found"),
        "route-barred": ("规则 顺序 {0}（第 {1} 行）的单位 {2} 禁派本类，交{3}", "rule {0} (line {1}): {2} is barred from this category; to {3}"),
        "route-category-not-valid": ("规则 顺序 {0}（第 {1} 行）：类别 {2} 当日无效，交{3}", "rule {0} (line {1}): category {2} is not in force; to {3}"),
        "route-category-unknown": ("规则 顺序 {0}（第 {1} 行）：类别不明{2}，交{3}", "rule {0} (line {1}): no category{2}; to {3}"),
        "route-department-not-valid": ("规则 顺序 {0}（第 {1} 行）：单位 {2} 当日无效，交{3}", "rule {0} (line {1}): {2} is not in force; to {3}"),
        "route-district-for-street": (
            "规则 顺序 {0}（第 {1} 行）：街镇不明，先到区 {2} {3}", "rule {0} (line {1}): the street is not known, so the district {2} {3}"
        ),
        "route-district-unknown": ("规则 顺序 {0}（第 {1} 行）：哪个区不明{2}，交{3}", "rule {0} (line {1}): the district is not known{2}; to {3}"),
        "route-place-ambiguous": ("规则 顺序 {0}（第 {1} 行）：地点不止一个{2}，交{3}", "rule {0} (line {1}): more than one place{2}; to {3}"),
        "route-place-without-office": ("规则 顺序 {0}（第 {1} 行）：{2} 没有承办单位，交{3}", "rule {0} (line {1}): {2} has no office; to {3}"),
        "route-rule": ("规则 顺序 {0}（第 {1} 行）→ {2} {3}", "rule {0} (line {1}) → {2} {3}"),
        "route-street-unknown": ("规则 顺序 {0}（第 {1} 行）：哪条街镇不明{2}，交{3}", "rule {0} (line {1}): the street is not known{2}; to {3}"),
        "urgency-perhaps": ("可能紧急：{0}，先由人看", "perhaps urgent: {0}; a person looks first"),
        "urgency-cancelled": ("急事词已被否定：{0}", "urgent words taken back: {0}"),
        "urgency-decided": ("{0}（人工确定）", "{0}, decided by a person"),
        "urgency-found": ("{0}（词：{1}）", "{0} (words: {1})"),
    ]
}
