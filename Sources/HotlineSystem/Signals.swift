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
    package init(_ signals: [Signal] = Signal.allCases, on queue: DispatchQueue, handler: @escaping @Sendable (Signal) -> Void) {
        signal(SIGPIPE, SIG_IGN)
        sources = signals.map { each in
            // Before the source exists, or one that comes now would still kill.
            signal(each.number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: each.number, queue: queue)
            Self.set({ handler(each) }, on: source)
            source.activate()
            return source
        }
    }

    package func cancel() {
        for source in sources { source.cancel() }
    }

    /// Takes `@Sendable`, so that no handler inherits a main actor.
    private static func set(_ handler: @escaping @Sendable () -> Void, on source: any DispatchSourceSignal) {
        source.setEventHandler(handler: handler)
    }
}
