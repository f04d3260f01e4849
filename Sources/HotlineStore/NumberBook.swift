import Glibc
import HotlineCore

/// Up to which number each day's may have been given, in a file beside the database that no backup of the rows brings back: after a
/// restore no number is issued twice (practice 33).
///
/// A block of numbers is on the disk before the first of it is given, so whatever the database forgot is below the file's mark.
/// A stop leaves the mark at the last number; a kill leaves out at most a block. A file that is gone, or is a copy of itself from
/// a backup, proves nothing: then the day goes on where no number before that second can have been.
///
///     hotline-numbers 1 DEVICE INODE
///     20260312 1512
package struct NumberBook: Sendable {
    /// Numbers reserved at once: a flush for so many tickets, and so many left out by a kill.
    package static let block = 256
    /// Days kept: numbers are given for today, and a clock that went back is looked at within days (design 5).
    private static let daysKept = 8
    /// Where a day goes on that lost its file: the seventh digit, and from there a hundred numbers for each second of the day,
    /// more than a city's doors bring over any time that a restore takes. The last second's is 9,639,900.
    private static let afterLoss = 1_000_000
    private static let perSecond = 100
    /// Bytes of the file: a heading and eight days stay far below.
    private static let sizeLimit = 4_096

    /// What is to be given next, and what stays out of use.
    package struct Given: Hashable, Sendable {
        package let sequence: Int
        /// Sequences that may have been told to somebody though the rows do not know them; nil for all but the first after a start.
        package let skipped: ClosedRange<Int>?
    }

    private let path: String
    /// By `yyyyMMdd`.
    private var marks: [Int: Int]
    /// Nothing is known of what was given before.
    private var isLost: Bool
    /// Days whose first number since the start was given.
    private var begun: Set<Int> = []

    /// - Parameter isNew: the database has no ticket, so no number was ever given.
    package init(path: String, isNew: Bool) {
        self.path = path
        let known = Self.read(path)
        marks = known ?? [:]
        isLost = known == nil && !isNew
    }

    /// The number to give where the rows would give `next`, with its block on the disk.
    ///
    /// - Parameter second: of the day, from 0.
    package mutating func give(_ next: Int, on date: CivilDate, second: Int) throws(StoreFailure) -> Given {
        let day = date.year * 10_000 + date.month * 100 + date.day
        var sequence = next
        if !begun.contains(day) {
            if isLost { sequence = max(next, Self.afterLoss + Self.perSecond * second) }
            sequence = max(sequence, (marks[day] ?? 0) + 1)
        }
        if sequence > marks[day] ?? 0 {
            try write(sequence + Self.block - 1, for: day)
        }
        begun.insert(day)
        isLost = false
        return Given(sequence: sequence, skipped: sequence > next ? next...sequence - 1 : nil)
    }

    /// At a stop: nothing past the last number was given.
    package mutating func close(at last: Int, on date: CivilDate) throws(StoreFailure) {
        let day = date.year * 10_000 + date.month * 100 + date.day
        guard begun.contains(day), last < marks[day] ?? 0 else { return }
        try write(last, for: day)
    }

    private mutating func write(_ mark: Int, for day: Int) throws(StoreFailure) {
        var kept = marks
        kept[day] = mark
        for old in kept.keys.sorted().dropLast(Self.daysKept) { kept[old] = nil }
        let part = path + ".part"
        let file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.failed("open") }
        defer { Glibc.close(file) }
        guard let identity = Self.identity(of: file) else { throw Self.failed("fstat") }
        let lines = ["\(Self.heading) \(identity)"] + kept.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0, rename(part, path) == 0 else {
            throw Self.failed("write")
        }
        try flushFolder()
        marks = kept
    }

    private func flushFolder() throws(StoreFailure) {
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let folder = open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.failed("open") }
        defer { Glibc.close(folder) }
        guard fsync(folder) == 0 else { throw Self.failed("fsync") }
    }

    private static let heading = "hotline-numbers 1"

    /// - Returns: nil where the file is not there, not whole, or not the one that was written: a copy has another inode.
    private static func read(_ path: String) -> [Int: Int]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { Glibc.close(file) }
        var bytes = [UInt8](repeating: 0, count: sizeLimit)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count > 0, bytes[count - 1] == 0x0A, let identity = identity(of: file),
            let text = String(validating: bytes.prefix(count), as: UTF8.self)
        else { return nil }
        let lines = text.split(separator: "\n")
        guard lines.first == "\(heading) \(identity)" else { return nil }
        var marks: [Int: Int] = [:]
        for line in lines.dropFirst() {
            let numbers = line.split(separator: " ").compactMap { Int($0) }
            guard numbers.count == 2, numbers[1] > 0 else { return nil }
            marks[numbers[0]] = numbers[1]
        }
        return marks
    }

    private static func identity(of file: Int32) -> String? {
        var status = stat()
        guard fstat(file, &status) == 0 else { return nil }
        return "\(status.st_dev) \(status.st_ino)"
    }

    private static func failed(_ call: String) -> StoreFailure {
        let words = "numbers: \(call): \(String(cString: strerror(errno)))"
        return [ENOSPC, EDQUOT].contains(errno) ? .full(words) : .unavailable(words)
    }
}
