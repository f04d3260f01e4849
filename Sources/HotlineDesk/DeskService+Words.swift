import HotlineCore
import HotlineStore

/// The index of words (design 6): fed by the heartbeat, and once more before somebody looks.
extension DeskService {
    /// Steps of one feeding: with two thousand entries each, a day of a large city.
    private static let stepsPerBeat = 25
    /// Hits read from the index: a word that has more is narrowed by another.
    package static let mostHits = 2_000

    /// Takes in what the journal has gained; the heartbeat's.
    package func indexWords() {
        long.async { desk in
            do throws(StoreFailure) {
                try self.feed(&desk, steps: Self.stepsPerBeat)
                // One step a beat: whoever looks for something meanwhile waits for no more than that.
                _ = try desk.words?.purgeStep()
            } catch { self.lose(&desk, error) }
        }
    }

    func find(_ query: FindQuery, by actor: Actor, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        long.async { desk in
            do throws(StoreFailure) {
                var matches: [Int64]?
                if !query.words.isEmpty {
                    try self.feed(&desk, steps: Self.stepsPerBeat)
                    matches = try desk.words?.tickets(with: query.words, limit: Self.mostHits) ?? []
                }
                let upTo = matches == nil ? nil : desk.words?.upTo
                reply(
                    try desk.store.snapshot { store throws(StoreFailure) in
                        let reader = Reader(store: store, tables: desk.tables, settings: desk.settings)
                        return try reader.answered(at: now, actor) { () throws(DeskFailure) in
                            .found(try reader.find(query, among: matches, upTo: upTo, by: actor, at: now))
                        }
                    })
            } catch {
                self.lose(&desk, error)
                reply(.refused(.tryLater(.failure)))
            }
        }
    }

    private func feed(_ desk: inout ReadingDesk, steps: Int) throws(StoreFailure) {
        let words: WordIndex
        if let open = desk.words { words = open } else { words = try WordIndex.open(path: wordsPath) }
        desk.words = words
        for _ in 0..<steps {
            let hasMore = try desk.store.snapshot { store throws(StoreFailure) in try words.feed(from: store) }
            if !hasMore { break }
        }
    }

    /// An index that cannot be written is opened anew at the next beat; it is derived, and nothing else waits for it.
    private func lose(_ desk: inout ReadingDesk, _ failure: StoreFailure) {
        desk.words = nil
        hooks.event("words-failed", [("why", failure.words)])
    }
}
