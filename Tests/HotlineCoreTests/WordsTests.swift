import HotlineCore
import Testing

@Suite struct WordsTests {
    @Test func `kinds and urgencies are read back from the words of the tables`() {
        #expect(Kind.allCases.map(\.chinese) == ["咨询", "求助", "投诉", "举报", "建议", "感谢", "监督评价", "其他"])
        for kind in Kind.allCases { #expect(Kind(chinese: kind.chinese) == kind) }
        #expect(Kind(chinese: "表扬") == nil)
        #expect(Urgency.allCases.map(\.chinese) == ["普通", "紧急", "特急"])
        for urgency in Urgency.allCases { #expect(Urgency(chinese: urgency.chinese) == urgency) }
        #expect(Urgency(chinese: "急") == nil)
        #expect(Urgency.ordinary < .urgent && Urgency.urgent < .critical)
    }

    @Test func `no two states, clocks, ladders or recipients share a word`() {
        #expect(Set(TicketState.allCases.map(\.chinese)).count == TicketState.allCases.count)
        #expect(Set(ClockName.allCases.map(\.chinese)).count == ClockName.allCases.count)
        #expect(Set(LadderName.allCases.map(\.chinese)).count == LadderName.allCases.count)
        #expect(Set(LadderRecipient.allCases.map(\.chinese)).count == LadderRecipient.allCases.count)
        #expect(Set(Channel.allCases.map(\.chinese)).count == Channel.allCases.count)
    }

    @Test(arguments: [("0", "0 notices wait"), ("1", "1 notice waits"), ("2", "2 notices wait"), ("?", "? notices wait")])
    func `English says one notice and two notices`(count: String, words: String) {
        #expect(Reason("untold-waiting", count).words(in: .english) == words + " to be told")
        #expect(Reason("untold-waiting", count).words() == "有 \(count) 条通知待告知")
    }

    @Test func `only a refused return has two events of one word`() {
        let shared = Dictionary(grouping: TicketEvent.allCases, by: \.chinese).values.filter { $0.count > 1 }
        #expect(shared == [[.refuseReturn, .refuseReturnLate]])
    }

    @Test(arguments: [
        (Limit.workingMinutes(240), "4工作时"), (.workingMinutes(90), "90工作分钟"), (.workingDays(1), "1工作日"), (.clockMinutes(120), "2小时"),
        (.clockMinutes(15), "15分钟"),
    ])
    func `a limit is written as the tables write it`(limit: Limit, words: String) {
        #expect(limit.chinese == words)
    }

    @Test func `a submission's text is place, content and goal, a line each`() {
        var submission = Submission(
            channel: .web, mark: .form(id: "1", bodyDigest: ""), receivedAt: Instant(seconds: 0), content: "井盖不见了", goal: "尽快修复",
            placeText: "棠下涌东路")
        #expect(submission.text == "棠下涌东路\n井盖不见了\n尽快修复")
        submission.placeText = ""
        submission.goal = nil
        #expect(submission.text == "井盖不见了")
    }
}
