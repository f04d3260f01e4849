import Glibc
import HotlineCore

/// The full text of the journal, in a file of its own: derived data, made again where it is missing, older or damaged (design 6).
///
/// A text is kept as its pairs of characters, so that two Chinese characters are found without a dictionary; letters and digits that
/// stand together are one word. What a masked reader may read is what is kept: no telephone number, no identity card, no door.
package final class WordIndex {
    private let database: Database
    /// The last entry that was looked at, and the last wiping.
    package private(set) var upTo: Int64
    private var wiped: Int64
    /// That entry's link in the journal's chain: a journal of another life has another there, however long it is.
    private var link: [UInt8]
    private var purge: Purge

    /// Another form of the file is made anew.
    private static let version = 2
    /// Entries of one step: some milliseconds of a reader's snapshot.
    package static let step: Int64 = 2_000
    private static let cacheKiB = 8_192
    private static let table =
        "CREATE VIRTUAL TABLE words USING fts5(pairs, ticket UNINDEXED, tokenize = 'unicode61 remove_diacritics 0')"

    /// How far words that were let go are from being gone from the file. Nobody finds them meanwhile.
    private enum Purge: Int {
        case none, wanted, underWay
    }

    /// Opens the index at `path`; one that cannot be read is thrown away and begun anew.
    package static func open(path: String) throws(StoreFailure) -> WordIndex {
        do throws(StoreFailure) { return try WordIndex(path: path) } catch {
            for suffix in ["", "-journal"] { unlink(path + suffix) }
            return try WordIndex(path: path)
        }
    }

    private init(path: String) throws(StoreFailure) {
        let database = try Database(path: path, access: .readWrite, cacheKiB: Self.cacheKiB)
        // Derived: what a power cut takes is made again. What is wiped is overwritten.
        try database.execute("PRAGMA journal_mode = TRUNCATE")
        try database.execute("PRAGMA synchronous = NORMAL")
        try database.execute("PRAGMA secure_delete = ON")
        let found = try database.first("PRAGMA user_version") { $0.int(0) } ?? 0
        if found == 0 {
            try Self.transaction(database) { () throws(StoreFailure) in
                try database.execute(
                    """
                    CREATE TABLE reached(
                        entry INTEGER NOT NULL, wiped INTEGER NOT NULL, link BLOB NOT NULL, purge INTEGER NOT NULL) STRICT;
                    INSERT INTO reached(entry, wiped, link, purge) VALUES (0, 0, x'', 0);
                    \(Self.table);
                    PRAGMA user_version = \(Self.version);
                    """)
            }
        } else if found != Self.version {
            throw .unusable("\(path): form \(found) of the index is not known")
        }
        let reached = try database.first("SELECT entry, wiped, link, purge FROM reached") {
            (entry: $0.integer(0), wiped: $0.integer(1), link: $0.blob(2), purge: Purge(rawValue: $0.int(3)) ?? .wanted)
        }
        guard let reached else { throw .unusable("\(path): the index does not say how far it goes") }
        self.database = database
        (upTo, wiped, link, purge) = reached
    }

    /// Takes in the next entries, and lets go of what was wiped meanwhile.
    ///
    /// - Returns: whether more wait.
    package func feed(from store: Store) throws(StoreFailure) -> Bool {
        let last = try store.lastEntry()
        // The state was put back from a copy: what was indexed may be no longer in the journal, or stand for something else there.
        let known = try store.journalLink(of: upTo)
        if upTo > 0, known != link { try forgetAll() }
        let end = min(last, upTo + Self.step)
        let texts = try store.texts(after: upTo, upTo: end)
        let erased = try store.erasedTexts(after: wiped, limit: Int(Self.step))
        guard end > upTo || !erased.isEmpty else { return false }
        let endLink = try store.journalLink(of: end) ?? []
        try Self.transaction(database) { () throws(StoreFailure) in
            for text in texts {
                let pairs = text.words.map { Self.tokens(of: Masking.text($0)).joined(separator: " ") }.joined(separator: " ")
                try database.run("DELETE FROM words WHERE rowid = ?", .integer(text.entry))
                if !pairs.isEmpty {
                    try database.run(
                        "INSERT INTO words(rowid, pairs, ticket) VALUES (?, ?, ?)", .integer(text.entry), .text(pairs),
                        .integer(text.ticket))
                }
            }
            for row in erased { try database.run("DELETE FROM words WHERE rowid = ?", .integer(row.entry)) }
            try database.run(
                "UPDATE reached SET entry = ?, wiped = ?, link = ?, purge = ?", .integer(end), .integer(erased.last?.id ?? wiped),
                .blob(endLink), .integer(erased.isEmpty ? purge.rawValue : Purge.wanted.rawValue))
        }
        if !erased.isEmpty { purge = .wanted }
        upTo = end
        link = endLink
        wiped = erased.last?.id ?? wiped
        return end < last || erased.count == Int(Self.step)
    }

    /// Overwrites what was let go, a few megabytes at a time (practice 28): FTS5 marks what is deleted and keeps it until its parts
    /// are merged. All parts are merged into one, however many were let go meanwhile; a step is some tens of milliseconds.
    ///
    /// - Returns: whether more is left to do.
    package func purgeStep() throws(StoreFailure) -> Bool {
        guard purge != .none else { return false }
        var isDone = false
        try Self.transaction(database) { () throws(StoreFailure) in
            let before = database.totalChanges
            // A negative number begins a merge of all parts; a positive one goes on with it (FTS5, section 6.9).
            let pages = purge == .wanted ? -Self.mergePages : Self.mergePages
            try database.run("INSERT INTO words(words, rank) VALUES ('merge', ?)", .integer(pages))
            // The command itself is one change; with nothing more, nothing was left to merge.
            isDone = database.totalChanges - before < 2
            try database.run("UPDATE reached SET purge = ?", .integer(isDone ? Purge.none.rawValue : Purge.underWay.rawValue))
        }
        purge = isDone ? .none : .underWay
        return !isDone
    }

    /// Pages of four kilobytes that one step writes.
    private static let mergePages = 500

    /// Tickets with an entry that holds all these words, the newest entry first; each once.
    package func tickets(with words: [String], limit: Int) throws(StoreFailure) -> [Int64] {
        let phrases = words.map { "\"" + Self.tokens(of: $0).joined(separator: " ") + "\"" }.filter { $0 != "\"\"" }
        guard !phrases.isEmpty else { return [] }
        var seen: Set<Int64> = []
        return try database.all(
            "SELECT ticket FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?", .text(phrases.joined(separator: " AND ")),
            .integer(limit)
        ) { $0.integer(0) }.filter { seen.insert($0).inserted }
    }

    private func forgetAll() throws(StoreFailure) {
        try Self.transaction(database) { () throws(StoreFailure) in
            try database.execute("DROP TABLE words; \(Self.table); UPDATE reached SET entry = 0, wiped = 0, link = x'', purge = 0")
        }
        (upTo, wiped, link, purge) = (0, 0, [], .none)
    }

    private static func transaction(_ database: Database, _ body: () throws(StoreFailure) -> Void) throws(StoreFailure) {
        try database.execute("BEGIN IMMEDIATE")
        do throws(StoreFailure) {
            try body()
            try database.commit()
        } catch {
            database.rollback()
            throw error
        }
    }

    /// `井盖松动 No5` is 井盖 盖松 松动 no5. A character that stands alone is kept alone.
    package static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        var latin = String.UnicodeScalarView()
        var run: [Unicode.Scalar] = []
        func endLatin() {
            if !latin.isEmpty { tokens.append(String(latin).lowercased()) }
            latin = String.UnicodeScalarView()
        }
        func endRun() {
            if run.count == 1 { tokens.append(String(run[0])) }
            for (first, second) in zip(run, run.dropFirst()) { tokens.append(String(first) + String(second)) }
            run = []
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                endRun()
                latin.append(scalar)
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                endLatin()
                run.append(scalar)
            } else {
                endLatin()
                endRun()
            }
        }
        endLatin()
        endRun()
        return tokens
    }
}
