import HotlineDesk

/// How a command of the tool ended: the process's exit code (design 10).
package enum ToolExit: Int32, Sendable {
    case done = 0
    /// The answer is no: refused, faults found, something missing.
    case no = 1
    case wrongUsage = 2
    /// EX_TEMPFAIL of sysexits.h: nobody answers, or the daemon said so.
    case tryLater = 75
}

/// Why a command stopped early: its exit code, and a sentence with what to do next.
package struct ToolStop: Error, Hashable, Sendable {
    package let exit: ToolExit
    package let words: Words

    package init(_ exit: ToolExit, _ chinese: String, _ english: String) {
        self.exit = exit
        words = Words(chinese, english)
    }
}
