import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Lines of the telephone platform's logs, as their formats read them.
private struct Line {
    var call = "1.1"
    var source: SourceName = "cdr"
    var content = CallNote.Content.event(.detail, .unanswered)
    var at = "2026-03-12T09:20"
    var ended: String?
    var phone: String? = "12000000002"
    var agent: String?
    var isOutgoing = false

    var note: CallNote {
        let key = "\(call) \(content) \(at) \(phone ?? "") \(isOutgoing)"
        var note = CallNote(mark: .phoneLog(source, fieldsDigest: key), source: source, call: call, content: content, raw: key)
        note.at = instant(at)
        note.endedAt = ended.map(instant)
        note.phone = phone.flatMap { Phone($0) }
        note.agent = agent
        note.isOutgoing = isOutgoing
        return note
    }

    static func missed(_ call: String, _ at: String, phone: String? = "12000000002") -> Line { Line(call: call, at: at, phone: phone) }

    static func answered(_ call: String, _ at: String, ended: String, phone: String? = "12000000002", isOutgoing: Bool = false) -> Line {
        Line(
            call: call, content: .event(.detail, .answered), at: at, ended: ended, phone: phone, agent: "8007", isOutgoing: isOutgoing)
    }

    static func said(_ text: String, _ role: CallNote.Segment.Role = .citizen, number: Int = 1, call: String = "1.1") -> Line {
        Line(call: call, content: .said(CallNote.Segment(number: number, role: role, begin: 0, end: 1_000, text: text)), phone: nil)
    }
}

private func instant(_ text: String) -> Instant { at(text) }

extension House {
    fileprivate func tell(_ lines: Line..., now: String = "2026-03-12T09:30") throws {
        for line in lines { try done(.fileLine(Self.line(.call(line.note))), by: Who.file, at(now)) }
    }

    /// `m1 120****0002 2 calls`.
    fileprivate func missed(_ now: String = "2026-03-12T09:30") throws -> [String] {
        guard case .calls(.missed(let lines, let total)) = try ask(.calls(.missed(limit: 20), by: Who.operator), at(now)) else {
            return ["?"]
        }
        #expect(lines.count == total)
        return lines.map { "m\($0.id) \($0.phone) \($0.calls) \($0.takenBy ?? "")" }
    }

    /// How many wait and since when; nil where no log tells.
    fileprivate func waiting(_ now: String) throws -> WaitingCalls? {
        guard case .calls(.waiting(let waiting)) = try ask(.calls(.waiting, by: Who.operator), at(now)) else { return nil }
        return waiting
    }

    fileprivate func withoutRecord(_ now: String) throws -> [String] {
        guard case .calls(.withoutRecord(let lines, _)) = try ask(.calls(.withoutRecord(limit: 20), by: Who.operator), at(now)) else {
            return ["?"]
        }
        return lines.map(\.call)
    }

    fileprivate func sheet(_ call: String, by actor: Actor = Who.operator, _ now: String = "2026-03-12T09:30") throws -> CallSheet? {
        guard case .calls(.sheet(let sheet)) = try ask(.calls(.sheet(call), by: actor), at(now)) else { return nil }
        return sheet
    }
}

/// Who waits is what the queue's log has told and has not ended (practice 40).
struct WaitingCallTests {
    @Test func `callers wait from where they entered the queue to where somebody answers or they give up`() throws {
        let house = try House(SampleTables.adding(["queue,Asterisk队列,queue_log,UTF-8,+08:00,,"], to: "sources.csv"))
        #expect(try house.waiting("2026-03-12T09:20") == WaitingCalls(count: 0, since: nil))
        try house.tell(
            Line(call: "q1", source: "queue", content: .event(.queued, .queued), at: "2026-03-12T09:20"),
            Line(call: "q2", source: "queue", content: .event(.queued, .queued), at: "2026-03-12T09:21", phone: "12000000003"),
            Line(call: "q3", source: "queue", content: .event(.queued, .queued), at: "2026-03-12T09:22", phone: nil))
        #expect(try house.waiting("2026-03-12T09:23") == WaitingCalls(count: 3, since: instant("2026-03-12T09:20")))
        try house.tell(Line(call: "q1", source: "queue", content: .event(.connected, .answered), at: "2026-03-12T09:24", phone: nil))
        #expect(try house.waiting("2026-03-12T09:25") == WaitingCalls(count: 2, since: instant("2026-03-12T09:21")))
        try house.tell(Line(call: "q2", source: "queue", content: .event(.abandoned, .unanswered), at: "2026-03-12T09:25", phone: nil))
        #expect(try house.waiting("2026-03-12T09:42") == WaitingCalls(count: 1, since: instant("2026-03-12T09:22")))
        // Twenty minutes on it is the log that lost the caller.
        #expect(try house.waiting("2026-03-12T09:42:01") == WaitingCalls(count: 0, since: nil))
    }

