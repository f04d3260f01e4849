import Dispatch

/// A dispatch source on a descriptor: says on a queue that there is something to read, or room to write.
///
/// Every handler is set here, by parameters that are `@Sendable`: a handler written where a main actor is inherited would
/// compile and crash when it fires.
struct Watch {
    enum Interest { case reading, writing }

    private let source: any DispatchSourceProtocol
    private var isPaused = false

    /// Watches at once. The descriptor stays open until the watch has ended.
    init(_ interest: Interest, of descriptor: Descriptor, on queue: DispatchQueue, whenReady: @escaping @Sendable () -> Void) {
        switch interest {
        case .reading: source = DispatchSource.makeReadSource(fileDescriptor: descriptor.number, queue: queue)
        case .writing: source = DispatchSource.makeWriteSource(fileDescriptor: descriptor.number, queue: queue)
        }
        Self.set(whenReady, andHold: descriptor, on: source)
        source.activate()
    }

    /// A watch on time instead of a descriptor.
    init(everyMilliseconds interval: Int, on queue: DispatchQueue, whenReady: @escaping @Sendable () -> Void) {
        let timer = DispatchSource.makeTimerSource(queue: queue)
        // A fifth of the interval lets the kernel join wake-ups.
        timer.schedule(
            deadline: .now() + .milliseconds(interval), repeating: .milliseconds(interval), leeway: .milliseconds(interval / 5))
        source = timer
        Self.set(whenReady, andHold: nil, on: timer)
        timer.activate()
    }

    mutating func pause() {
        if isPaused { return }
        isPaused = true
        source.suspend()
    }

    mutating func resume() {
        if !isPaused { return }
        isPaused = false
        source.resume()
    }

    /// Called on the queue it fires on, after which it fires no more. A suspended source may not be released, so it is resumed.
    mutating func end() {
        source.cancel()
        resume()
    }

    private static func set(
        _ handler: @escaping @Sendable () -> Void, andHold descriptor: Descriptor?, on source: any DispatchSourceProtocol
    ) {
        source.setEventHandler(handler: handler)
        source.setCancelHandler(handler: { withExtendedLifetime(descriptor) {} })
    }
}
