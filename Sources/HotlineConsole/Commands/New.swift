import HotlineCore
import HotlineDesk
import HotlineSystem

/// `new`: text, proposal, Enter. The key is made before the text is asked for and shown, so that a submission whose
/// outcome is unknown can be sent again from another connection.
struct New: Command {
    let card = Card(
        names: ["new", "新单", "xd", "x"],
        usage: "new [phone=…] [name=…] [secret=yes] [call=CALL] [place=…] [via=电话|窗口] [venue=VENUE] [receive=PERSON] [key=K]",
        help: Words(
            "立新单：先记正文，再看提案，回车受理并派单；结果不明时用 new key=草稿编号 重发，不会立两单。提案时 p 后写地名会代替地点文字再判，写六位区码或九位街镇码就照此定；d 后写单位编码；receive 后写别的单位收件人的编号（接件转办），首问就是他。窗口收件写 venue=场所编码（venues.csv），写办不成事窗口的名称则由该场所的单位负责",
            "takes a new matter: first the text, then the proposal, Enter accepts and dispatches; after an unknown outcome new key=K sends again and never makes two. At the proposal p NAME replaces the place text and is read again, p with six or nine digits decides; d takes a department's code. receive names who of another department received it: they are its first person. At a window venue takes a code of venues.csv, or the name of its window for what cannot be got done: then its department answers for it"
        ))

    /// `set`: what was changed at the proposal of a draft that is taken up again.
    static let options = ["phone", "name", "secret", "call", "place", "via", "venue", "receive", "key", "set"]
    /// Of a key somebody typed: letters, digits and `-`, as the shown ones are.
    private static let longestKey = 32

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let person = seat.person else { throw .notPermitted(verb: "new") }
        let options = try words.options(Self.options)
        try words.finish()
        let key = try options["key"].map { word throws(Refusal) in try Self.key(word, at: seat) } ?? seat.randomKey()
        var submission = Submission(
            channel: .phone, mark: .console(person, key: key), receivedAt: seat.now, takenBy: person, content: "")
        try Self.fill(&submission, with: options, at: seat)
        guard let venue = submission.venue else { return Self.gather(submission, key: key, isMore: false, at: &seat) }
        // A venue that is none is said before anybody types a text.
        let asked = submission
        return .ask(seat.query(.venue(venue, by: seat.actor))) { answer, seat in
            guard case .venue = answer else { return seat.unexpected(answer) }
            return Self.gather(asked, key: key, isMore: false, at: &seat)
        }
    }

    /// Asks for the text; where the number is known, first what it has called about before (practice 37).
    static func gather(_ submission: Submission, key: String, isMore: Bool, at seat: inout Seat) -> Move {
        guard let phone = submission.citizen.phone else { return text(submission, key: key, isMore: isMore, history: [], at: seat) }
        return .ask(seat.query(.links(.caller(phone), by: seat.actor))) { answer, seat in
            guard case .links(.caller(let history)) = answer else {
                return text(submission, key: key, isMore: isMore, history: [], at: seat)
            }
            return text(submission, key: key, isMore: isMore, history: seat.history(history), at: seat)
        }
    }

    private static func text(_ submission: Submission, key: String, isMore: Bool, history: [String], at seat: Seat) -> Move {
        seat.askWaiting { waiting, seat in
            let heading = [
                seat.words(Wording.draft(key)), submission.citizen.phone?.masked, waiting.map { seat.words(Wording.waiting($0.count)) },
            ]
            return .text(
                TextWanted(
                    heading: [heading.compactMap { $0 }.joined(separator: " · ")] + history, subject: Wording.newTicket, key: key,
                    resumesWith: (isMore ? More.options(of: submission) : []) + ["key=" + key]
                ) { text, seat in
                    var draft = Draft(key: key, submission: submission)
                    draft.isMore = isMore
                    draft.submission.content = TextNormaliser.shared.normalise(text)
                    draft.submission.raw = text
                    draft.resume(seat.writing?.changes ?? [], at: seat)
                    return draft.propose(at: &seat)
                })
        }
    }

    static func fill(_ submission: inout Submission, with options: [String: Arguments.Word], at seat: Seat) throws(Refusal) {
        if let word = options["phone"] {
            guard let phone = Phone(word.folded) else {
                throw .invalid(field: "phone", value: "…", expected: seat.words(Words("电话号码", "a telephone number")))
            }
            submission.citizen.phone = phone
        }
        if let name = options["name"], !name.typed.isEmpty { submission.citizen.name = name.typed }
        if let call = options["call"], !call.folded.isEmpty { submission.callID = call.folded }
        if let place = options["place"], !place.typed.isEmpty { submission.placeText = TextNormaliser.shared.normalise(place.typed) }
        if let word = options["secret"] {
            guard let isSecret = yesOrNo(word.folded) else { throw .invalid(field: "secret", value: word.short, expected: "yes, no") }
            submission.secret = isSecret
        }
        if let word = options["receive"], !word.folded.isEmpty { submission.receivedBy = PersonID(rawValue: word.folded.uppercased()) }
        if let word = options["via"] {
            guard let channel = Channel(typed: word.folded), channel == .phone || channel == .window else {
                throw .invalid(field: "via", value: word.short, expected: "电话、窗口 (phone, window)")
            }
            submission.channel = channel
        }
        if let word = options["venue"], !word.folded.isEmpty {
            guard options["via"] == nil || submission.channel == .window else {
                throw .invalid(field: "via", value: options["via"]?.short ?? "", expected: seat.words(Words("窗口", "window")))
            }
            submission.channel = .window
            submission.venue = word.folded.uppercased()
        }
    }

    static func key(_ word: Arguments.Word, at seat: Seat) throws(Refusal) -> String {
        let key = word.folded.lowercased()
        guard (4...longestKey).contains(key.count), key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
            throw .invalid(
                field: "key", value: word.short, expected: seat.words(Words("先前 354 行上的草稿编号", "the draft's key of an earlier 354 line")))
        }
        return key
    }

    private static func yesOrNo(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "y", "1", "是": true
        case "no", "n", "0", "否": false
        default: nil
        }
    }
}
