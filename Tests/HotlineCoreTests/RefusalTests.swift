import HotlineCore
import Testing

@Suite struct RefusalTests {
    /// One of each. `isListed` does not compile when a case is added, as a reminder to add it here.
    private static let all: [Refusal] =
        [
            .unknownCommand("fly"), .usage("show NUMBER"), .missing(field: "content"),
            .invalid(field: "kind", value: "x", expected: "complaint"),
            .tooLong(field: "content", limit: 12_000), .notUTF8, .malformed(detail: "JSON"), .unsupportedMedia("application/json"),
            .noSuchPage,
            .methodNotAllowed(allowed: "GET"), .lengthRequired, .slowPeer, .tooManyRequests, .notAuthenticated,
            .notPermitted(verb: "dispatch"),
            .notYours, .notFirstPerson("8007"), .termOver("8007"),
            .noSuchTicket, .ambiguousTicket(matches: 3), .noCurrentTicket, .wrongState(event: .sign, state: .pending),
            .takenByAnother("8007"),
            .nothingWaiting, .alreadyAsked, .notToldYet, .returnBarred, .windowOver, .changedSince, .leaseOver(most: 3), .ownDecision,
            .unknownDepartment("SW-9"),
            .unknownCategory("9999"),
            .unknownPerson("8007"), .unknownPlace("440100"), .personOutsideDepartment("8007", "SWJ"), .noSuchNotice, .keyConflict,
            .keyMissing,
            .clockNotSimulated, .clockBackwards, .clockUnconfirmed, .reloadRefused(problems: ["rules.csv:14"]), .tryLater(.busy),
            .tryLater(.full),
            .tryLater(.stopping), .tryLater(.failure), .outcomeUnknown,
            .secondPersonNeeded, .nothingProposed, .alreadyProposed, .restatementMissing, .threatStands, .accused("SWJ"),
            .returnGranted("SWJ"),
            .redoLimit(2), .replyBlocked(["第 1 字 手机号码"]), .alreadyRated, .finalTooSoon, .ticketClosed(.archived),
            .coDepartmentsSilent(["SWJ"]), .tooEarly(until: Instant(milliseconds: 0)),
            .callTaken(ticket: "GZ202603120000017"), .rosterRefused(lines: ["3: phone"]),
        ] + MergeBar.allCases.map(Refusal.mergeBarred) + UndoBar.allCases.map(Refusal.undoBarred)

    private func isListed(_ refusal: Refusal) -> Bool {
        switch refusal {
        case .unknownCommand, .usage, .missing, .invalid, .tooLong, .notUTF8, .malformed, .unsupportedMedia, .noSuchPage, .methodNotAllowed,
            .lengthRequired, .slowPeer, .tooManyRequests, .notAuthenticated, .notPermitted, .notYours, .notFirstPerson, .termOver,
            .noSuchTicket, .ambiguousTicket, .noCurrentTicket, .wrongState, .takenByAnother, .nothingWaiting, .alreadyAsked, .notToldYet,
            .returnBarred, .returnGranted, .windowOver, .changedSince, .leaseOver,
            .ownDecision,
            .unknownDepartment, .unknownCategory, .unknownPerson, .unknownPlace, .personOutsideDepartment, .noSuchNotice, .keyConflict,
            .keyMissing,
            .clockNotSimulated, .clockBackwards, .clockUnconfirmed, .reloadRefused, .tryLater(.busy), .tryLater(.full),
            .tryLater(.stopping),
            .secondPersonNeeded, .nothingProposed, .alreadyProposed, .restatementMissing, .threatStands, .accused, .redoLimit,
            .replyBlocked, .coDepartmentsSilent, .alreadyRated, .finalTooSoon, .ticketClosed, .tooEarly,
            .tryLater(.failure), .outcomeUnknown, .mergeBarred, .undoBarred, .callTaken, .rosterRefused:
            Self.all.contains(refusal)
        }
    }

    @Test func `slugs are kebab-case and no two are the same`() {
        let slugs = Self.all.map(\.codes.slug)
        #expect(Set(slugs).count == slugs.count)
        for slug in slugs {
            #expect(slug.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }, "\(slug)")
            #expect(!slug.hasPrefix("-") && !slug.hasSuffix("-") && !slug.contains("--"), "\(slug)")
        }
    }

    @Test func `each refusal has its console code, but that 421 ends a connection for two reasons`() {
        let codes = Dictionary(grouping: Self.all, by: \.codes.console)
        for (code, sharing) in codes {
            #expect(sharing == (code == 421 ? [.slowPeer, .tryLater(.stopping)] : [sharing[0]]), "\(code)")
            #expect((400...599).contains(code))
        }
    }

    @Test func `what may be tried again is 4xx at the console`() {
        let again: [Refusal] = [
            .slowPeer, .tooManyRequests, .clockUnconfirmed, .tryLater(.busy), .tryLater(.full), .tryLater(.stopping), .tryLater(.failure),
            .outcomeUnknown,
        ]
        for refusal in Self.all { #expect((refusal.codes.console < 500) == again.contains(refusal), "\(refusal)") }
    }

    @Test func `every HTTP status is an error's, and a busy or stopping daemon is 503`() {
        for refusal in Self.all { #expect((400...599).contains(refusal.codes.http), "\(refusal)") }
        for why in Refusal.TryLater.allCases { #expect(Refusal.tryLater(why).codes.http == 503) }
    }

    @Test func `a problem's type is a name of ours`() {
        #expect(Refusal.noSuchTicket.codes.problemType == "urn:hotline:problem:no-such-ticket")
        for refusal in Self.all { #expect(refusal.codes.problemType == "urn:hotline:problem:" + refusal.codes.slug) }
    }

    @Test func `every refusal says in both languages what happened`() {
        for refusal in Self.all {
            #expect(isListed(refusal))
            let chinese = refusal.words(in: .chinese)
            let english = refusal.words(in: .english)
            #expect(chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(refusal)")
            #expect(english.count > 5 && !english.unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) }, "\(refusal)")
        }
    }

    @Test func `a refusal names what it was given`() {
        #expect(Refusal.wrongState(event: .sign, state: .pending).words(in: .chinese) == "工单现为“待受理”，不能签收")
        #expect(
            Refusal.wrongState(event: .autoSign, state: .archived).words(in: .english) == "the ticket is archived; it cannot auto_sign now")
        #expect(Refusal.tooLong(field: "content", limit: 12_000).words(in: .english) == "content is too long; at most 12000")
        #expect(Refusal.reloadRefused(problems: []).words(in: .english).hasPrefix("0 problems"))
        #expect(Refusal.reloadRefused(problems: ["a", "b"]).words(in: .chinese) == "路由表有 2 处问题，仍用旧表：a")
    }

    @Test func `a number that is not found tells a guesser nothing more`() {
        #expect(Refusal.noSuchTicket.words(in: .chinese) == "查不到，请核对编号")
    }
}