    @Test func `without a queue's log nobody says that nobody waits`() throws {
        let house = try House()
        try house.tell(Line(call: "q1", source: "huawei", content: .event(.queued, .queued), at: "2026-03-12T09:20"))
        #expect(try house.waiting("2026-03-12T09:21") == nil)
    }
}

/// A call that nobody answered is one task a number, closed by any later contact (practice 35).
struct MissedCallTests {
    @Test func `calls of one number are one task, and no line makes a ticket`() throws {
        let house = try House()
        try house.tell(
            .missed("1.1", "2026-03-12T09:20"), .missed("1.2", "2026-03-12T09:24"), .missed("1.3", "2026-03-12T09:25", phone: "12000000009")
        )
        #expect(try house.missed() == ["m1 120****0002 2 ", "m2 120****0009 1 "])
        #expect(try house.store.ticketCount() == 0)
        // The same line again, and two lines of one call, count once.
        try house.tell(.missed("1.2", "2026-03-12T09:24"))
        try house.tell(Line(call: "1.2", content: .event(.abandoned, .unanswered), at: "2026-03-12T09:24:51", phone: nil))
        #expect(try house.missed() == ["m1 120****0002 2 ", "m2 120****0009 1 "])
    }

    @Test func `a queue that gave up knows the number from where the call entered`() throws {
        let house = try House()
        try house.tell(
            Line(source: "queue", content: .event(.queued, .queued), at: "2026-03-12T09:20"),
            Line(source: "queue", content: .event(.abandoned, .unanswered), at: "2026-03-12T09:20:51", phone: nil))
        #expect(try house.missed() == ["m1 120****0002 1 "])
    }

