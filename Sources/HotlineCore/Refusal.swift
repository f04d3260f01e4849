/// Why a door says no: one list for the whole house. The slug is stable and may be scripted against; the wording is
/// made at reading (`Refusal+Wording`), the codes of the doors stand in one table (`Refusal+Codes`).
package enum Refusal: Error, Hashable, Sendable, Codable {
    // The asker's words
    case unknownCommand(String)
    case usage(String)
    case missing(field: String)
    case invalid(field: String, value: String, expected: String)
    case tooLong(field: String, limit: Int)
    case notUTF8
    case malformed(detail: String)
    case unsupportedMedia(String)
    case noSuchPage
    case methodNotAllowed(allowed: String)
    case lengthRequired
    case slowPeer
    case tooManyRequests

    // Who asks
    case notAuthenticated
    case notPermitted(verb: String)
    case notYours
    /// Whoever was asked first keeps it, nobody else (art. 18 ¶4).
    case notFirstPerson(PersonID?)
    /// people.csv says that the person has left, or is not there yet.
    case termOver(PersonID)

    // The ticket
    case noSuchTicket
    case ambiguousTicket(matches: Int)
    case noCurrentTicket
    case wrongState(event: TicketEvent, state: TicketState)
    case takenByAnother(PersonID)
    case nothingWaiting
    case alreadyAsked
    case notToldYet
    case returnBarred
    /// Its return was granted: it has the ticket again only for a reason that somebody writes.
    case returnGranted(DepartmentCode)
    case windowOver
    /// Somebody has changed it since whoever asks read it.
    case changedSince
    /// No lease runs any more, or it was extended as often as one may be.
    case leaseOver(most: Int)
    case redoLimit(Int)
    /// What must not go out, and where it stands.
    case replyBlocked([String])
    case alreadyRated
    /// A reviewer's last word comes after a low rating, or where nothing is done again any more.
    case finalTooSoon
    /// It has ended: nothing of it is changed, and an objection opens it again.
    case ticketClosed(TicketState)
    /// Co-departments that have not replied: the lead waits for them, or says why not (art. 11).
    case coDepartmentsSilent([String])
    case tooEarly(until: Instant)
    case mergeBarred(MergeBar)
    case undoBarred(UndoBar)
    /// One call is one matter: more tickets from it only by `more` (practice 32).
    case callTaken(ticket: String)
    /// Lines of a pasted roster that cannot be read, each with its number.
    case rosterRefused(lines: [String])
    /// Whoever asked for it does not approve it, and whoever approved it does not review it (practice 8).
    case ownDecision

    // What it names
    case unknownDepartment(String)
    case unknownCategory(String)
    case unknownPerson(String)
    case unknownPlace(String)
    case personOutsideDepartment(PersonID, DepartmentCode)
    case noSuchNotice

    // What takes two persons, and what is secret
    case secondPersonNeeded
    case nothingProposed
    case alreadyProposed
    case restatementMissing
    case accused(DepartmentCode)
    /// Somebody threatens themselves or others: it leaves by a hand-over, or once two persons agree that nobody does.
    case threatStands

    // Retry keys
    case keyConflict
    case keyMissing

    // The daemon
    case clockNotSimulated
    case clockBackwards
    case clockUnconfirmed
    case reloadRefused(problems: [String])
    /// The line of waiting commands is full, the disk is full, or the daemon is stopping: nothing was done, come again.
    case tryLater(TryLater)
    /// The commit's outcome is unknown: send again with the same key.
    case outcomeUnknown

    package enum TryLater: String, Hashable, Sendable, CaseIterable, Codable {
        case busy, full, stopping, failure
    }
}
