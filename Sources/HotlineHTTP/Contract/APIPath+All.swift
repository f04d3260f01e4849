import HotlineCore
import HotlineDesk

extension APIPath {
    /// No two of them match one target.
    static let all: [APIPath] = service + departments + tickets + verbs

    private static let service: [APIPath] = [
        path("/healthz", .get("health", "进程还在", "the process lives", needsToken: false, answers: .text)) { _ in .health },
        path(
            "/readyz", .get("readiness", "能不能写入", "whether it can take what it is sent", answers: .json(TicketJSON.readiness.schema))
        ) { _ in .readiness },
        path("/metrics", .get("metrics", "Prometheus 指标", "figures for Prometheus", answers: .text)) { _ in .metrics },
        path("/api/openapi.json", .get("contract", "本说明", "this description", answers: .contract)) { _ in .contract },
    ]

    private static let departments: [APIPath] = [
        department(
            "tickets",
            .get(
                "feed", "本单位的变化，按日志顺序，可等待", "what changed for the department, in the journal's order; may wait",
                query: FeedQuestion.members, answers: .json(TicketJSON.feed.schema))
        ) { .feed($0) },
        department("inbox.csv", .get("inbox", "在办清单，给 Excel、WPS", "open tickets, for a spreadsheet", answers: .csv)) { .inboxCSV($0) },
        department(
            "figures",
            .get("figures", "本单位的数字，近三十天", "the department's figures, of thirty days", answers: .json(TicketJSON.figures.schema))
        ) { .figures($0) },
        department(
            "pull",
            .post("pull", "领取最急的未签收件", "lease the most urgent unsigned tickets", [.may("limit", .number(1...Desk.pullLimit))])
        ) { .pull($0) },
        department("receive", .post("receive", "接件转办", "a matter that the department received", APIOrder.received)) { .receive($0) },
        department(
            "batch",
            .post(
                "batch", "一次办几件，逐件答复", "several verbs at once, each answered by itself",
                [.needed("items", .items(atMost: Desk.batchLimit))], answers: .json(TicketJSON.batch.schema))
        ) { .batch($0) },
        department(
            "duty", .get("duty", "谁在值班", "who is on duty", answers: .json(TicketJSON.duty.schema)),
            .post(
                "set_duty", "排值班", "put somebody on duty",
                [.needed("who", APIMember.code), .needed("from", .instant), .needed("to", .instant)])
        ) { .duty($0, isSet: true) },
        department("duty/cancel", .post("cancel_duty", "撤值班", "take a duty back", [.needed("id", .serial)])) {
            .duty($0, isSet: false)
        },
        department(
            "leave", .get("leaves", "谁请假", "who is away", answers: .json(TicketJSON.leaves.schema)),
            .post(
                "enter_leave", "登记请假", "enter a leave",
                [
                    .needed("who", APIMember.code), .needed("from", APIMember.code), .needed("to", APIMember.code),
                    .may("deputy", APIMember.code),
                ])
        ) { .leave($0, isSet: true) },
        department("leave/cancel", .post("cancel_leave", "销假", "take a leave back", [.needed("id", .serial)])) {
            .leave($0, isSet: false)
        },
        department(
            "suggestions", .get("suggestions", "改进意见", "suggestions to the department", answers: .json(TicketJSON.suggestions.schema)),
            .post(
                "follow_suggestion", "落实改进意见", "what was done about a suggestion",
                [.needed("id", .serial), .needed("text", APIMember.story)])
        ) { .suggestions($0) },
        department(
            "days", .get("lateness", "超期账", "late tickets, and whose time it was", answers: .json(TicketJSON.lateAccount.schema))
        ) { .lateAccount($0) },
    ]

    private static let tickets: [APIPath] = [
        path(
            "/api/tickets/{number}",
            .get("ticket", "工单全貌", "a ticket in full", isTagged: true, answers: .json(TicketJSON.detail.schema))
        ) { .ticket($0[0]) },
        path(
            "/api/tickets/{number}/group",
            .get("group", "主单与并入", "a main ticket and those under it", answers: .json(TicketJSON.group.schema))
        ) { .group($0[0]) },
        path(
            "/api/tickets/{number}/why",
            .get("why", "为什么这样判", "why it was judged so", answers: .json(TicketJSON.explanation.schema))
        ) { .why($0[0]) },
        path(
            "/api/tickets/{number}/precedents",
            .get("precedents", "同类的退单裁定", "rulings on matters like it", answers: .json(TicketJSON.explanation.schema))
        ) { .precedents($0[0]) },
        path("/api/tickets/{number}/attachments/{position}", .get("attachment", "附件", "a file", answers: .file)) { values in
            guard let position = Int(values[1]), String(position) == values[1], (1...MultipartReader.partLimit).contains(position) else {
                return nil
            }
            return .attachment(values[0], position)
        },
    ]

    private static let verbs: [APIPath] = APIRoute.Verb.allCases.map { verb in
        let words = verb.words
        return path(
            "/api/tickets/{number}/\(verb.rawValue)",
            .post(verb.rawValue, words.chinese, words.english, verb.members, isTagged: true)
        ) { .verb($0[0], verb) }
    }

    private static func path(
        _ template: String, _ operations: APIOperation..., make: @escaping @Sendable ([String]) -> APIRoute?
    ) -> APIPath { APIPath(template, operations, make) }

    private static func department(
        _ rest: String, _ operations: APIOperation..., make: @escaping @Sendable (DepartmentCode) -> APIRoute
    ) -> APIPath {
        APIPath("/api/departments/{code}/" + rest, operations) { make(DepartmentCode(rawValue: $0[0])) }
    }
}

extension APIRoute.Verb {
    var words: (chinese: String, english: String) {
        switch self {
        case .sign: ("签收", "sign")
        case .return: ("申请退单", "ask to return it")
        case .contact: ("联系市民及结果", "a contact with the citizen and its result")
        case .note: ("备注，可写下一步的时间", "a note, with the date of the next step if there is one")
        case .reply: ("答复", "reply")
        case .extend: ("申请延期", "ask for an extension")
        case .shelve: ("申请挂账", "ask to shelve it")
        case .approve: ("审批延期或挂账", "decide on an extension or a shelving")
        case .explainLate: ("说明超期原因", "say why it was late")
        case .correct: ("整改进展", "what was done of a correction")
        case .assign: ("交给经办人", "give it to a handler")
        case .rule: ("裁定退单", "rule on a return")
        case .unshelve: ("取消挂账", "take it off the shelf")
        case .told: ("如何告知市民，或为何无法告知", "how the citizen was told, or why that cannot be")
        case .urge: ("催办", "urge")
        case .handover: ("转 110、119、120、122", "110, 119, 120 or 122 has it")
        case .ask: ("请市民补充", "ask the citizen for more")
        case .co: ("加上或撤下协办单位", "add a co-department, or take it off")
        case .delegate: ("交给下级", "pass it down")
        case .convene: ("协调会", "call the departments together")
        case .appeal: ("对裁定申诉", "appeal against a ruling")
        case .unmask: ("查看市民号码", "see the citizen's number")
        case .lease: ("续领", "keep a pulled ticket longer")
        }
    }
}
