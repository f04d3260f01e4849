import HotlineCore
import HotlineStore

extension DeskService {
    /// Tells which departments' feeds grew after an entry and which entry is the last, so that only their long polls look again.
    ///
    /// - Parameters:
    ///   - entry: the last one of the answer before; nil at the first time, which tells the last entry alone.
    ///   - reply: on the short reader's queue; nil where the store could not be read.
    package func changedFeeds(
        after entry: Int64?, reply: @escaping @Sendable ((departments: [DepartmentCode], last: Int64)?) -> Void
    ) {
        short.async { desk in
            do throws(StoreFailure) {
                reply(
                    try desk.store.snapshot { store throws(StoreFailure) in
                        guard let entry else { return ([], try store.lastEntry()) }
                        return try store.changedFeeds(after: entry)
                    })
            } catch {
                self.hooks.event("read-failed", [("why", "\(error)")])
                reply(nil)
            }
        }
    }
}
