import HotlineCore
import HotlineDesk
import HotlineRouting
import Testing

/// What a reply may not say, and where it says it (art. 7, practice 53).
struct ReplyCheckTests {
    private static let check = ReplyCheck(
        phrases: [
            Phrase(type: "推诿", words: ["不归我们管", "爱莫能助"], note: "改说由谁办"), Phrase(type: "要挟", words: ["撤诉才处理"], mustGo: true),
            Phrase(type: "规则", words: ["手机号码", "证件号码"], mustGo: true), Phrase(type: "可引用", words: ["民法典"]),
        ], references: ["居住证暂行条例", "住房公积金管理条例（2019修订）"], numbers: ["02000000001", "00000001"])

    private static func found(_ text: String) -> [String] { check.findings(in: text).map { "\($0.position) \($0.type) \($0.words)" } }

    @Test(arguments: [
        // Mobiles
        ("请联系 13000000000 李工", ["5 手机号码 13000000000"]), ("电话１３０００００００００", ["3 手机号码 １３０００００００００"]),
        ("打130 0000 0000", ["2 手机号码 130 0000 0000"]), ("+8613000000000", ["2 手机号码 8613000000000"]),
        ("13000000000、13900000000", ["1 手机号码 13000000000", "13 手机号码 13900000000"]), ("共 12 13000000000", ["6 手机号码 13000000000"]),
        // Landlines
        ("请拨 020-00000002", ["4 固定电话 020-00000002"]), ("(020)00000002", ["2 固定电话 020)00000002"]),
        ("致电00000002", ["3 固定电话 00000002"]), ("客服 400-000-0000", ["4 固定电话 400-000-0000"]),
        // Doors
        ("你在中山大道12号反映", ["1 门牌号码 你在中山大道12号"]), ("示例巷三号之一", ["1 门牌号码 示例巷三号"]), ("测试路8-2号", ["1 门牌号码 测试路8-2号"]),
        ("中山大道西12号3楼", ["1 门牌号码 中山大道西12号"]), ("示例路北三号", ["1 门牌号码 示例路北三号"]),
        // Shirking, threats, words of the house
        ("此事不归我们管。", ["3 推诿 不归我们管"]), ("你撤诉才处理", ["2 要挟 撤诉才处理"]),
        ("本单已挂账，重办后督办", ["4 内部用语 挂账", "7 内部用语 重办", "10 内部用语 督办"]),
        // Named days
        ("我们将在3月20日前完成整改", ["1 限期承诺 我们将在3月20日前完成整改"]), ("情况属实，五个工作日内修复", ["6 限期承诺 五个工作日内修复"]),
        ("月底前更换路灯。", ["1 限期承诺 月底前更换路灯"]), ("明天清理", ["1 限期承诺 明天清理"]),
        // References
        ("依据《示例管理办法》第三条", ["4 所引文件 示例管理办法"]),
    ])
    func `what should not go out is found with its place`(text: String, expected: [String]) {
        #expect(Self.found(text) == expected)
    }

    @Test(arguments: [
        "档口已清走，安排专人值守。", "3月10日已完成整改", "3月10日到现场清理了杂物", "我们3月20日前回复您", "请在两个工作日内补充材料", "地铁3号线延误", "穗府〔2026〕3号文",
        "3月12号到场", "工单 GZ202603120000010 已转交", "请拨打 12345 或 110", "本单位电话 020-00000001", "致电00000001", "依据《民法典》和《居住证暂行条例》",
        "依据《住房公积金管理条例》", "依据《中华人民共和国民法典》", "编号 20260312", "共清理 38 处、130 平方米", "2026-03-12 15:10 到场", "灯杆12号已修好", "",
    ])
    func `a plain reply passes`(text: String) { #expect(Self.found(text) == []) }

    @Test(arguments: [("44010020000101001", 11), ("44010020001301001", 1), ("44010021000101001", 1)])
    func `an identity number is known by its check digit, or by its day of birth where one digit is wrong`(body: String, known: Int) {
        // 17 digits that stand for nobody; of the eleven last characters one fits them.
        let found = "0123456789X".filter { Self.found("证号 \(body)\($0)。") == ["4 证件号码 \(body)\($0)"] }
        #expect(found.count == known)
        #expect(found.allSatisfy { last in Self.check.findings(in: "证号 \(body)\(last)。").allSatisfy { $0.mustGo } })
    }

    @Test func `a long reply is read, and its findings have an end`() {
        let findings = Self.check.findings(in: String(repeating: "不归我们管。", count: 2_000))
        #expect(findings.count == 50)
        #expect(findings.last?.position == 49 * 6 + 1)
    }

    // At the desk

    private static func replied(_ text: String, _ house: House) throws -> (Receipt, Receipt) {
        let receipt = try house.stand(in: .inProgress)
        let answer = try house.done(
            .reply(house.reference(receipt), publicText: text, innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan,
            at("2026-03-12T11:00"))
        return (receipt, answer)
    }

    @Test func `a reply is warned about at once, and the finding stands where the reviewer reads it`() throws {
        let house = try House()
        let (receipt, answer) = try Self.replied("井盖已垫好，师傅电话 13000000000，此事高度重视。", house)
        #expect(answer.decided.map(\.slug) == ["reply-finding", "reply-finding"])
        #expect(answer.decided.first?.arguments == ["第 12 字 手机号码“13000000000”：不得写明个人信息（必改）"])
        let kept = try #require(try house.store.entries(of: house.id(receipt)).last { $0.event == "reply_checked" })
        #expect(kept.reason == Reason("reply-checked", "2", "1"))
        #expect(kept.body?.contains("第 26 字 套话“高度重视”") == true)
    }

    @Test func `what must go blocks the release, unless a reviewer says why it stays`() throws {
        let house = try House()
        let (receipt, _) = try Self.replied("井盖已垫好，师傅电话 13000000000。", house)
        let ticket = try house.reference(receipt)
        let refusal = try house.refused(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T11:30"))
        #expect(refusal == .replyBlocked(["第 12 字 手机号码“13000000000”：不得写明个人信息（必改）"]))
        let silent = Action.quality(ticket, .releaseDespite(reason: ""))
        #expect(try house.refused(silent, by: Who.reviewer, at("2026-03-12T11:31")) == .missing(field: "reason"))
        let despite = Action.quality(ticket, .releaseDespite(reason: "本人同意公开"))
        #expect(try house.refused(despite, by: Who.operator, at("2026-03-12T11:31"))?.codes.slug == "not-permitted")
        try house.done(despite, by: Who.reviewer, at("2026-03-12T11:32"))
        #expect(try house.ticket(receipt).state == .awaitingCallback)
    }

    @Test func `what only warns does not block, and the department's own telephone is none`() throws {
        let house = try House()
        let own = try #require(house.tables.routing.departments["440105004"]?.phone)
        let (receipt, answer) = try Self.replied("井盖已垫好，可拨打 \(own)，此事高度重视。", house)
        #expect(answer.decided.count == 1 && answer.decided[0].arguments[0].contains("套话“高度重视”"))
        try house.done(.review(house.reference(receipt), .release), by: Who.reviewer, at("2026-03-12T11:30"))
        #expect(try house.ticket(receipt).state == .awaitingCallback)
    }
}
