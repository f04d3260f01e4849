import HotlineCore
import Testing

@Suite struct RightsTests {
    /// Those who work for a department and for nobody else.
    private static let departments: [Role] = [.districtOffice, .departmentHandler, .liaison, .chiefRepresentative, .leader]

    @Test(arguments: departments)
    func `no role of a department lowers an urgency, ends a threat or opens a ticket of the hotline's (practice 3)`(role: Role) {
        for verb in [Verb.classify, .confirm, .create] { #expect(!Rights.allows([role], verb)) }
    }

    /// One row a verb, one column a role: x where it may.
    ///
    /// op wc di re cb sl su ch ma do dh li cr le in ad
    private static let matrix: [(Verb, String)] = [
        (.see, "x x x x x x x x x x x x x x x x"),
        (.create, "x x . . . x . . . . . . . . . ."),
        (.receive, ". . . . . . . . . x x x x . . ."),
        (.classify, "x x x . . x . . . . . . . . x ."),
        (.dispatch, "x x x . . x . . . . . . . . x ."),
        (.answer, "x x x . . x . . . . . . . . x ."),
        (.note, "x x x x x x x x x x x x x x x ."),
        (.urge, "x x x x x x x x x x . . x x . ."),
        (.redispatch, ". . x . . x . . . . . . . . x ."),
        (.designate, ". . . . . x x x x . . . . . x ."),
        (.followUp, "x x x . . x . . . . . . . . x ."),
        (.told, "x x x x x x x x x x x x x . x ."),
        (.rule, ". . x . . x x x x x . . . x x ."),
        (.review, ". . . x . x . . . . . . . . x ."),
        (.callBack, ". . . . x x . . . . . . . . x ."),
        (.archive, ". . . . x x . . . . . . . . x ."),
        (.sign, ". . . . . . . . . x x x x . x ."),
        (.requestReturn, ". . . . . . . . . x x x x . . ."),
        (.contact, "x x x x x x x x x x x x x . x ."),
        (.reply, ". . . . . . . . . x x x x . x ."),
        (.pull, ". . . . . . . . . x x x x . . ."),
        (.suggest, ". . . x . x x x x . . . . . . ."),
        (.duty, ". . . . . x x x x x . x x x . ."),
        (.handOver, "x x x . . x . . . x . . . . x ."),
        (.extend, ". . . . . . . . . x x x x . . ."),
        (.coHandle, ". . x . . x x x x x x x x . . ."),
        (.convene, ". . . . . . x x x . . . x . . ."),
        (.merge, "x . x . . x . . . . . . . . . ."),
        (.unmask, "x x x x x x x x x x . x x x x ."),
        (.secrecy, "x x x x . x x x x . . . . . x ."),
        (.releaseRestatement, ". . x x . x x x x . . . . . x ."),
        (.seal, ". . . . . x x x x . . . . . x ."),
        (.exclude, ". . x x . x x x x . . . . . x ."),
        (.confirm, ". . . . . x x x x . . . . . x ."),
        (.publish, ". . . x . x x x x . . . . . . ."),
        (.reissue, "x x . . . x . . . . . . . . . ."),
        (.anonymise, ". . . . . . . . . . . . . . . x"),
        (.broadcast, ". . . . . x x x x . . . . . . ."),
        (.reload, ". . . . . . . . . . . . . . . x"),
        (.clock, ". . . . . . . . . . . . . . . x"),
        (.token, ". . . . . . . . . . . . . . . x"),
        (.status, "x . x x x x x x x . . . . x . x"),
        (.webhook, ". . . . . . . . . . . . . . . x"),
    ]

    @Test func `every role may do what the table says and nothing else`() {
        #expect(Self.matrix.map(\.0) == Verb.allCases)
        for (verb, row) in Self.matrix {
            let cells = row.split(separator: " ")
            #expect(cells.count == Role.allCases.count)
            for (role, cell) in zip(Role.allCases, cells) {
                #expect(Rights.verbs(of: role).contains(verb) == (cell == "x"), "\(role) \(verb)")
                #expect(Rights.allows([role], verb) == (cell == "x"), "\(role) \(verb)")
            }
        }
    }

    @Test func `several roles add up, none gives nothing`() {
        #expect(Rights.allows([.administrator, .operator], .dispatch))
        #expect(Rights.allows([.administrator, .operator], .reload))
        #expect(!Rights.allows([.administrator], .dispatch))
        for verb in Verb.allCases { #expect(!Rights.allows([], verb)) }
    }

    @Test func `whoever asks for an extension or answers for a department never rules on it, but for a district's office`() {
        // An inspector has what nobody else may have, and so does all of it.
        for role in Role.allCases where role != .districtOffice && role != .inspector {
            let verbs = Rights.verbs(of: role)
            #expect(!(verbs.contains(.extend) && verbs.contains(.rule)))
            #expect(!(verbs.contains(.reply) && verbs.contains(.review)))
        }
    }

    @Test func `roles are known by their Chinese names and by their slugs`() {
        #expect(
            Role.allCases.map(\.chinese) == [
                "坐席", "窗口", "派单员", "审核员", "回访员", "班长", "督办", "中心负责人", "热线管理部门", "区热线办", "经办人", "联络员",
                "首席事务代表", "分管领导", "监察员", "管理员",
            ])
        #expect(
            Role.allCases.map(\.rawValue) == [
                "operator", "window_clerk", "dispatcher", "reviewer", "call_back", "shift_leader", "supervisor", "centre_head",
                "management", "district_office",
                "department_handler", "liaison", "chief_representative", "leader", "inspector", "administrator",
            ])
        for role in Role.allCases { #expect(Role(chinese: role.chinese) == role) }
        #expect(Role(chinese: "局长") == nil)
    }
}
