import HotlineCore
import HotlineDesk

/// What a department may do beside its tickets' verbs; the raw value is the path below the department, of the API and of the pages.
package enum DepartmentForm: String, CaseIterable, Sendable {
    case pull, receive, duty
    case cancelDuty = "duty/cancel"
    case leave
    case cancelLeave = "leave/cancel"
    case followUp = "suggestions"

    /// On which page it stands.
    var page: DepartmentPageName {
        switch self {
        case .pull: .matters
        case .receive: .receive
        case .duty, .cancelDuty, .leave, .cancelLeave: .duty
        case .followUp: .suggestions
        }
    }

    var title: Words {
        switch self {
        case .pull: Words("领取未签收的件", "Pull what waits to be signed")
        case .receive: Words("转交热线", "Pass it to the hotline")
        case .duty: Words("排值班", "Put somebody on duty")
        case .cancelDuty: Words("撤值班", "Take it back")
        case .leave: Words("登记请假", "Enter a leave")
        case .cancelLeave: Words("销假", "End it")
        case .followUp: Words("填写落实情况", "Say what was done")
        }
    }

    /// The right that it needs; one's own leave is one's own word, and who else's it may be the Desk says.
    var right: Verb {
        switch self {
        case .pull: .pull
        case .receive: .receive
        case .duty, .cancelDuty: .duty
        case .leave, .cancelLeave: .see
        case .followUp: .reply
        }
    }

    var fields: [FormField] {
        let row = FormField(name: "id", label: Words("编号", "Number"), control: .row)
        switch self {
        case .pull: return []
        case .receive:
            return [
                FormField(name: "content", label: Words("市民反映什么", "What the citizen says"), control: .text(rows: 8)),
                FormField(
                    name: "place", label: Words("在哪里", "Where"), control: .line(limit: 200), isRequired: false,
                    hint: Words("路名、门牌、路口或小区名。", "Road and number, crossing or estate.")),
                FormField(name: "name", label: Words("市民称呼", "Citizen's name"), control: .line(limit: 200), isRequired: false),
                FormField(
                    name: "phone", label: Words("市民电话", "Citizen's phone"), control: .line(limit: 200), isRequired: false,
                    hint: Words("不留电话，热线就无法回电。", "Without it the hotline cannot call back.")),
                FormField(
                    name: "secret", label: Words("要为市民保密吗", "Keep the citizen's identity secret?"), control: FormField.yesOrNo,
                    isRequired: false),
                FormField(
                    name: "explained", label: Words("已当面说明会转给热线吗", "Was the citizen told that the hotline gets it?"),
                    control: FormField.yesOrNo, isRequired: false),
            ]
        case .duty:
            return [
                FormField(name: "who", label: Words("谁值班", "Who is on duty"), control: .person),
                FormField(name: "from", label: Words("从什么时候", "From"), control: .moment),
                FormField(
                    name: "to", label: Words("到什么时候", "Until"), control: .moment,
                    hint: Words("一次最长七天。", "At most seven days at once.")),
            ]
        case .leave:
            return [
                FormField(name: "who", label: Words("谁请假", "Who is away"), control: .subordinate),
                FormField(name: "from", label: Words("第一天", "First day"), control: .day),
                FormField(name: "to", label: Words("最后一天", "Last day"), control: .day),
                FormField(
                    name: "deputy", label: Words("谁代办", "Who stands in"), control: .person, isRequired: false,
                    hint: Words("不选，就由登记表里的代办人代办。", "If nobody is chosen, the deputy of the department's table.")),
            ]
        case .cancelDuty, .cancelLeave: return [row]
        case .followUp:
            return [
                row,
                FormField(
                    name: "text", label: Words("做了什么、做到哪一步", "What was done, and how far it is"), control: .text(rows: 4)),
            ]
        }
    }
}

/// The pages of a department, by their path below it.
package enum DepartmentPageName: String, CaseIterable, Sendable {
    case matters = ""
    case receive, duty, suggestions

    var path: String { self == .matters ? "/department" : "/department/" + rawValue }

    var title: Words {
        switch self {
        case .matters: Words("本单位的件", "Our matters")
        case .receive: Words("接件转办", "Pass on a matter")
        case .duty: Words("值班请假", "Duty and leave")
        case .suggestions: Words("改进意见", "Suggestions")
        }
    }

    /// To be led there at all.
    var right: Verb { self == .receive ? .receive : .see }
}
