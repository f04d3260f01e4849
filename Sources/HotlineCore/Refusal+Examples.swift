extension Refusal {
    /// One of each, with `…` for what the asker would have typed: what `help codes` prints, and what tests walk.
    package static let examples: [Refusal] =
        [
            .unknownCommand("…"), .usage("…"), .missing(field: "…"), .invalid(field: "…", value: "…", expected: "…"),
            .tooLong(field: "…", limit: 0), .notUTF8, .malformed(detail: "…"), .unsupportedMedia("…"), .noSuchPage,
            .methodNotAllowed(allowed: "…"), .lengthRequired, .slowPeer, .tooManyRequests,
            .notAuthenticated, .notPermitted(verb: "…"), .notYours, .notFirstPerson("…"), .termOver("…"),
            .noSuchTicket, .ambiguousTicket(matches: 2), .noCurrentTicket, .wrongState(event: .dispatch, state: .archived),
            .takenByAnother("…"), .nothingWaiting, .alreadyAsked, .notToldYet, .returnBarred, .returnGranted("…"), .windowOver,
            .changedSince, .leaseOver(most: 3),
            .redoLimit(2), .replyBlocked(["…"]), .coDepartmentsSilent(["…"]), .alreadyRated, .finalTooSoon, .ticketClosed(.archived),
            .tooEarly(until: Instant(milliseconds: 0)),
            .ownDecision,
            .unknownDepartment("…"), .unknownCategory("…"), .unknownPerson("…"), .unknownPlace("…"),
            .personOutsideDepartment("…", "…"), .noSuchNotice,
            .secondPersonNeeded, .nothingProposed, .alreadyProposed, .restatementMissing, .accused("…"), .threatStands,
            .keyConflict, .keyMissing,
            .clockNotSimulated, .clockBackwards, .clockUnconfirmed, .reloadRefused(problems: ["…"]),
            .callTaken(ticket: "…"), .rosterRefused(lines: ["…"]),
        ] + MergeBar.allCases.map(Refusal.mergeBarred) + UndoBar.allCases.map(Refusal.undoBarred) + TryLater.allCases.map(Refusal.tryLater)
        + [.outcomeUnknown]

    /// Every row of the table that the doors read, one for each refusal there is.
    package static var allCodes: [Codes] { examples.map(\.codes) }
}
