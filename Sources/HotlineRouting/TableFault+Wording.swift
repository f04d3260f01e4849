import HotlineCore

extension TableFault {
    var what: Words {
        switch self {
        case .lastMustMatchAll: Words("顺序最大的一行不是全部任意", "the row with the largest 顺序 does not match all")
        case .lastMustBeHotline:
            Words("顺序最大的一行不是交 HOTLINE 人工处理", "the row with the largest 顺序 does not leave the matter to the hotline's people")
        case .noHotline: Words("没有热线本身", "no row for the hotline itself")
        case .noPromise: Words("没有承诺，也没有受理时限", "neither a promise nor an accept limit")
        case .noExit(let clock):
            Words("没有“\(clock.chinese)”的时限，工单会停在那里", "no limit “\(clock.chinese)”, so a ticket could stay there for ever")
        case .noUrgentRow(let kind, let urgency):
            Words("没有适用于\(kind.chinese)、\(urgency.chinese)的一行", "no row for \(kind.chinese) when \(urgency.chinese)")
        case .urgentRowWithoutLimit: Words("没有签收、联系、首报中的任何一个时限", "no limit to sign, contact or first report")
        case .promisedBeyondStatutory(let promised, let statutory):
            Words(
                "承诺 \(promised.chinese) 长于法定 \(statutory.chinese)",
                "the promise \(promised.chinese) is longer than the statutory \(statutory.chinese)")
        case .noLadder(let name): Words("没有“\(name.chinese)”阶梯", "no ladder “\(name.chinese)”")
        case .stepMissing(let name, let id, let step):
            Words("“\(name.chinese)”阶梯在“\(id)”之前缺少第 \(step) 级", "ladder “\(name.chinese)” lacks step \(step) before “\(id)”")
        case .stepTooEarly(let id, let earlier): Words("“\(id)”早于“\(earlier)”", "“\(id)” comes before “\(earlier)”")
        case .nobodyToTell(let recipient): Words("没有人担任“\(recipient.chinese)”", "nobody is “\(recipient.chinese)”")
        case .deputyCycle(let people):
            Words(
                "代理成环：\(people.map(\.rawValue).joined(separator: " → "))",
                "the deputies go in a circle: \(people.map(\.rawValue).joined(separator: " → "))")
        case .departmentCycle(let code): Words("“\(code)”的上级成环", "the parents of “\(code)” go in a circle")
        case .placeCycle(let code): Words("“\(code)”的上级成环", "the parents of “\(code)” go in a circle")
        case .successionCycle(let code): Words("“\(code)”的承接成环", "the successors of “\(code)” go in a circle")
        case .nobodyOnCall(let code): Words("“\(code)”既没有值班也没有联络员", "“\(code)” has nobody on call and no liaison")
        case .nobodyThere(let code, let date):
            Words("“\(code)”在 \(date.iso8601) 没有在岗的人", "“\(code)” has nobody in service on \(date.iso8601)")
        case .streetWithoutDistrict(let code): Words("街镇“\(code)”不在任何区", "street “\(code)” lies in no district")
        case .districtInside(let code): Words("区“\(code)”不应有上级", "district “\(code)” has a parent")
        case .placeWithoutParent(let code): Words("地点“\(code)”没有上级", "landmark “\(code)” lies nowhere")
        case .withoutOffice(let code, _): Words("“\(code)”没有同编码的部门", "no department has the code “\(code)”")
        case .barredLead(let category, let code):
            Words("“\(category)”的主办“\(code)”又在禁派中", "“\(category)” is led by “\(code)”, which is barred")
        case .overlappingHours(let day): Words("\(day.chinese)的时段重叠", "hours overlap on \(day.english)")
        case .noPublishedYear: Words("没有一年的放假安排", "no year has its holidays")
        case .cityNeverWorks: Words("全市没有上班时间", "the city has no working hours")
        case .calendarEnds(let year): Words("放假安排只到 \(year) 年底", "the holidays are known to the end of \(year) only")
        case .noNotice(let id): Words("没有通知“\(id)”", "no notice “\(id)”")
        case .noStateWords(let state): Words("没有状态“\(state.rawValue)”的说法", "no words for the state “\(state.rawValue)”")
        case .bannedWord(let word): Words("市民会读到“\(word)”", "“\(word)” would be read by citizens")
        case .unknownPlaceholder(let name, _): Words("没有字段“{\(name)}”", "there is no field “{\(name)}”")
        case .dateAlwaysKnown: Words("没有日期时这句话不通", "this sentence breaks where there is no date")
        case .noWords: Words("没有词", "no words")
        case .fewExamples(let code, let count): Words("类别“\(code)”只有 \(count) 句例句", "sentences for “\(code)”: \(count)")
        case .shadowedRule(let cover):
            Words(
                "这一行永远轮不到：第 \(cover.line) 行（顺序 \(cover.order)）在前，条件都含了它",
                "this row is never reached: line \(cover.line) (顺序 \(cover.order)) comes before it and takes all that it would")
        case .classWithoutRule(let code):
            Words("类别“\(code)”只有最后一行规则，总要人派", "only the last rule takes “\(code)”, so a person must always dispatch it")
        case .nobodyReaches(let code):
            Words(
                "没有规则、类别、联办、接替或地点会派给“\(code)”或其上下级",
                "no rule, class, joint matter, successor or place gives anything to “\(code)”, nor to those above or below it")
        case .noPromiseFor(let kind, let category):
            Words(
                "类别 \(category.chinese)、\(kind?.chinese ?? "任意类型") 没有承诺时限",
                "no promise for class \(category.chinese), kind \(kind?.chinese ?? "任意")")
        case .rosterHole(let code, let days, let shift, let instead):
            Words(
                "“\(code)”\(days.map(\.chinese).joined(separator: "、")) \(shift.from.words) 到 \(shift.to.words) 没有人值班，由\(Self.names(instead, "无人"))负责",
                "“\(code)” has nobody on the roster on \(days.map(\.english).joined(separator: ", ")) from \(shift.from.words) to \(shift.to.words); \(Self.names(instead, "nobody")) has it"
            )
        }
    }

