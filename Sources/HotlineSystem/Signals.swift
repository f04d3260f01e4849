import Dispatch
import Glibc

/// The signals that the service manager and an administrator send. They fire for as long as this value is kept.
package struct Signals {
    package enum Signal: CaseIterable, Sendable {
        case terminate, interrupt, hangUp

        fileprivate var number: Int32 {
            switch self {
            case .terminate: SIGTERM
            case .interrupt: SIGINT
            case .hangUp: SIGHUP
            }
        }
    }

    private let sources: [any DispatchSourceSignal]

    /// From now on these signals do what `handler` says, on `queue`, instead of ending the process. SIGPIPE does nothing any more.
    /// Waits until the kernel knows, for one that came between would be lost; so it may not be called on `queue` itself.
    package init(_ signals: [Signal] = Signal.allCases, on queue: DispatchQueue, handler: @escaping @Sendable (Signal) -> Void) {
        dispatchPrecondition(condition: .notOnQueue(queue))
        signal(SIGPIPE, SIG_IGN)
        let registered = DispatchSemaphore(value: 0)
        sources = signals.map { each in
            // Before the source exists, or one that comes now would still kill.
            signal(each.number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: each.number, queue: queue)
            Self.set({ handler(each) }, whenRegistered: { registered.signal() }, on: source)
            source.activate()
            return source
        }
        for _ in sources { registered.wait() }
    }

    package func cancel() {
        for source in sources { source.cancel() }
    }

    /// Takes `@Sendable`, so that no handler inherits a main actor.
    private static func set(
        _ handler: @escaping @Sendable () -> Void, whenRegistered: @escaping @Sendable () -> Void, on source: any DispatchSourceSignal
    ) {
        source.setEventHandler(handler: handler)
        source.setRegistrationHandler(handler: whenRegistered)
    }
}
