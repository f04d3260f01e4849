/// A line that is served from its front: removing costs nothing, the room is given back when it is empty.
struct Fifo<Element> {
    private var elements: [Element] = []
    private var front = 0

    var count: Int { elements.count - front }
    var isEmpty: Bool { front == elements.count }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard front < elements.count else { return nil }
        let element = elements[front]
        front += 1
        if front == elements.count {
            elements.removeAll(keepingCapacity: true)
            front = 0
        } else if front >= 4_096 {
            // What was served still holds its memory; half a thousand of them are moved at once, not one by one.
            elements.removeFirst(front)
            front = 0
        }
        return element
    }

    /// Everything that waits, in order; the line is empty afterwards.
    mutating func takeAll() -> [Element] {
        defer {
            elements = []
            front = 0
        }
        return Array(elements[front...])
    }
}