    @Test func `whichever line comes first, a call that was taken owes nothing`() throws {
        let lines = [
            Line(content: .event(.detail, .unanswered), at: "2026-03-12T09:20", ended: "2026-03-12T09:20:15"),
            Line(content: .event(.connected, .answered), at: "2026-03-12T09:20:20", phone: nil, agent: "8007"),
            Line.answered("1.1", "2026-03-12T09:20", ended: "2026-03-12T09:24"),
        ]
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let house = try House()
            for index in order { try house.tell(lines[index]) }
            #expect(try house.missed() == [], "\(order)")
            #expect(try house.sheet("1.1")?.line?.isAnswered == true)
            #expect(try house.sheet("1.1")?.events.count == 3)
        }
    }

    @Test(arguments: ["call", "out", "ticket", "form", "console"])
    func `any later contact closes it, and an earlier one does not`(contact: String) throws {
        for isLater in [true, false] {
            let house = try House()
            let when = isLater ? "2026-03-12T09:40" : "2026-03-12T09:00"
            try house.tell(.missed("1.1", "2026-03-12T09:20"))
            switch contact {
            case "call": try house.tell(.answered("2.1", when, ended: when))
            case "out": try house.tell(.answered("2.1", when, ended: when, isOutgoing: true))
            case "ticket": try house.phone(Matter.lamp, called: at(when), at("2026-03-12T09:45"))
            case "form":
                try house.done(
                    .submit(House.form(Matter.lamp, id: "f9", phone: "12000000002", at(when)), nil), by: Who.web, at("2026-03-12T09:45"))
            default:
                let submission = Submission(
                    channel: .phone, mark: .console("8001", key: "k9"), receivedAt: at(when), takenBy: "8001",
                    citizen: Citizen(phone: Phone("12000000002")), content: Matter.lamp, raw: Matter.lamp)
                try house.done(.submit(submission, Decision(isAccepted: true)), by: Who.operator, at("2026-03-12T09:45"))
            }
            #expect(try house.missed("2026-03-12T09:50") == (isLater ? [] : ["m1 120****0002 1 "]), "\(contact) \(when)")
        }
    }

    @Test func `a department that speaks with the caller about an older ticket has called back too`() throws {
        let house = try House()
        let receipt = try house.phone(Matter.looseCover, called: at("2026-03-12T09:00"), at("2026-03-12T09:01"))
        try house.tell(.missed("1.1", "2026-03-12T09:20"))
        #expect(try house.missed().count == 1)
        try house.done(.contact(house.reference(receipt), result: "已电话联系"), by: Who.jiangnan, at("2026-03-12T09:40"))
        #expect(try house.missed("2026-03-12T09:50") == [])
    }

    @Test func `a late file brings no task for whoever was reached since`() throws {
        let house = try House()
        try house.phone(Matter.lamp, called: at("2026-03-12T09:40"), at("2026-03-12T09:41"))
        try house.tell(.missed("1.1", "2026-03-12T09:20"), now: "2026-03-12T11:00")
        try house.tell(.missed("1.2", "2026-03-12T10:20"), now: "2026-03-12T11:00")
        #expect(try house.missed("2026-03-12T11:00") == ["m1 120****0002 1 "])
        let other = try House()
        try other.tell(.answered("2.1", "2026-03-12T09:40", ended: "2026-03-12T09:45"), .missed("1.1", "2026-03-12T09:20"))
        #expect(try other.missed() == [])
    }

    @Test func `who hides the number, and whom an agent did not reach, are nobody to call back`() throws {
        let house = try House()
        try house.tell(.missed("1.1", "2026-03-12T09:20", phone: nil))
        try house.tell(Line(call: "1.2", at: "2026-03-12T09:21", isOutgoing: true))
        #expect(try house.missed() == [])
    }

    @Test func `an operator takes it, sees the number, calls, and writes the result; each look is an entry`() throws {
        let house = try House()
        try house.tell(.missed("1.1", "2026-03-12T09:20"))
        let taken = try house.done(.call(.takeMissed(1)), by: Who.operator, at("2026-03-12T09:31"))
        #expect(taken.decided == [Reason("missed-number", "12000000002", "1", "2026-03-12 09:20", "m1")])
        #expect(try house.missed() == ["m1 120****0002 1 8001"])
        try house.done(.call(.closeMissed(1, how: "已回拨，市民问路灯")), by: Who.operator, at("2026-03-12T09:35"))
        #expect(try house.missed() == [])
        #expect(try house.refused(.call(.takeMissed(1)), by: Who.operator, at("2026-03-12T09:36")) == .nothingWaiting)
        let entries = try house.store.database.all("SELECT slug || arguments FROM entries WHERE event = 'missed_call'") { $0.text(0) }
        #expect(entries == [#"missed-taken["0002"]"#, #"missed-closed["0002"]"#])
        #expect(
            try house.refused(.call(.takeMissed(1)), by: Who.tangxia, at("2026-03-12T09:36"))
                == .notPermitted(verb: "contact"))
    }

    @Test func `status counts them and warns`() throws {
        let house = try House()
        try house.tell(
            .missed("1.1", "2026-03-12T09:20"), .answered("2.1", "2026-03-12T09:20", ended: "2026-03-12T09:25", phone: "12000000008"))
        guard case .status(let status) = try house.ask(.status(by: Who.operator), at("2026-03-12T12:00")) else {
            Issue.record("no status")
            return
        }
        #expect(status.figures.filter { ["missed", "calls-without-record"].contains($0.name) }.map(\.value) == ["1", "1"])
        #expect(status.warnings.contains(Reason("missed-waiting", "1")) && status.warnings.contains(Reason("unrecorded-waiting", "1")))
    }
}

/// The call, its agent's record and its transcript meet by the call's id.
struct CallJoinTests {
    @Test func `an answered call without a record is listed once the window of its source is over, and never guessed`() throws {
        let house = try House()
        try house.tell(.answered("1.1", "2026-03-12T09:00", ended: "2026-03-12T09:05"))
        #expect(try house.withoutRecord("2026-03-12T11:04:59") == [])
        #expect(try house.withoutRecord("2026-03-12T11:05") == ["1.1"])
        #expect(try house.store.ticketCount() == 0)
        // It comes late after all.
        try house.phone(Matter.lamp, called: at("2026-03-12T09:05"), call: "1.1", at("2026-03-12T11:10"))
        #expect(try house.withoutRecord("2026-03-12T12:00") == [])
    }

    @Test(arguments: [true, false])
    func `the record and the call meet whichever comes first`(isRecordFirst: Bool) throws {
        let house = try House()
        let answered = Line.answered("1.1", "2026-03-12T09:00", ended: "2026-03-12T09:05")
        if !isRecordFirst { try house.tell(answered) }
        let receipt = try house.phone(Matter.lamp, called: at("2026-03-12T09:05"), call: "1.1", at("2026-03-12T09:06"))
        if isRecordFirst { try house.tell(answered) }
        #expect(try house.withoutRecord("2026-03-13T12:00") == [])
        #expect(try house.sheet("1.1")?.ticket == receipt.ticket)
    }

