import HotlineCore
import HotlineDesk

/// How a verb of the API looks as a form. Exhaustive: a verb without a form does not compile.
struct VerbForm: Sendable {
    let verb: APIRoute.Verb

    init(_ verb: APIRoute.Verb) { self.verb = verb }

    var title: Words {
        switch verb {
        case .sign: Words("签收", "Sign")
        case .lease: Words("续领", "Keep it longer")
        case .return: Words("申请退单", "Ask to return it")
        case .contact: Words("联系了市民", "Contacted the citizen")
        case .note: Words("记录", "Note")
        case .reply: Words("答复", "Reply")
        case .extend: Words("申请延期", "Ask for more time")
        case .shelve: Words("申请挂账", "Ask to shelve it")
        case .approve: Words("审批申请", "Decide what was asked for")
        case .explainLate: Words("说明逾期原因", "Explain the lateness")
        case .correct: Words("填写整改情况", "Say what was corrected")
        case .assign: Words("分办到人", "Assign to a person")
        case .rule: Words("裁定退单", "Rule on a return")
        case .unshelve: Words("恢复办理", "Take it up again")
        case .told: Words("记录告知", "Record how the citizen was told")
        case .urge: Words("催办", "Urge")
        case .handover: Words("转紧急服务", "Handed to an emergency service")
        case .ask: Words("请市民补充", "Ask the citizen for more")
        case .unmask: Words("看市民电话", "See the citizen's number")
        case .co: Words("配合单位", "Co-departments")
        case .delegate: Words("转下级", "Pass down")
        case .convene: Words("召集配合单位", "Call the co-departments together")
        case .appeal: Words("申诉", "Appeal")
        }
    }

    /// The right that it needs, to leave out what would be refused; the Desk asks again.
    var right: Verb {
        switch verb {
        case .sign, .assign: .sign
        case .lease: .pull
        case .return, .appeal: .requestReturn
        case .contact, .ask: .contact
        case .note: .note
        case .reply: .reply
        case .extend, .shelve, .unshelve, .explainLate, .correct: .extend
        case .approve, .rule: .rule
        case .told: .told
        case .urge: .urge
        case .handover: .handOver
        case .unmask: .unmask
        case .co, .delegate: .coHandle
        case .convene: .convene
        }
    }

    /// The names are the API's.
    var fields: [FormField] {
        let reason = FormField(name: "reason", label: Words("理由", "Reason"), control: .text(rows: 3))
        switch verb {
        case .sign, .lease: return []
        case .return:
            return [
                FormField(name: "reason", label: Words("退单理由", "Reason"), control: Self.returnReasons),
                FormField(name: "basis", label: Words("依据和情况", "Basis and facts"), control: .text(rows: 4)),
                FormField(name: "suggested", label: Words("建议承办单位", "Who should have it"), control: .department),
            ]
        case .contact: return [FormField(name: "result", label: Words("联系结果", "What came of it"), control: .text(rows: 4))]
        case .note:
            return [
                FormField(name: "text", label: Words("记录", "Note"), control: .text(rows: 4)),
                FormField(name: "until", label: Words("下一步在什么时候", "When the next step is"), control: .moment, isRequired: false),
            ]
        case .reply:
            return [
                FormField(name: "public_text", label: Words("给市民的答复", "Reply to the citizen"), control: .text(rows: 8)),
                FormField(
                    name: "inner_text", label: Words("内部情况", "For the hotline only"), control: .text(rows: 4), isRequired: false,
                    hint: Words("市民看不到。", "The citizen does not see it.")),
                FormField(name: "truth", label: Words("是否属实", "Was it as they said"), control: Self.truths),
                FormField(name: "solved", label: Words("是否解决", "Is it solved"), control: Self.ends),
                FormField(
                    name: "without", label: Words("不等配合单位的理由", "Why co-departments are not waited for"), control: .text(rows: 2),
                    isRequired: false),
            ]
        case .extend:
            return [
                FormField(
                    name: "length", label: Words("延长多久", "How long"), control: .line(limit: 40),
                    hint: Words("例如 3工作日。", "For example 3工作日 (working days).")), reason,
            ]
        case .shelve: return [FormField(name: "until", label: Words("到哪一天复核", "Until which day"), control: .day), reason]
        case .approve, .rule: return [FormField(name: "granted", label: Words("是否同意", "Granted"), control: Self.yesOrNo), reason]
        case .explainLate, .unshelve, .appeal, .unmask: return [reason]
        case .correct: return [FormField(name: "text", label: Words("整改情况", "What was done"), control: .text(rows: 4))]
        case .assign: return [FormField(name: "handler", label: Words("经办人", "Handler"), control: .person), reason]
        case .told:
            return [
                FormField(name: "how", label: Words("怎样告知的", "How they were told"), control: .line(limit: 200), isRequired: false),
                FormField(
                    name: "impossible", label: Words("或者：为什么无法告知", "Or: why they could not be"), control: .line(limit: 200),
                    isRequired: false
                ),
            ]
        case .urge: return [FormField(name: "text", label: Words("附言", "Remark"), control: .text(rows: 3), isRequired: false)]
        case .handover:
            return [
                FormField(
                    name: "line", label: Words("转给", "Line"),
                    control: .choice(Self.lines, order: ["110", "119", "120", "122"])),
                FormField(name: "taken_by", label: Words("对方接警人", "Taken by"), control: .line(limit: 100)),
                FormField(name: "incident", label: Words("警情编号", "Incident number"), control: .line(limit: 100)),
            ]
        case .ask: return [FormField(name: "text", label: Words("请市民补充什么", "What they are asked"), control: .text(rows: 3))]
        case .co:
            return [
                FormField(name: "department", label: Words("单位", "Department"), control: .department),
                FormField(name: "duty", label: Words("要它做什么", "What it owes"), control: .text(rows: 2), isRequired: false),
                FormField(name: "off", label: Words("或者：去掉它的理由", "Or: why it is taken off"), control: .text(rows: 2), isRequired: false),
            ]
        case .delegate:
            return [
                FormField(name: "department", label: Words("下级单位", "Unit below"), control: .department),
                FormField(name: "duty", label: Words("要它做什么", "What it owes"), control: .text(rows: 2), isRequired: false),
            ]
        case .convene: return [FormField(name: "text", label: Words("商定了什么", "What was agreed"), control: .text(rows: 4))]
        }
    }

