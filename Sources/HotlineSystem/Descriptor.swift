import Glibc

/// An open descriptor, closed when its last holder lets it go.
///
/// A dispatch source's cancel handler holds one, so the number is never closed, and never given to somebody else by the
/// kernel, while a source still watches it.
package final class Descriptor: Sendable {
    package let number: Int32

    /// Takes it over: nobody else closes it.
    package init(_ number: Int32) {
        precondition(number >= 0, "a failed call's -1 is checked before it is kept")
        self.number = number
    }

    deinit { close(number) }
}
