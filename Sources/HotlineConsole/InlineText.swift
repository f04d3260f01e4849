import HotlineCore
import HotlineDesk

extension Arguments {
    /// The text of a command: what is left of its line, or, where nothing is, what follows 354.
    mutating func text(
        _ subject: Words, heading: [String] = [], at seat: inout Seat, then: @escaping @Sendable (String, inout Seat) -> Move
    ) -> Move {
        let inline = rest()
        guard inline.isEmpty else { return then(inline, &seat) }
        return .text(TextWanted(heading: heading, subject: subject, then: then))
    }
}
