import HotlineCore
import HotlineDesk

/// One command of the console: what it is called, how to call it, and what it begins.
protocol Command: Sendable {
    var card: Card { get }

    /// Reads the words after the command's name and says what comes next.
    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move
}

/// What `help` knows of a command.
package struct Card: Sendable {
    /// The English name first, then Chinese names and pinyin initials; all unique over the table.
    package let names: [String]
    /// `[X]` may be left out, `A|B` is one of them, capitals stand for something of the caller's.
    package let usage: Usage
    /// The first sentence stands in the list of commands.
    package let help: Words
    /// Open to a peer that is not known yet.
    package var isOpen = false

    package var name: String { names.first ?? "" }
}
