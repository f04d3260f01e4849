import Dispatch

/// Confines a value to one serial queue: every touch of it runs there, in the order asked.
///
/// The only `@unchecked Sendable` in the house. Sound because `value` is private, each access is on
/// `queue`, and nothing that is not `Sendable` can leave through `R`. A body must not carry a reference
/// type that is not `Sendable` into the value or out of it through a captured variable.
package final class Confined<Value>: @unchecked Sendable {
    /// Serial and private to this value; sources and timers that serve the value fire on it.
    package let queue: DispatchQueue
    private var value: Value

    package init(_ value: sending Value, label: String) {
        self.value = value
        queue = DispatchQueue(label: label)
    }

    /// Runs `body` on the queue and waits for it. Never call it from within another body: it would wait for itself, so it traps.
    package func sync<R: Sendable, E: Error>(_ body: (inout Value) throws(E) -> R) throws(E) -> R {
        dispatchPrecondition(condition: .notOnQueue(queue))
        let outcome: Result<R, E> = queue.sync {
            do throws(E) { return .success(try body(&value)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    /// Runs `body` on the queue after all that was asked before it, and returns at once.
    package func async(_ body: @escaping @Sendable (inout Value) -> Void) {
        queue.async { body(&self.value) }
    }

    /// Runs `body` at once, from a source or timer that already fires on the queue.
    package func inside<R: Sendable>(_ body: (inout Value) -> R) -> R {
        dispatchPrecondition(condition: .onQueue(queue))
        return body(&value)
    }
}
