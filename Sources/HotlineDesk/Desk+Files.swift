import HotlineCore
import HotlineStore

extension Desk {
    /// One record of a tailed file: a ticket or a reject, and the cursor past it, in one transaction (design 6, 9).
    mutating func take(_ line: FileLine, _ order: Order) throws(DeskFailure) -> Receipt {
        var receipt = Receipt()
        switch line.content {
        case .record(let submission):
            do throws(DeskFailure) {
                receipt = try submit(submission, nil, order)
            } catch {
                guard case .refused(let refusal) = error else { throw error }
                // A record that the Desk refuses is a reject with its reason; the file goes on.
                let reason = Reason("reject-refused", refusal.codes.slug, refusal.words(in: .chinese))
                try reject(reason, raw: Array(submission.raw.utf8), line, order)
                receipt.rejected = reason
            }
        case .call(let note): receipt = try take(note, order)
        case .reject(let reason, let raw):
            try reject(reason, raw: raw, line, order)
            receipt.rejected = reason
        case .nothing:
            break
        }
        cursors[CursorKey(source: line.cursor.source, device: line.cursor.device, inode: line.cursor.inode)] = line.cursor
        return receipt
    }

    private func reject(_ reason: Reason, raw: [UInt8], _ line: FileLine, _ order: Order) throws(DeskFailure) {
        try stored { () throws(StoreFailure) in
            try store.insertReject(
                reason, raw: Array(raw.prefix(Submission.rawLimit)), at: line.offset, line: line.line, of: line.cursor, at: order.at)
        }
    }
}
