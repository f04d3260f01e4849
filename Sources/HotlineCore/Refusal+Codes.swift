extension Refusal {
    /// One row of the table that every door reads.
    package struct Codes: Hashable, Sendable {
        /// Stable, kebab-case; the chat gateway's `error` and the last part of the problem type.
        package let slug: String
        /// 4xx try later, 5xx refused. Each refusal has its own, but for 421: the line is about to be closed (as in SMTP).
        package let console: Int
        package let http: Int

        /// RFC 9457 `type`: a name, not a page.
        package var problemType: String { "urn:hotline:problem:" + slug }
    }

    package var codes: Codes {
        switch self {
        case .unknownCommand: Codes(slug: "unknown-command", console: 500, http: 404)
        case .usage: Codes(slug: "usage", console: 501, http: 400)
        case .missing: Codes(slug: "missing-field", console: 502, http: 422)
        case .invalid: Codes(slug: "invalid-value", console: 503, http: 422)
        case .tooLong: Codes(slug: "too-long", console: 504, http: 413)
        case .notUTF8: Codes(slug: "not-utf8", console: 505, http: 400)
        case .malformed: Codes(slug: "malformed", console: 506, http: 400)
        case .unsupportedMedia: Codes(slug: "unsupported-media", console: 507, http: 415)
        case .noSuchPage: Codes(slug: "no-such-page", console: 508, http: 404)
        case .methodNotAllowed: Codes(slug: "method-not-allowed", console: 509, http: 405)
        case .lengthRequired: Codes(slug: "length-required", console: 510, http: 411)
        case .slowPeer: Codes(slug: "slow-peer", console: 421, http: 408)
        case .tooManyRequests: Codes(slug: "too-many-requests", console: 450, http: 429)
        case .notAuthenticated: Codes(slug: "not-authenticated", console: 530, http: 401)
        case .notPermitted: Codes(slug: "not-permitted", console: 531, http: 403)
        case .notYours: Codes(slug: "not-yours", console: 532, http: 403)
        case .notFirstPerson: Codes(slug: "not-first-person", console: 534, http: 403)
        case .termOver: Codes(slug: "term-over", console: 533, http: 403)
        case .noSuchTicket: Codes(slug: "no-such-ticket", console: 540, http: 404)
        case .ambiguousTicket: Codes(slug: "ambiguous-ticket", console: 541, http: 409)
        case .noCurrentTicket: Codes(slug: "no-current-ticket", console: 542, http: 400)
        case .wrongState: Codes(slug: "wrong-state", console: 543, http: 409)
        case .takenByAnother: Codes(slug: "taken-by-another", console: 544, http: 409)
        case .nothingWaiting: Codes(slug: "nothing-waiting", console: 545, http: 404)
        case .alreadyAsked: Codes(slug: "already-asked", console: 546, http: 409)
        case .notToldYet: Codes(slug: "not-told-yet", console: 547, http: 409)
        case .returnBarred: Codes(slug: "return-barred", console: 548, http: 409)
        case .returnGranted: Codes(slug: "return-granted", console: 596, http: 409)
        case .windowOver: Codes(slug: "window-over", console: 549, http: 409)
        case .changedSince: Codes(slug: "changed-since", console: 597, http: 412)
        case .leaseOver: Codes(slug: "lease-over", console: 598, http: 409)
        case .redoLimit: Codes(slug: "redo-limit", console: 581, http: 409)
        case .replyBlocked: Codes(slug: "reply-blocked", console: 582, http: 409)
        case .alreadyRated: Codes(slug: "already-rated", console: 583, http: 409)
        case .finalTooSoon: Codes(slug: "final-too-soon", console: 535, http: 409)
        case .ticketClosed: Codes(slug: "ticket-closed", console: 536, http: 409)
        case .coDepartmentsSilent: Codes(slug: "co-departments-silent", console: 595, http: 409)
        case .tooEarly: Codes(slug: "too-early", console: 584, http: 409)
        case .mergeBarred(let bar): bar.codes
        case .undoBarred(let bar): bar.codes
        case .callTaken: Codes(slug: "call-taken", console: 578, http: 409)
        case .rosterRefused: Codes(slug: "roster-refused", console: 579, http: 422)
        case .ownDecision: Codes(slug: "own-decision", console: 580, http: 403)
        case .unknownDepartment: Codes(slug: "unknown-department", console: 550, http: 422)
        case .unknownCategory: Codes(slug: "unknown-category", console: 551, http: 422)
        case .unknownPerson: Codes(slug: "unknown-person", console: 552, http: 422)
        case .unknownPlace: Codes(slug: "unknown-place", console: 553, http: 422)
        case .personOutsideDepartment: Codes(slug: "person-outside-department", console: 554, http: 403)
        case .noSuchNotice: Codes(slug: "no-such-notice", console: 555, http: 404)
        case .secondPersonNeeded: Codes(slug: "second-person-needed", console: 585, http: 409)
        case .nothingProposed: Codes(slug: "nothing-proposed", console: 586, http: 409)
        case .alreadyProposed: Codes(slug: "already-proposed", console: 587, http: 409)
        case .restatementMissing: Codes(slug: "restatement-missing", console: 588, http: 409)
        case .accused: Codes(slug: "accused", console: 589, http: 409)
        case .threatStands: Codes(slug: "threat-stands", console: 592, http: 409)
        case .keyConflict: Codes(slug: "key-conflict", console: 560, http: 422)
        case .keyMissing: Codes(slug: "key-missing", console: 561, http: 400)
        case .clockNotSimulated: Codes(slug: "clock-not-simulated", console: 570, http: 409)
        case .clockBackwards: Codes(slug: "clock-backwards", console: 571, http: 409)
        case .clockUnconfirmed: Codes(slug: "clock-unconfirmed", console: 470, http: 503)
        case .reloadRefused: Codes(slug: "reload-refused", console: 572, http: 409)
        case .tryLater(.busy): Codes(slug: "busy", console: 451, http: 503)
        case .tryLater(.full): Codes(slug: "store-full", console: 452, http: 503)
        case .tryLater(.stopping): Codes(slug: "stopping", console: 421, http: 503)
        case .tryLater(.failure): Codes(slug: "store-failure", console: 453, http: 503)
        case .outcomeUnknown: Codes(slug: "outcome-unknown", console: 454, http: 503)
        }
    }
}
