import HotlineCore
import HotlineDesk
import HotlineSystem

/// One form that a portal dropped as a file: the same fields as on our own page (domain 6.7), read by the same rules.
enum PortalFile {
    enum Reading {
        case form(Submission)
        /// District and street are to be looked up in the tables.
        case placed(TicketDraft, Submission)
        case reject(Reason)
        /// It may still be on its way: a portal that does not write elsewhere and rename.
        case torn(Reason)
    }

    /// Bytes of one file: a form with every field full, escaped, stays far below.
    static let limit = 1 << 20

    static func read(_ bytes: [UInt8], at now: Instant) -> Reading {
        guard bytes.count <= limit else { return .reject(IntakeReasons.refused(.tooLong(field: "file", limit: limit))) }
        do throws(Refusal) {
            let (json, references) = try split(JSONValue(parsing: withoutMark(bytes)))
            let fields = try TicketFields(json: json)
            switch TicketDraft.read(fields, at: now) {
            case .mistaken(let mistakes):
                // What a citizen would be told beside each field.
                let words = mistakes.map { $0.refusal.words(in: .chinese) }.joined(separator: "；")
                return .reject(Reason("reject-form", words))
            case .whole(let draft):
                var submission = draft.submission
                // The portal is a source of ours, so its time is the source's; one ahead of us says nothing.
                if let sent = fields[.submittedAt].flatMap({ Instant(iso8601: $0) }), sent <= now { submission.receivedAt = sent }
                if !references.isEmpty { submission.raw += "\nattachments: " + references }
                return draft.namesPlace ? .placed(draft, submission) : .form(submission)
            }
        } catch {
            let reason = Reason("reject-form", error.words(in: .chinese))
            if case .malformed = error { return .torn(reason) }
            if case .notUTF8 = error { return .torn(reason) }
            return .reject(reason)
        }
    }

    /// With the place as the tables know it. Nobody can be asked about one they do not know: then it stays in the words.
    static func place(_ draft: TicketDraft, _ submission: Submission, by options: FormOptions) -> Submission {
        var placed = submission
        do throws(FieldMistake) {
            let found = try draft.placed(by: options)
            placed.districtClaimed = found.districtClaimed
            placed.streetClaimed = found.streetClaimed
        } catch {
            let named = [draft.fields[.district], draft.fields[.street], submission.placeText].compactMap { $0 }.joined()
            placed.placeText = TextNormaliser.shared.normalise(named)
        }
        return placed
    }

    /// Names of files that the portal keeps itself: they go with the raw text, for whoever works on the matter to ask for.
    private static func split(_ json: JSONValue) throws(Refusal) -> (JSONValue, references: String) {
        guard case .object(let members) = json else { throw .malformed(detail: "JSON object expected") }
        let isList: (JSONValue.Member) -> Bool = { member in
            if member.name == TicketField.attachments.rawValue, case .array = member.value { true } else { false }
        }
        let references = members.filter(isList).map { String(decoding: $0.value.bytes, as: UTF8.self) }.filter { $0 != "[]" }
        return (.object(members.filter { !isList($0) }), String(references.joined().unicodeScalars.prefix(2000)))
    }

    private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
}
