/// What somebody does to a ticket or to the daemon, as far as rights tell it apart.
package enum Verb: String, CaseIterable, Sendable, Codable {
    case see
    /// Opens a ticket for somebody.
    case create
    /// 接件转办 (art. 12): a department brings to the hotline what it received and another handles.
    case receive
    /// Accepts, declines, asks for more, says the kind, category, place and urgency.
    case classify
    case dispatch, answer, note, urge
    /// Sends on what the hotline sent wrongly.
    case redispatch
    /// 指定承办, and who is the first department: the management's, and at night the shift leader's.
    case designate
    /// Keeps a matter in the hotline's own hands and follows it up.
    case followUp = "follow_up"
    /// Records how a notice was told, or that it could not be.
    case told
    /// Decides what others asked for: returns, designations, extensions, shelving, withdrawals, objections.
    case rule
    /// Releases a reply or has the matter done again.
    case review
    case callBack = "call_back"
    case archive
    /// Takes a ticket for a department, and passes it down within it.
    case sign
    case requestReturn = "request_return"
    case contact, reply
    /// Leases a department's tickets through its feed.
    case pull
    /// Says what a department should do better, for the bulletin (art. 18).
    case suggest
    /// Sets duty and leave for the people of one's own department; one's own leave is one's own word.
    case duty
    /// Records that 110, 119, 120 or 122 has it.
    case handOver = "hand_over"
    /// Asks for an extension; granting one is a ruling.
    case extend
    /// Names who co-handles and what they owe, and passes a ticket down (arts 11, 13).
    case coHandle = "co_handle"
    /// Calls the co-departments together: the chief representative's (art. 8).
    case convene
    case merge
    /// Sees a caller's number and name without holding the ticket; each time is journalled (practice 29).
    case unmask
    /// Says that a matter is secret, writes what departments may read of it, names whom a complaint is about.
    case secrecy
    /// The second person for a restatement (practice 27).
    case releaseRestatement = "release_restatement"
    /// Seals a ticket; takes two.
    case seal
    /// Asks that a ticket be left out of the statistics.
    case exclude
    /// The second person for exclusions, declines and callers' flags.
    case confirm
    /// Releases the words in which a matter is shown to everybody (practice 31).
    case publish
    /// Gives the citizen a new query code.
    case reissue
    /// Wipes what is personal in old closed tickets.
    case anonymise
    /// Speaks to every console at once.
    case broadcast
    case reload, clock, token, status
    /// Says where departments' feeds are pushed to.
    case webhook
}

/// Who may do what. A role's list says the verbs; where they may be used, the tree of departments says (design 11).
package enum Rights {
    package static func allows(_ roles: some Sequence<Role>, _ verb: Verb) -> Bool {
        roles.contains { verbs(of: $0).contains(verb) }
    }

    /// The one table. Whoever acts for a department that has no network is asked by that person's role (practice 43),
    /// and an administrator runs the daemon but touches no ticket.
    package static func verbs(of role: Role) -> Set<Verb> {
        switch role {
        case .operator:
            [
                .see, .create, .classify, .dispatch, .answer, .followUp, .note, .urge, .told, .contact, .handOver, .merge, .unmask, .status,
                .secrecy, .reissue,
            ]
        case .windowClerk:
            [
                .see, .create, .classify, .dispatch, .answer, .followUp, .note, .urge, .told, .contact, .handOver, .unmask, .secrecy,
                .reissue,
            ]
        case .dispatcher:
            [
                .see, .classify, .dispatch, .redispatch, .answer, .followUp, .note, .urge, .told, .rule, .contact, .handOver, .merge,
                .unmask,
                .status,
                .secrecy, .releaseRestatement, .exclude, .coHandle,
            ]
        case .reviewer:
            [.see, .note, .urge, .told, .review, .contact, .unmask, .status, .secrecy, .releaseRestatement, .exclude, .suggest, .publish]
        case .callBack:
            [.see, .note, .urge, .told, .callBack, .archive, .contact, .unmask, .status]
        case .shiftLeader:
            [
                .see, .create, .classify, .dispatch, .redispatch, .designate, .answer, .followUp, .note, .urge, .told, .rule, .review,
                .callBack, .archive, .contact,
                .handOver, .merge, .unmask, .status,
                .secrecy, .releaseRestatement, .seal, .exclude, .confirm, .reissue, .duty, .suggest, .coHandle, .publish,
                .broadcast,
            ]
        case .supervisor, .centreHead, .management:
            [
                .see, .note, .urge, .told, .rule, .designate, .contact, .unmask, .status,
                .secrecy, .releaseRestatement, .seal, .exclude, .confirm, .duty, .suggest, .coHandle, .convene, .publish, .broadcast,
            ]
        case .districtOffice:
            [
                .see, .receive, .note, .urge, .told, .rule, .sign, .requestReturn, .contact, .reply, .pull, .handOver, .extend, .unmask,
                .duty, .coHandle,
            ]
        case .departmentHandler:
            [.see, .receive, .note, .told, .sign, .requestReturn, .contact, .reply, .pull, .extend, .coHandle]
        case .liaison:
            [.see, .receive, .note, .told, .sign, .requestReturn, .contact, .reply, .pull, .extend, .unmask, .duty, .coHandle]
        case .chiefRepresentative:
            [
                .see, .receive, .note, .urge, .told, .sign, .requestReturn, .contact, .reply, .pull, .extend, .unmask, .duty, .coHandle,
                .convene,
            ]
        case .leader:
            [.see, .note, .urge, .rule, .unmask, .status, .duty]
        case .inspector:
            [
                .see, .classify, .dispatch, .redispatch, .designate, .answer, .followUp, .note, .told, .rule, .review, .callBack, .archive,
                .sign, .contact, .reply,
                .handOver, .unmask, .secrecy, .releaseRestatement, .seal, .exclude, .confirm,
            ]
        case .administrator:
            [.see, .reload, .clock, .token, .webhook, .status, .anonymise]
        }
    }
}
