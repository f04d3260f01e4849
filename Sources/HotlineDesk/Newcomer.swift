import HotlineCore
import HotlineRouting
import HotlineStore

/// What is to go under a main ticket, as far as it decides whether it may (practice 5, 26, 27).
struct Newcomer {
    /// Nil for what is no ticket yet.
    let id: Int64?
    let isSecret: Bool
    let kind: Kind
    let accused: Accused
    let sealReaders: [PersonID]?
    /// What it says: it may name whoever has the main ticket, without anybody having recorded that.
    let text: String

    init(_ child: Dossier, text: String) {
        id = child.ticket.id
        isSecret = child.ticket.isSecret
        kind = child.ticket.kind
        accused = Accused(child.privacy)
        sealReaders = child.privacy?.sealReaders
        self.text = text
    }

    init(_ submission: Submission, kind: Kind) {
        id = nil
        isSecret = submission.secret
        self.kind = kind
        accused = .nobody
        sealReaders = nil
        text = submission.text
    }

    /// Nothing of its own: a member of the group, or whoever calls about the same.
    init(memberOf main: Dossier) {
        id = nil
        isSecret = main.ticket.isSecret
        kind = main.ticket.kind
        accused = Accused(main.privacy)
        sealReaders = main.privacy?.sealReaders
        text = ""
    }
}

extension Desk {
    /// What keeps two matters apart whoever asks. Whoever the newcomer complains of must be one of whom the main ticket
    /// complains too, else it comes before them with it; and a sealed one stays among its readers.
    func secrecyBar(_ main: Dossier, _ newcomer: Newcomer) -> MergeBar? {
        let ticket = main.ticket
        guard ticket.isSecret == newcomer.isSecret, (ticket.kind == .report) == (newcomer.kind == .report) else { return .secrecy }
        guard main.privacy?.sealReaders == newcomer.sealReaders else { return .sealed }
        let accused = Accused(main.privacy)
        guard newcomer.accused.departments.isSubset(of: accused.departments), newcomer.accused.people.isSubset(of: accused.people) else {
            return .accused
        }
        if let lead = main.lead?.department, tables.namesLead(lead, in: newcomer.text, kind: newcomer.kind) { return .accused }
        return nil
    }

    /// The matter's own words; empty where they were erased.
    func words(of dossier: Dossier) throws(StoreFailure) -> String {
        let text = try store.text(of: dossier.ticket.textEntry)
        return [text?.body, text?.goal].compactMap { $0 }.joined(separator: "\n")
    }
}
