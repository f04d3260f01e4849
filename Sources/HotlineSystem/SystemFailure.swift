import Glibc

/// A system call that failed: its name and its `errno`.
package struct SystemFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package let call: String
    package let code: Int32

    package init(_ call: String, code: Int32 = errno) {
        self.call = call
        self.code = code
    }

    /// `bind: Address already in use (98)`.
    package var description: String { "\(call): \(String(cString: strerror(code))) (\(code))" }
}

/// Runs a system call again for as long as a signal interrupts it.
func uninterrupted<Count: SignedInteger>(_ call: () -> Count) -> Count {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}