    private static func names(_ people: [PersonID], _ nobody: String) -> String {
        people.isEmpty ? nobody : people.map(\.rawValue).joined(separator: "、")
    }

    var expected: Words {
        switch self {
        case .lastMustMatchAll: Words("条件全部为任意，生效、失效为空", "任意 in every condition and no 生效 or 失效")
        case .lastMustBeHotline: Words("主办 HOTLINE，自动 否", "主办 HOTLINE and 自动 否")
        case .noHotline: Words("编码 HOTLINE、类型 热线 的一行", "a row with code HOTLINE and type 热线")
        case .noPromise: Words("至少填一个", "one of them at least")
        case .noExit: Words("一个时限，如 1工作日", "a limit such as 1工作日")
        case .noUrgentRow(_, let urgency):
            Words("类别、部门、部门类型、跨区为任意的“\(urgency.chinese)”行", "a row “\(urgency.chinese)” with 任意 in 类别, 部门, 部门类型 and 跨区")
        case .urgentRowWithoutLimit: Words("至少填一个", "one of them at least")
        case .promisedBeyondStatutory: Words("承诺不长于法定", "a promise within the statutory limit")
        case .noLadder: Words("至少一级", "one rung at least")
        case .stepMissing: Words("连续的编号，如 L0、L1、L2", "numbers without a gap: L0, L1, L2")
        case .stepTooEarly: Words("级数越大时机越晚", "later moments on higher rungs")
        case .nobodyToTell(let recipient): Words("people.csv 中有人的角色为“\(recipient.chinese)”", "a person of people.csv with that role")
        case .deputyCycle: Words("代理链有终点", "a chain of deputies that ends")
        case .departmentCycle, .placeCycle: Words("上级链有终点", "a chain of parents that ends")
        case .successionCycle: Words("承接链有终点", "a chain of successors that ends")
        case .nobodyOnCall, .nobodyThere: Words("值班或联络员", "a person in 值班 or 联络员")
        case .streetWithoutDistrict: Words("上级为一个区", "one district as 上级")
        case .districtInside: Words("上级为空", "a blank 上级")
        case .placeWithoutParent: Words("上级为区或街镇", "a district or street as 上级")
        case .withoutOffice: Words("departments.csv 中有这个编码", "a row of departments.csv with it")
        case .barredLead: Words("主办不在禁派中", "a lead that is not barred")
        case .overlappingHours: Words("互不重叠的时段", "hours that do not overlap")
        case .noPublishedYear: Words("至少一年的放假安排，含 10 月 1 日", "a year's notice, 1 October in it")
        case .cityNeverWorks: Words("部门为任意的时段", "hours with 任意 as 部门")
        case .calendarEnds(let year): Words("\(year + 1) 年的放假安排", "the notice for \(year + 1)")
        case .noNotice: Words("用途为通知的一行", "a row with 用途 通知")
        case .noStateWords: Words("用途为状态的一行", "a row with 用途 状态")
        case .bannedWord: Words("平白的话", "plain words")
        case .unknownPlaceholder(_, let allowed):
            allowed.isEmpty
                ? Words("没有字段的话", "words without fields")
                : Words(allowed.map { "{\($0)}" }.joined(separator: "、"), allowed.map { "{\($0)}" }.joined(separator: ", "))
        case .dateAlwaysKnown: Words("[有 {due} 时的话|没有时的话]", "[with {due}|without]")
        case .noWords: Words("至少一个词", "one word at least")
        case .fewExamples: Words("至少 \(RoutingLoader.fewestExamples) 句", "\(RoutingLoader.fewestExamples) or more")
        case .shadowedRule(let cover): Words("顺序小于 \(cover.order)，或删去这一行", "a 顺序 below \(cover.order), or no such row")
        case .classWithoutRule: Words("rules.csv 中有一行写它，或写它的大类", "a row of rules.csv for it or for its first level")
        case .nobodyReaches: Words("一处主办或协办，或填失效", "a lead or co somewhere, or an end of validity")
        case .noPromiseFor: Words("一个时限，如 5工作日", "a limit such as 5工作日")
        case .rosterHole: Words("补上这一段的一行", "a row for these hours")
        }
    }
}

extension Weekday {
    var chinese: String {
        switch self {
        case .monday: "星期一"
        case .tuesday: "星期二"
        case .wednesday: "星期三"
        case .thursday: "星期四"
        case .friday: "星期五"
        case .saturday: "星期六"
        case .sunday: "星期日"
        }
    }

    var english: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}
