import HotlineCore
import HotlineRouting
import Testing

struct NoticeTests {
    private static let tables = RouteTests.tables

    @Test(arguments: [
        (["ticket": "GZ1", "due": "明天"], "通知GZ1 明天。", "Notice GZ1 明天."),
        (["ticket": "GZ1"], "通知GZ1 {due}。", "Notice GZ1 {due}."),
        (["ticket": "{due}", "due": "D"], "通知{due} D。", "Notice {due} D."),
        ([:], "通知{ticket} {due}。", "Notice {ticket} {due}."),
    ])
    func `placeholders are filled once, and what stands in an argument is not one`(
        arguments: [String: String], chinese: String, english: String
    ) {
        #expect(Self.tables.notice(.accepted, language: .chinese, arguments: arguments) == chinese)
        #expect(Self.tables.notice("accepted", language: .english, arguments: arguments) == english)
    }

    @Test func `a notice and a state have a next step`() {
        #expect(Self.tables.nextStep(.urged, language: .chinese) == "请等候")
        let words = Self.tables.words(for: .inProgress, language: .english, arguments: ["due": "12 March"])
        #expect(words.words == "In hand")
        #expect(words.nextStep == "An answer by 12 March")
    }

    @Test(arguments: [[:], ["due": ""]])
    func `a date that is not known leaves no hole in the sentence`(arguments: [String: String]) {
        #expect(Self.tables.words(for: .inProgress, language: .chinese, arguments: arguments).nextStep == "会有答复")
        #expect(Self.tables.words(for: .inProgress, language: .english, arguments: arguments).nextStep == "An answer soon")
    }

    @Test func `every state has words`() {
        #expect(TicketState.allCases.allSatisfy { Self.tables.stateWords[$0] != nil })
    }
}
