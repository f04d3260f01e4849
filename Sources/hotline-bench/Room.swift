import Dispatch

/// So many may be inside at once; who comes waits until there is room.
final class Room: Sendable {
    private let places: DispatchSemaphore
    private let count: Int

    init(_ count: Int) {
        self.count = count
        places = DispatchSemaphore(value: count)
    }

    func enter() { places.wait() }
    func leave() { places.signal() }

    /// Waits until nobody is inside.
    func empty() {
        for _ in 0..<count { places.wait() }
        for _ in 0..<count { places.signal() }
    }
}