    private static let yesOrNo = FormField.Control.choice(
        ["yes": Words("同意", "Yes"), "no": Words("不同意", "No")], order: ["yes", "no"])
    private static let lines = Dictionary(
        uniqueKeysWithValues: [
            ("110", "报警", "police"), ("119", "火警", "fire"), ("120", "急救", "ambulance"), ("122", "交通事故", "road accidents"),
        ].map {
            ($0.0, Words("\($0.0) \($0.1)", "\($0.0) \($0.2)"))
        })
    private static let truths = FormField.Control.choice(HouseWords.truths, order: ["true", "partly", "untrue", "unverifiable"])
    private static let ends = FormField.Control.choice(HouseWords.ends, order: ["solved", "partly", "unsolved"])
    private static let returnReasons = FormField.Control.choice(
        Dictionary(
            uniqueKeysWithValues: ReturnCode.allCases.map {
                ($0.rawValue, Words($0.chinese, String($0.rawValue.map { $0 == "_" ? " " : $0 })))
            }), order: ReturnCode.allCases.map(\.rawValue))
}

extension VerbForm {
    /// What the holder may do with the ticket as it stands: the API's verbs in their order, by the state of the ticket, or of the
    /// holder's own part of it.
    static func offered(on detail: TicketDetail, to holder: SessionHolder) -> [VerbForm] {
        let part =
            detail.line.departmentCode == holder.department
            ? nil : detail.parts.last { $0.departmentCode == holder.department && $0.state.isOpen }
        let events = Lifecycle.allowed(in: detail.line.state)
        return APIRoute.Verb.allCases.map(VerbForm.init).filter { form in
            guard holder.rights.contains(form.right) else { return false }
            guard let part else {
                return (events.contains(form.verb.event) && form.hasOccasion(on: detail)) || form.rulesOnParts(of: detail)
            }
            if form.verb == .unmask { return form.hasOccasion(on: detail) }
            return form.partEvent.map { SubTaskLifecycle.next(after: $0, in: part.state) != nil } ?? false
        }
    }

    /// What a sub-unit asked for waits for a ruling whatever the ticket's own state is.
    private func rulesOnParts(of detail: TicketDetail) -> Bool {
        verb == .rule && detail.parts.contains { $0.state == .returning || $0.state == .appealing }
    }

    /// Of verbs that the lifecycle allows in many states, those for which there is something.
    private func hasOccasion(on detail: TicketDetail) -> Bool {
        switch verb {
        case .explainLate, .correct: !detail.late.isEmpty
        case .approve: !detail.late.isEmpty
        case .told: detail.notices.contains { $0.toldAt == nil && $0.how == nil }
        case .unmask: detail.citizenPhone?.contains("*") ?? false
        case .convene: !detail.parts.isEmpty
        case .appeal: detail.parts.contains { $0.state == .signed || $0.state == .returning } || !detail.returns.isEmpty
        case .lease: detail.entries.last { ["pulled", "lease_lapsed"].contains($0.event) }?.event == "pulled"
        case .sign, .return, .contact, .note, .reply, .extend, .shelve, .assign, .rule, .unshelve, .urge, .handover, .ask, .co, .delegate:
            true
        }
    }

    /// The same verb on a co-department's or a sub-unit's part.
    private var partEvent: SubTaskEvent? {
        switch verb {
        case .sign: .sign
        case .return: .requestReturn
        case .contact: .contact
        case .note: .note
        case .reply: .reply
        case .appeal: .appeal
        case .extend, .shelve, .approve, .explainLate, .correct, .assign, .rule, .unshelve, .told, .urge, .handover, .ask, .co, .delegate,
            .convene, .unmask, .lease:
            nil
        }
    }
}
