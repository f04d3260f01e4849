import Foundation
import HotlineCore
import HotlineDesk
import HotlineIntake
import Testing

private let now = Instant(iso8601: "2026-03-12T10:40:00+08:00") ?? Instant(milliseconds: 0)
private let form =
    #"{"form_id":"WEB-1","submitted_at":"2026-03-12T10:31:08+08:00","kind":"投诉","content":"3月10日两晚23点后打桩。\r\n多户无法休息。","secret":true,"attachments":["a.jpg"]}"#

/// A portal's folder, its follower, and a Desk that answers as it is told.
private struct Portal {
    let spool: Spool
    var drops: PortalDrops
    var submissions: [Submission] = []
    var rejects: [Reason] = []
    var answers: [DeskAnswer] = []

    init() throws {
        spool = try Spool()
        try FileManager.default.createDirectory(atPath: spool.path + "/portal", withIntermediateDirectories: true)
        drops = PortalDrops(sources: [LogSource(name: "portal", pattern: "portal/*.json")], spool: spool.path)
    }

    func drop(_ text: String, as name: String = "1.json") throws { try spool.append(text, to: "portal/" + name) }

    mutating func poll(times: Int = 1) {
        for _ in 0..<times {
            var questions = drops.poll(at: now)
            while let question = questions.first {
                questions = Array(questions.dropFirst()) + drops.answered(question.id, answer(question.request))
            }
        }
    }

    private mutating func answer(_ request: DeskRequest) -> DeskAnswer {
        if case .query(.formOptions, _) = request {
            let street = FormOptions.Street(code: "440111001", name: "同和街道")
            return .form(FormOptions(districts: [.init(code: "440111", name: "白云区", streets: [street])]))
        }
        guard case .order(let order) = request, case .fileLine(let line) = order.action else { return .refused(.noSuchPage) }
        if !answers.isEmpty { return answers.removeFirst() }
        switch line.content {
        case .record(let submission):
            submissions.append(submission)
            return .done(Receipt(ticket: "GZ202603120000127"))
        case .reject(let reason, _):
            rejects.append(reason)
            var receipt = Receipt()
            receipt.rejected = reason
            return .done(receipt)
        case .call, .nothing: return .done(Receipt())
        }
    }

    /// What lies in the portal's folder, and in the two beside it.
    func files(_ folder: String = "") -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: spool.path + "/portal" + folder)) ?? []
        return names.filter { $0 != "done" && $0 != "rejected" }.sorted()
    }
}

@Suite struct PortalDropsTests {
    @Test func `a dropped form is taken as our own page's would be, and put away`() throws {
        var portal = try Portal()
        try portal.drop(form)
        portal.poll()
        let submission = try #require(portal.submissions.first)
        #expect(submission.content == "3月10日两晚23点后打桩。\n多户无法休息。")
        #expect(submission.receivedAt == Instant(iso8601: "2026-03-12T10:31:08+08:00"))
        #expect(submission.kindClaimed == .complaint && submission.secret)
        #expect(submission.mark.door == .form && submission.mark.key == "WEB-1")
        #expect(submission.raw.hasSuffix("\nattachments: [\"a.jpg\"]"))
        #expect(portal.files().isEmpty && portal.files("/done") == ["1.json"])
        portal.poll()
        #expect(portal.submissions.count == 1)
    }

    @Test func `what is still being written, or has another name, is left alone`() throws {
        var portal = try Portal()
        try portal.drop(form, as: "1.json.tmp")
        try portal.drop(String(form.prefix(40)), as: "2.json")
        portal.poll(times: 10)
        #expect(portal.submissions.isEmpty && portal.rejects.isEmpty)
        try portal.spool.append(String(form.dropFirst(40)), to: "portal/2.json")
        portal.poll()
        #expect(portal.submissions.count == 1 && portal.files() == ["1.json.tmp"])
    }

    @Test func `a file that stays torn becomes a reject with its reason`() throws {
        var portal = try Portal()
        try portal.drop(String(form.prefix(40)))
        portal.poll(times: 12)
        #expect(portal.rejects.map(\.slug) == ["reject-form"])
        #expect(portal.files("/rejected") == ["1.json"])
    }

    @Test(arguments: [
        #"{"form_id":"a","content":""}"#, #"{"content":"x"}"#, #"{"form_id":"a","content":"x","phone":"什么"}"#,
        #"{"form_id":"a","content":"x","kind":"闹事"}"#,
    ])
    func `a form that a citizen would be told to mend is rejected with the same words`(text: String) throws {
        var portal = try Portal()
        try portal.drop(text)
        portal.poll()
        #expect(portal.rejects.map(\.slug) == ["reject-form"] && portal.submissions.isEmpty)
        #expect(portal.files("/rejected") == ["1.json"])
    }

    private static let places: [(String, String, String?, String?)] = [
        ("白云区", "同和街道", "440111001", nil), ("火星区", "月球街", nil, "火星区月球街某处"),
    ]

    @Test(arguments: places)
    func `a place that the tables do not know stays in the words`(
        district: String, street: String, code: String?, place: String?
    ) throws {
        var portal = try Portal()
        try portal.drop(#"{"form_id":"a","content":"x","district":"\#(district)","street":"\#(street)","place":"某处"}"#)
        portal.poll()
        let submission = try #require(portal.submissions.first)
        #expect(submission.streetClaimed?.rawValue == code)
        #expect(submission.placeText == place ?? "某处")
    }

    @Test func `a full disk leaves the file where it is, until it is taken`() throws {
        var portal = try Portal()
        try portal.drop(form)
        portal.answers = [.refused(.tryLater(.full)), .refused(.tryLater(.full))]
        portal.poll()
        #expect(portal.files() == ["1.json"])
        #expect(portal.drops.standings.first?.problem?.slug == "source-held")
        portal.poll(times: 2)
        #expect(portal.submissions.count == 1 && portal.files("/done") == ["1.json"])
    }

    @Test func `a name that is taken in done is not overwritten`() throws {
        var portal = try Portal()
        for _ in 0..<2 {
            try portal.drop(form)
            portal.poll()
        }
        #expect(portal.files("/done") == ["1.json", "1.json.\(now.milliseconds)"])
    }

    @Test func `a folder that was there and is gone is a problem, one that never was is none yet`() throws {
        let spool = try Spool()
        var drops = PortalDrops(sources: [LogSource(name: "portal", pattern: "portal/*.json")], spool: spool.path)
        _ = drops.poll(at: now)
        #expect(drops.standings.first?.problem?.slug == SourceStanding.nothingYet)
        try FileManager.default.createDirectory(atPath: spool.path + "/portal", withIntermediateDirectories: true)
        _ = drops.poll(at: now)
        #expect(drops.standings.first?.problem == nil)
        try FileManager.default.removeItem(atPath: spool.path + "/portal")
        _ = drops.poll(at: now)
        #expect(drops.standings.first?.problem?.slug == "source-moved")
    }
}
