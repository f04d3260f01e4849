import HotlineCore
import HotlineDesk

/// Something the tailer asks the Desk; the answer is to name it.
package struct TailQuestion: Sendable {
    package enum ID: Hashable, Sendable {
        case cursors(SourceName)
        case line(Int)
        case standings
    }

    package let id: ID
    package let request: DeskRequest

    init(_ id: ID, _ request: DeskRequest) {
        self.id = id
        self.request = request
    }
}
