/// Why the daemon does not start, with what to do next.
package struct DaemonProblem: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
