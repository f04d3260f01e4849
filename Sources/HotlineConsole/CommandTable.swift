/// Every command there is, in the order of `help`. A new one is a file in Commands and a line here.
package enum CommandTable {
    static let all: [any Command] =
        [
            Help(), Where(), Login(), Lang(), Quit(),
            InboxCommand(), Next(), ListCommand(), Show(), Why(), Untold(),
            New(), Dispatch(), Classify(), AnswerDirectly(), Note(), Urge(), ToldCommand(), HandOver(),
            RuleCommand(), ReviewCommand(), CallBackCommand(), ArchiveCommand(), For(),
            Like(), Merge(), Unmerge(), Group(), More(), IncidentCommand(), SubjectCommand(), Members(),
        ] + departmentCommands + [Reload(), Status(), ClockCommand(), Token()]

    /// What `help` prints, in its order.
    package static var cards: [Card] { all.map(\.card) }

    /// What a department does, and what `for DEPARTMENT PERSON` may do in its name.
    static let departmentCommands: [any Command] = [Sign(), Contact(), ReplyCommand(), ReturnCommand()]

    /// By any of its names, folded; letters of either case.
    static func command(named typed: String) -> (any Command)? { byName[typed.lowercased()] }

    private static let byName = Dictionary(all.flatMap { command in command.card.names.map { ($0, command) } }) { first, _ in first }
}
