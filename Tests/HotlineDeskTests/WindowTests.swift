import HotlineCore
import HotlineDesk
import Testing

/// 现场: a matter taken at a venue's window obeys the same rules; the venue stands with it, and is counted.
struct WindowTests {
    private static let now = at("2026-03-12T09:20")
    private static let clerk = Actor(door: .console, person: "8051", origin: "unix:1007")

    private static func submission(_ text: String, venue: String?, key: String = "k1", _ now: Instant = now) -> Submission {
        var submission = Submission(
            channel: .window, mark: .console("8051", key: key), receivedAt: now, takenBy: "8051",
            citizen: Citizen(phone: Phone("12000000003")), content: text, raw: text)
        submission.venue = venue
        return submission
    }

    private static func figures(_ house: House, _ now: Instant) throws -> [String] {
        guard case .status(let status) = try house.ask(.status(by: Who.operator), now) else { return [] }
        return status.figures.filter { $0.name.hasPrefix("window ") }.map { "\($0.name): \($0.value)" }
    }

    @Test func `the venue stands with the ticket and is counted by the day, and the rules are those of any matter`() throws {
        let house = try House()
        let receipt = try house.done(
            .submit(Self.submission(Matter.stall, venue: "V04"), Decision(isAccepted: true)), by: Self.clerk, Self.now)
        guard case .ticket(let detail) = try house.ask(.show(house.reference(receipt), by: Self.clerk), Self.now) else {
            Issue.record("not shown")
            return
        }
        #expect(detail.channel == .window)
        #expect(detail.venueName == "棠下街道便民服务中心(示例)")
        #expect(detail.safeguards.venue == nil)
        let plain = try House()
        let same = try plain.done(
            .submit(Self.submission(Matter.stall, venue: nil), Decision(isAccepted: true)), by: Self.clerk, Self.now)
        #expect(try house.lead(receipt).department == plain.lead(same).department)
        #expect(try house.clocks(receipt).mapValues(\.due) == plain.clocks(same).mapValues(\.due))
        #expect(try house.ticket(receipt).firstPerson == "8051")

        let later = at("2026-03-12T10:00")
        for (key, venue) in [("k2", "V01"), ("k3", "V04")] {
            try house.done(.submit(Self.submission(Matter.lamp + key, venue: venue, key: key, later), nil), by: Self.clerk, later)
        }
        #expect(try Self.figures(house, later) == ["window V01: 1", "window V04: 2"])
        #expect(try Self.figures(house, at("2026-03-13T09:00")) == [])
    }

    @Test func `at the window for what cannot be got done the venue's department answers, with limits of its own`() throws {
        let house = try House()
        let submission = Self.submission(Matter.vague, venue: "办不成事窗口02")
        guard case .proposal(let proposal) = try house.ask(.propose(submission, nil, by: Self.clerk), Self.now) else {
            Issue.record("nothing was proposed")
            return
        }
        #expect(proposal.department == "440104" && proposal.category == "1605" && !proposal.isAutomatic)
        #expect(proposal.reasons.contains(Reason("department-venue", "越秀区政务服务和热线办")))
        let receipt = try house.done(.submit(submission, Decision(isAccepted: true)), by: Self.clerk, Self.now)
        #expect(try house.ticket(receipt).category == "1605")
        #expect(try house.lead(receipt).department == "440104")
        // Row 55 of deadlines.csv: two working days, a first report within 24 hours.
        #expect(try house.clocks(receipt)[.promised]?.allowance.chinese == "2工作日")
        #expect(try house.events(receipt).contains("difficult"))
        guard case .ticket(let detail) = try house.ask(.show(house.reference(receipt), by: Self.clerk), Self.now) else { return }
        #expect(detail.safeguards.venue == "越秀区政务服务中心(示例) 办不成事窗口02")
        #expect(detail.venueName == "越秀区政务服务中心(示例)")
    }

    @Test func `what a person decides stands above what the window says`() throws {
        let house = try House()
        let decision = Decision(category: "0205", department: "440105004", isAccepted: true)
        let receipt = try house.done(
            .submit(Self.submission(Matter.looseCover, venue: "办不成事窗口02"), decision), by: Self.clerk, Self.now)
        #expect(try house.ticket(receipt).category == "0205")
        #expect(try house.lead(receipt).department == "440105004")
    }

    @Test func `a venue that is none is refused, proposed or submitted`() throws {
        let house = try House()
        let submission = Self.submission(Matter.lamp, venue: "V99")
        let refusal = Refusal.invalid(field: "venue", value: "V99", expected: "V01, V02, V03, V04")
        #expect(try house.refused(.submit(submission, nil), by: Self.clerk, Self.now) == refusal)
        #expect(try house.refusal(of: .venue("V99", by: Self.clerk), Self.now) == refusal)
        #expect(try house.refusal(of: .propose(submission, nil, by: Self.clerk), Self.now) == refusal)
    }
}
