import HotlineCore
import HotlineDesk
import HotlineSystem

/// Reads a whole phone log as the tailer does, for `hotline verify --source FILE`: what should be in the rows.
package enum VerifySource {
    package enum Finding: Hashable, Sendable {
        /// A whole record: its mark is in the rows, or it was lost.
        case record(Mark)
        /// A whole line that makes no record: it is among the rejects, or it was lost.
        case reject(Reason)
        /// The file's last record has no line end: it is not taken yet.
        case unfinished
    }

    /// Calls `body` for each record and reject, with its line counted from 1 and its offset in bytes, in the file's order.
    package static func read(
        _ path: String, as source: LogSource, _ body: (_ line: Int, _ offset: Int64, Finding) -> Void
    ) throws(SystemFailure) {
        let file = try TailedFile(path: path)
        var log = source.reader()
        var cutter = RecordCutter()
        while true {
            let bytes = try file.read(at: cutter.end, limit: LogFile.readSize)
            if bytes.isEmpty { break }
            cutter.append(bytes)
            while let piece = cutter.take(as: log.format) {
                switch log.read(piece) {
                case .record(let submission): body(piece.line, piece.offset, .record(submission.mark))
                case .call(let note): body(piece.line, piece.offset, .record(note.mark))
                case .reject(let reason, _): body(piece.line, piece.offset, .reject(reason))
                case .nothing: continue
                }
            }
        }
        if cutter.hasUnfinished { body(cutter.line + 1, cutter.position, .unfinished) }
    }
}
