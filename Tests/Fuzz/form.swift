import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineSystem

/// Urlencoded and JSON forms: no input traps, and what is read is within its limits.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    let now = Instant(milliseconds: Peer<PublicConversation>.now)
    let names = Set(TicketField.allCases.map(\.rawValue))
    if input.choice(of: [true, false]) {
        guard let form = try? URLEncodedForm(input.bytes), let values = try? form.values(named: names) else { return 0 }
        check(try? TicketFields(values), at: now)
    } else {
        guard let json = try? JSONValue(parsing: input.bytes) else { return 0 }
        precondition((try? JSONValue(parsing: json.bytes)) == json, "JSON that is written is read as the same")
        check(try? TicketFields(json: json), at: now)
    }
    return 0
}

private func check(_ fields: TicketFields?, at now: Instant) {
    guard let fields, case .whole(let draft) = TicketDraft.read(fields, at: now) else { return }
    precondition(draft.submission.raw.utf8.count <= Submission.rawLimit, "raw text within its limit")
    precondition(!draft.submission.content.isEmpty && draft.submission.content.unicodeScalars.count <= Submission.contentLimit)
    _ = try? draft.placed(by: FormOptions(districts: []))
    _ = HTML.escaped(draft.submission.content)
}
