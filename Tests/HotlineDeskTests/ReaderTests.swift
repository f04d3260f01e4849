import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// What the questions answer, and to whom.
struct ReaderTests {
    private static func detail(_ house: House, _ receipt: Receipt, by actor: Actor) throws -> TicketDetail? {
        guard case .ticket(let detail) = try house.ask(.show(house.reference(receipt), by: actor), at("2026-03-12T16:00")) else {
            return nil
        }
        return detail
    }

    private static func progress(_ house: House, _ request: ProgressRequest, _ now: Instant) throws -> Progress? {
        guard case .progress(let progress) = try house.ask(.progress(request), now) else { return nil }
        return progress
    }

    @Test func `the hotline sees a masked number, the holder the whole`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let hotline = try #require(try Self.detail(house, receipt, by: Who.operator))
        #expect(hotline.citizenPhone == "120****0001")
        #expect(hotline.citizenName == "测*甲")
        let holder = try #require(try Self.detail(house, receipt, by: Who.jiangnan))
        #expect(holder.citizenPhone == "12000000001")
        #expect(holder.citizenName == "测试甲")
        let above = try #require(try Self.detail(house, receipt, by: Who.system(of: "440105", "440105-1")))
        #expect(above.citizenPhone == "12000000001")
        // A co-department is no holder: it sees the ticket once it was asked, and asks for the number (practice 29).
        let water = Who.system(of: "SWJ", "SWJ-1")
        #expect(try Self.detail(house, receipt, by: water) == nil)
        let ticket = try house.reference(receipt)
        try house.done(.joint(ticket, .add("SWJ", duty: "查排水井归属")), by: Who.dispatcher, at("2026-03-12T10:00"))
        #expect(try Self.detail(house, receipt, by: water)?.citizenPhone == "120****0001")
        try house.done(.joint(ticket, .remove("SWJ", reason: "非排水井")), by: Who.dispatcher, at("2026-03-12T10:05"))
        #expect(try Self.detail(house, receipt, by: water)?.citizenPhone == "120****0001")
        #expect(try Self.detail(house, receipt, by: Who.system(of: "RSJ", "RSJ-1")) == nil)
    }

    @Test func `who no longer holds it sees it masked`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        #expect(try Self.detail(house, receipt, by: Who.jiangnan)?.citizenPhone == "120****0001")
    }

    @Test func `a look at a number is journalled and stands in no feed`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let feed = try house.store.feed(of: "440105004", after: 0, limit: 50).count
        try house.desk.begin()
        try house.desk.recordLook(at: house.id(receipt), by: Who.jiangnan, at: at("2026-03-12T10:00"))
        try house.desk.commit(at: at("2026-03-12T10:00"))
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last)
        #expect(entry.event == "looked")
        #expect(entry.person == "440105004-1")
        #expect(entry.actorDepartment == "440105004")
        #expect(try house.store.feed(of: "440105004", after: 0, limit: 50).count == feed)
    }

    @Test func `of a person's looks one line is shown, with how many there were, where the last was; the journal keeps each`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        func look(_ actor: Actor, _ now: Instant) throws {
            try house.desk.begin()
            try house.desk.recordLook(at: house.id(receipt), by: actor, at: now)
            try house.desk.commit(at: now)
        }
        try look(Who.jiangnan, at("2026-03-12T10:00"))
        try look(Who.operator, at("2026-03-12T10:01"))
        for minute in 2...4 { try look(Who.jiangnan, at("2026-03-12T10:0\(minute)")) }
        let looks = try #require(try Self.detail(house, receipt, by: Who.jiangnan)).entries.filter { $0.event == "looked" }
        #expect(looks.map(\.reason) == [Reason("looked"), Reason("looked-times", "4")])
        #expect(looks.map(\.at) == [at("2026-03-12T10:01"), at("2026-03-12T10:04")])
        #expect(try house.store.entries(of: house.id(receipt)).filter { $0.event == "looked" }.count == 5)
    }

    @Test func `a secret ticket's gist is empty in every list`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, secret: true, at("2026-03-12T09:20"))
        guard case .list(let list) = try house.ask(.list(ListFilter(list: .pending), by: Who.operator), at("2026-03-12T10:00")) else {
            Issue.record("no list")
            return
        }
        let line = try #require(list.lines.first { $0.number == receipt.ticket })
        #expect(line.isSecret)
        #expect(line.gist == "")
    }

    @Test func `why shows the words, the rule, the handler, each clock, each rung and whom it told`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.pass(to: at("2026-03-12T10:50"))
        guard case .why(let explanation) = try house.ask(.why(house.reference(receipt), by: Who.operator), at("2026-03-12T11:00")) else {
            Issue.record("no answer")
            return
        }
        let parts = Dictionary(explanation.parts.map { ($0.heading.slug, $0.lines.map { $0.words() }) }) { first, _ in first }
        #expect(parts["why-finding"]?.contains { $0.hasPrefix("诉求类别：“井盖松动”（categories.csv 0205") } == true)
        #expect(parts["why-responsible"]?.contains("首问责任人：8401 示例酉") == true)
        #expect(parts["why-responsible"]?.contains("首接单位：440105004 江南中街道办事处") == true)
        #expect(parts["why-responsible"]?.contains("2026-03-12 09:20 派440105004 江南中街道办事处") == true)
        #expect(parts["why-responsible"]?.contains { $0.hasPrefix("  规则 顺序 110（第 13 行）") } == true)
        #expect(parts["why-responsible"]?.contains { $0.hasPrefix("  经办 440105004-1") } == true)
        #expect(parts["why-clocks"]?.contains("签收：2026-03-12 09:20 起 3工作时，应于 2026-03-12 13:20") == true)
        #expect(parts["why-clocks"]?.contains("  03-12 180分") == true)
        #expect(
            parts["why-rungs"]?.prefix(4) == [
                "2026-03-12 10:50 L0：签收 已过 50%", "  江南中街道办事处 440105004-1（feed），待确认", "2026-03-12 13:20 L1：签收 到期，未到",
                "  如unsigned则通知 440105004-1、440105004-2",
            ])
        #expect(explanation.rungs.map(\.course) == [.told] + Array(repeating: .planned, count: 7))
        #expect(explanation.clocks.first { $0.line.name == .sign }?.days.map(\.minutes) == [180])
        #expect(parts["why-next"] == ["系统下一次处理：2026-03-12 13:20"])
        // Every line has words: none is a bare slug with its arguments.
        #expect(explanation.parts.flatMap { [$0.heading] + $0.lines }.allSatisfy { Reason.argumentsNamed(by: $0.slug) != nil })
    }

    @Test(arguments: House.reachable) func `what a citizen reads has plain words, no inner word and no inner result`(state: TicketState)
        throws
    {
        let house = try House()
        let receipt = try house.stand(in: state)
        let request = ProgressRequest(number: receipt.ticket ?? "", proof: .link(receipt.link ?? ""), address: "a")
        let progress = try #require(try Self.progress(house, request, at("2026-03-12T16:00")))
        let read =
            [progress.state.chinese, progress.nextStepChinese, progress.departmentName ?? "", progress.reply ?? ""]
            + progress.steps.map(\.chinese)
        for text in read {
            for banned in ["挂账", "并单", "重办", "督办", "恶意", "自动签收", "胶垫老化", "8001", "8201", "{"] {
                #expect(!text.contains(banned), "\(state): \(text)")
            }
        }
        #expect(!progress.state.english.isEmpty)
        #expect(!progress.state.english.contains("{"))
        let isReplied = [TicketState.awaitingCallback, .awaitingArchive, .archived].contains(state)
        #expect(progress.reply == (isReplied ? "井盖已垫好。" : state == .awaitingRating ? "已解释。" : nil))
    }

    @Test(arguments: [
        (TicketState.pending, "2026-03-12T10:00", "2026-03-12 11:20 前会有工作人员受理。"),
        (.pending, "2026-03-12T11:19", "2026-03-12 11:20 前会有工作人员受理。"), (.pending, "2026-03-12T11:20", "工作人员会尽快受理。"),
        (.awaitingSignature, "2026-03-12T12:00", "办理单位应在 2026-03-12 13:20 前接收。"),
        (.inProgress, "2026-03-12T12:00", "预计 2026-03-19 17:00 前答复您。"),
        (.awaitingReview, "2026-03-12T12:00", "核对后在 2026-03-13 17:00 前告诉您结果。"),
        (.awaitingCallback, "2026-03-12T12:00", "请在 2026-03-17 17:00 前留意来电。"),
        (.awaitingRating, "2026-03-12T12:00", "您可在 2026-03-15 09:40 前评价，不评价也没有影响。"),
        (.awaitingArchive, "2026-03-12T12:00", "如有不同意见请告诉我们。"),
        (.archived, "2026-03-12T12:00", "七天内可以提出不同意见；有新情况请再来电。"),
    ])
    func `a citizen reads the date of the very next step`(state: TicketState, now: String, next: String) throws {
        let house = try House()
        let receipt = try house.stand(in: state)
        let request = ProgressRequest(number: receipt.ticket ?? "", proof: .link(receipt.link ?? ""), address: "a")
        let progress = try #require(try Self.progress(house, request, at(now)))
        #expect(progress.nextStepChinese == next)
    }

    @Test func `after the window signed by itself a citizen reads only that the department has it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.pass(to: at("2026-03-20T17:00"))
        let request = ProgressRequest(number: receipt.ticket ?? "", proof: .link(receipt.link ?? ""), address: "a")
        let progress = try #require(try Self.progress(house, request, at("2026-03-20T17:00")))
        #expect(progress.steps.map(\.chinese) == ["已收到您的诉求", "已转交江南中街道办事处", "江南中街道办事处已接手"])
    }

    @Test func `a wrong code, a wrong phone, a wrong number and an unknown one look alike`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let number = try #require(receipt.ticket)
        let code = try #require(receipt.queryCode)
        let right = ProgressRequest(number: number, proof: .code(code, lastFour: "0001"), address: "a")
        #expect(try Self.progress(house, right, at("2026-03-12T10:00")) != nil)
        for wrong in [
            ProgressRequest(number: number, proof: .code("999999", lastFour: "0001"), address: "a"),
            ProgressRequest(number: number, proof: .code(code, lastFour: "0002"), address: "a"),
            ProgressRequest(number: number, proof: .code(code, lastFour: nil), address: "a"),
            ProgressRequest(number: number, proof: .link(String(repeating: "0", count: 32)), address: "a"),
            ProgressRequest(number: "GZ202603120000028", proof: .code(code, lastFour: "0001"), address: "a"),
            ProgressRequest(number: "SZ" + number.dropFirst(2), proof: .code(code, lastFour: "0001"), address: "a"),
            ProgressRequest(number: "", proof: .code("", lastFour: nil), address: "a"),
        ] {
            guard case .refused(.noSuchTicket) = try house.ask(.progress(wrong), at("2026-03-12T10:00")) else {
                Issue.record("\(wrong.number) was answered otherwise")
                continue
            }
        }
    }

    @Test func `the inbox counts what waits, what is critical and what is late`() throws {
        let house = try House()
        try house.web(Matter.vague, id: "1", at("2026-03-12T09:20"))
        try house.web(Matter.threat, id: "2", at("2026-03-12T09:21"))
        try house.web(Matter.lamp, id: "3", at("2026-03-12T09:22"))
        guard case .inbox(let inbox) = try house.ask(.inbox(by: Who.shiftLeader), at("2026-03-12T11:30")) else {
            Issue.record("no inbox")
            return
        }
        let rows = Dictionary(inbox.rows.map { ($0.list, $0) }) { first, _ in first }
        #expect(rows[.pending] == Inbox.Row(list: .pending, count: 2, critical: 1))
        #expect(rows[.sign]?.count == 1)
        #expect(rows[.overdue]?.count == 2)
        #expect(rows[.mine]?.count == 3)
        #expect(rows[.untold]?.count == 1)
        // A department's person has an inbox of their own, with nothing of the hotline's rooms and of nobody else's tickets.
        guard case .inbox(let own) = try house.ask(.inbox(by: Who.jiangnan), at("2026-03-12T11:30")) else {
            Issue.record("no inbox of its own")
            return
        }
        #expect(own.rows.map(\.list) == [.sign, .returns, .progress, .review, .overdue, .mine])
        #expect(own.rows.allSatisfy { $0.count == 0 && $0.critical == 0 })
    }

    @Test func `lists are the most urgent first, say whether there are more, and are a department's own`() throws {
        let house = try House()
        for number in 1...3 { try house.web(Matter.licence, id: "\(number)", at("2026-03-12T09:2\(number)")) }
        let urgent = try house.web(Matter.signal, id: "u", at("2026-03-12T09:30"))
        let police = Who.system(of: "GAJ", "GAJ-1")
        guard case .list(let list) = try house.ask(.list(ListFilter(department: "GAJ", limit: 2), by: police), at("2026-03-12T10:00"))
        else {
            Issue.record("no list")
            return
        }
        #expect(list.lines.count == 2)
        #expect(list.hasMore)
        #expect(list.lines.first?.number == urgent.ticket)
        guard case .refused(.notYours) = try house.ask(.list(ListFilter(department: "RSJ"), by: police), at("2026-03-12T10:00")) else {
            Issue.record("a department saw what is not its own")
            return
        }
        // The hotline's own rooms are no lists of a department's.
        guard case .refused(let refusal) = try house.ask(.list(ListFilter(list: .pending), by: police), at("2026-03-12T10:00")) else {
            Issue.record("a department saw the hotline's list")
            return
        }
        #expect(refusal.codes.slug == "invalid-value")
        // Naming no department it reads its own, and nothing of another's.
        let other = try house.web(Matter.lamp, id: "o", at("2026-03-12T09:31"))
        guard case .list(let own) = try house.ask(.list(ListFilter(), by: police), at("2026-03-12T10:00")) else {
            Issue.record("no list of its own")
            return
        }
        #expect(own.lines.count == 4 && own.lines.allSatisfy { $0.departmentCode == "GAJ" && $0.number != other.ticket })
    }

    @Test func `a feed gives every change once, in order, and says what is held no more`() throws {
        let house = try House()
        for number in 1...3 { try house.web(Matter.licence, id: "\(number)", at("2026-03-12T09:2\(number)")) }
        let police = Who.system(of: "GAJ", "GAJ-1")
        var cursor: Int64 = 0
        var seen: [Int64] = []
        for _ in 0..<5 {
            guard
                case .feed(let page) = try house.ask(
                    .feed(FeedRequest(department: "GAJ", after: cursor, limit: 1), by: police), at("2026-03-12T10:00"))
            else {
                Issue.record("no feed")
                return
            }
            seen += page.items.map(\.entry)
            #expect(page.hasMore == (seen.count < 3))
            cursor = page.cursor
        }
        #expect(seen.count == 3)
        #expect(seen == seen.sorted())
        #expect(Set(seen).count == 3)
        guard case .refused(.notYours) = try house.ask(.feed(FeedRequest(department: "GAJ"), by: Who.jiangnan), at("2026-03-12T10:00"))
        else {
            Issue.record("another's feed was read")
            return
        }
    }

    @Test func `status says how much is open and what needs a person`() throws {
        let house = try House()
        try house.web(Matter.lamp, at("2026-03-12T09:20"))
        guard case .status(let status) = try house.ask(.status(by: Who.operator), at("2026-12-01T09:20")) else {
            Issue.record("no status")
            return
        }
        let figures = Dictionary(status.figures) { first, _ in first }
        #expect(figures["open"] == "1")
        #expect(figures["untold"] == "1")
        #expect(figures["rejects"] == "0")
        #expect(figures["clock"] == "2026-12-01T09:20:00+08:00")
        #expect(status.warnings.contains(Reason("untold-waiting", "1")))
        #expect(status.warnings.contains { $0.slug == "table-warning" && $0.arguments[0].contains("calendar.csv") })
    }

    @Test func `a proposal is what the submission then becomes, and writes nothing`() throws {
        let house = try House()
        let submission = House.form(Matter.looseCover, id: "p", at("2026-03-12T09:20"))
        let before = try house.rows()
        guard case .proposal(let proposal) = try house.ask(.propose(submission, nil, by: Who.operator), at("2026-03-12T09:20")) else {
            Issue.record("no proposal")
            return
        }
        #expect(try house.rows() == before)
        let receipt = try house.web(Matter.looseCover, id: "p", at("2026-03-12T09:20"))
        #expect(proposal.isAutomatic)
        #expect(proposal.department == (try house.lead(receipt).department))
        #expect(proposal.handler == (try house.lead(receipt).handler))
        #expect(Dictionary(uniqueKeysWithValues: proposal.clocks.map { ($0.name, $0.due) }) == (try house.clocks(receipt).mapValues(\.due)))
        guard case .proposal(let second) = try house.ask(.propose(submission, nil, by: Who.operator), at("2026-03-12T09:21")) else {
            return
        }
        #expect(second.sameCaller.map(\.number) == [receipt.ticket])
    }

    @Test func `the form offers districts and their streets`() throws {
        let house = try House()
        guard case .form(let options) = try house.ask(.formOptions, at("2026-03-12T09:20")) else {
            Issue.record("no form")
            return
        }
        #expect(options.districts.count == 11)
        let tianhe = try #require(options.districts.first { $0.code == "440106" })
        #expect(tianhe.streets.contains { $0.code == "440106011" && $0.name == "棠下街道" })
    }
}
