import HotlineCore
import HotlineIntake
import HotlineStore
import HotlineSystem

/// A phone log held against the rows: each whole record has a submission, or it and each bad line a reject, or it is missing.
package struct SourceVerification: Sendable {
    package struct Missing: Hashable, Sendable {
        /// Counted from 1.
        package let line: Int
        package let offset: Int64
    }

    /// Reasons of rejects whose line reads as a whole record.
    private static let refusals: Set<String> = ["reject-refused", "reject-store"]
    /// Missing lines that are kept for the list; the count goes on.
    package static let mostListed = 20

    package private(set) var complete = 0
    package private(set) var taken = 0
    /// Records among `taken` that say the same as one before: identical records are one.
    package private(set) var repeated = 0
    package private(set) var rejected = 0
    package private(set) var missing = 0
    package private(set) var firstMissing: [Missing] = []
    /// The line of a last record that has not ended.
    package private(set) var unfinishedLine: Int?
    private var lastLine = 0
    private var seen: Set<Int64> = []
    private var rejects: Set<Store.RejectPlace> = []
    /// Line by offset of the records that were good to read and that the Desk or the store would not take.
    private var refusedLines: [Int64: Int] = [:]
    private var failure: StoreFailure?

    private init() {}

    /// Reads the whole file as the daemon reads it. What is missing is looked for once more, since a running daemon may just
    /// have been taking it.
    ///
    /// - Throws: `ToolStop` where the file or the rows cannot be read.
    package static func compare(_ path: String, as source: LogSource, with store: Store) throws(ToolStop) -> SourceVerification {
        let result = try read(path, as: source, upTo: .max, store)
        return result.missing == 0 ? result : try read(path, as: source, upTo: result.lastLine, store)
    }

    /// - Parameter limit: the last line that counts: what was written since the first reading is not asked for.
    private static func read(
        _ path: String, as source: LogSource, upTo limit: Int, _ store: Store
    ) throws(ToolStop) -> SourceVerification {
        var result = SourceVerification()
        do throws(SystemFailure) {
            guard let identity = try TailedFile.identity(at: path) else { throw SystemFailure("open", code: 2) }
            let file = Store.RejectFile(
                source: source.name, device: Int64(bitPattern: identity.device), inode: Int64(bitPattern: identity.inode),
                name: path.split(separator: "/").last.map(String.init) ?? path)
            result.learn(of: file, from: store)
            try VerifySource.read(path, as: source) { line, offset, finding in
                guard result.failure == nil, line <= limit else { return }
                result.lastLine = line
                do throws(StoreFailure) { try result.count(finding, line, offset, store) } catch { result.failure = error }
            }
        } catch {
            throw ToolStop(.no, "\(path) 读不了", "\(path): \(error)")
        }
        if let failure = result.failure { throw ToolStop(failure) }
        return result
    }

    private mutating func learn(of file: Store.RejectFile, from store: Store) {
        do throws(StoreFailure) {
            for place in try store.rejects(of: file) {
                rejects.insert(place)
                if Self.refusals.contains(place.reason.slug) { refusedLines[place.offset] = place.line }
            }
        } catch {
            failure = error
        }
    }

    private mutating func count(_ finding: VerifySource.Finding, _ line: Int, _ offset: Int64, _ store: Store) throws(StoreFailure) {
        let isRejected: Bool
        switch finding {
        case .unfinished:
            unfinishedLine = line
            return
        case .record(let mark):
            complete += 1
            if let row = try store.submission(mark) {
                taken += 1
                if !seen.insert(row.id).inserted { repeated += 1 }
                return
            }
            isRejected = refusedLines[offset] == line
        case .reject(let reason):
            complete += 1
            isRejected = rejects.contains(Store.RejectPlace(offset: offset, line: line, reason: reason))
        }
        if isRejected {
            rejected += 1
        } else {
            missing += 1
            if firstMissing.count < Self.mostListed { firstMissing.append(Missing(line: line, offset: offset)) }
        }
    }
}
