import HotlineCore
import HotlineDesk

/// A street without a system is not punished for it: an operator who phoned it acts in its name (practice 43).
struct For: Command {
    let card = Card(
        names: ["for", "代办", "db"],
        usage: "for DEPARTMENT PERSON sign|contact|note|reply|return|rule|extend|shelve|explain-late|correct|co|delegate|convene|appeal …",
        help: Words(
            "电话问过单位后代它操作：单位编码、对方是谁，再写 sign、contact、reply 或 return",
            "acts for a department after phoning it: its code, who spoke there, then sign, contact, reply or return"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let department = DepartmentCode(rawValue: try words.required().folded.uppercased())
        let person = try words.required().typed
        let verb = try words.required().folded
        guard let command = CommandTable.deputedCommands.first(where: { $0.card.names.contains(verb.lowercased()) }) else {
            throw words.refusal
        }
        let deputed = Seat.Deputed(department: department, person: person)
        var inner = words.handedOn(usage: command.card.usage.in(seat.language))
        // What a draft is taken up with names the ticket that the inner command named.
        defer { words = inner }
        return try Self.deputise(deputed, &seat) { seat throws(Refusal) in try command.begin(&inner, at: &seat) }
    }

    /// Stands in for the department while `body` runs, and again when the text it asked for has come.
    private static func deputise(
        _ deputed: Seat.Deputed, _ seat: inout Seat, _ body: (inout Seat) throws(Refusal) -> Move
    ) throws(Refusal) -> Move {
        seat.standsFor = deputed
        defer { seat.standsFor = nil }
        let move = try body(&seat)
        guard case .text(let wanted) = move else { return move }
        return .text(
            TextWanted(heading: wanted.heading, subject: wanted.subject, key: wanted.key, resumesWith: wanted.resumesWith) { text, seat in
                seat.standsFor = deputed
                defer { seat.standsFor = nil }
                return wanted.then(text, &seat)
            })
    }
}