    @Test(arguments: [true, false])
    func `what the same agent typed about the same phone is its record`(isTypedFirst: Bool) throws {
        let house = try House()
        let answered = Line.answered("1.1", "2026-03-12T09:00", ended: "2026-03-12T09:05")
        func typed() throws -> Receipt {
            let submission = Submission(
                channel: .phone, mark: .console("8007", key: "k9"), receivedAt: at("2026-03-12T09:04"), takenBy: "8007",
                citizen: Citizen(phone: Phone("12000000002")), content: Matter.lamp, raw: Matter.lamp)
            return try house.done(
                .submit(submission, Decision(isAccepted: true)), by: Actor(door: .console, person: "8007"), at("2026-03-12T09:06"))
        }
        if !isTypedFirst { try house.tell(answered) }
        let receipt = try typed()
        if isTypedFirst { try house.tell(answered) }
        #expect(try house.withoutRecord("2026-03-13T12:00") == [])
        #expect(try house.sheet("1.1")?.ticket == receipt.ticket)
    }

    @Test func `a person says why there is none, and later lines of the call do not list it again`() throws {
        let house = try House()
        try house.tell(.answered("1.1", "2026-03-12T09:00", ended: "2026-03-12T09:05"))
        #expect(try house.refused(.call(.explain(call: "9.9", reason: "打错")), by: Who.operator, at("2026-03-12T11:10")) == .nothingWaiting)
        try house.done(.call(.explain(call: "1.1", reason: "市民打错电话")), by: Who.operator, at("2026-03-12T11:10"))
        #expect(try house.withoutRecord("2026-03-12T12:00") == [])
        try house.tell(Line(content: .event(.completed, .answered), at: "2026-03-12T09:05", phone: nil))
        #expect(try house.withoutRecord("2026-03-13T12:00") == [])
    }

    @Test func `the transcript stands with the call, masked, and once a segment`() throws {
        let house = try House()
        try house.tell(.said("您好", .agent, number: 1), .said("我电话12000000002，路灯坏了", number: 2))
        try house.tell(.said("我电话12000000002，路灯坏了", number: 2))
        let said = try #require(try house.sheet("1.1")).said
        #expect(said.map(\.role) == [.agent, .citizen])
        #expect(said.map(\.text) == ["您好", "我电话120****0002，路灯坏了"])
        #expect(try house.sheet("1.1")?.line == nil)
        #expect(try house.sheet("9.9") == nil)
    }

    @Test func `danger in a caller's words raises the ticket, whichever came first`() throws {
        for isWordsFirst in [true, false] {
            let house = try House()
            if isWordsFirst {
                try house.tell(.said(Matter.missingCover))
                let rings = house.takePushes().compactMap { push -> String? in
                    guard case .ring(_, let ticket, .critical, let reason) = push, ticket == nil else { return nil }
                    return reason.slug
                }
                #expect(rings == ["call-danger"])
            }
            let receipt = try house.phone(Matter.lamp, called: at("2026-03-12T09:05"), call: "1.1", at("2026-03-12T09:06"))
            if !isWordsFirst {
                #expect(try house.ticket(receipt).urgency == .ordinary)
                try house.tell(.said(Matter.missingCover, .agent))
                #expect(try house.ticket(receipt).urgency == .ordinary)
                try house.tell(.said(Matter.missingCover, number: 2))
            }
            #expect(try house.ticket(receipt).urgency == .critical, "\(isWordsFirst)")
        }
    }

    @Test func `old numbers and words are wiped with the tickets, and a number that waits stays`() throws {
        let house = try House()
        try house.tell(
            .answered("1.1", "2026-03-12T09:00", ended: "2026-03-12T09:05"), .said("路灯坏了"),
            .missed("1.2", "2026-03-12T09:20", phone: "12000000009"))
        let later = at("2028-04-01T09:00")
        let wish = try #require(Anonymisation.olderThan(days: 700, at: later))
        #expect(try Reader.erasable(wish, in: house.store, zone: .china).calls == 3)
        var slice: Anonymisation? = wish
        var wiped = 0
        while let next = slice {
            let erased = try #require(try house.done(.anonymise(next), by: Who.administrator, later).erased)
            wiped += erased.calls ?? 0
            slice = erased.rawAfter.map { Anonymisation(closedBy: wish.closedBy, rawAfter: $0) }
        }
        #expect(wiped == 3)
        #expect(try house.missed("2028-04-01T09:00") == ["m1 120****0009 1 "])
        #expect(try house.sheet("1.1", "2028-04-01T09:00")?.said == [])
        #expect(try house.store.database.all("SELECT phone FROM call_details WHERE phone IS NOT NULL") { $0.text(0) } == [])
    }
}
