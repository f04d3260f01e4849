import Glibc
import HotlineCore

/// The bytes of attachments: `parts/` while they come in, then a file named by its SHA-256, flushed and its folder flushed,
/// before any row names it (design 6). Holds no descriptor between two calls, so a sender who vanishes leaves a part and
/// nothing open.
package struct AttachmentFolder: Sendable {
    package enum Problem: Error, Hashable, Sendable {
        /// Less than `reserve` would stay free: the rows need it more.
        case full
        case system(String)
    }

    private let path: String
    private var parts: String { path + "/parts" }

    /// Bytes that attachments leave free on their disk, so that they never stop the tickets themselves.
    package static let reserve: UInt64 = 256 << 20
    /// Names looked at in one collection.
    package static let collectLimit = 10_000
    /// Files nobody names are kept this long: a day (design 6).
    package static let orphanMilliseconds: Int64 = 24 * 3_600_000

    /// Makes the folders where they are missing, for their owner alone.
    package init(path: String) throws(Problem) {
        self.path = path
        for folder in [path, path + "/parts"] where mkdir(folder, 0o700) != 0 && errno != EEXIST { throw Self.failed("mkdir") }
    }

    /// Adds bytes to a part; the first of them begin it. A part that cannot take them all is gone at once: half a file is no file,
    /// and on a full disk its room is needed.
    ///
    /// - Parameters:
    ///   - part: 32 hexadecimal digits drawn by the door.
    ///   - now: stamped on the file, for the collection: the simulated clock counts there too.
    package func append(_ bytes: [UInt8], to part: String, at now: Instant) throws(Problem) {
        do throws(Problem) { try extend(part, by: bytes, at: now) } catch {
            drop(part)
            throw error
        }
    }

    private func extend(_ part: String, by bytes: [UInt8], at now: Instant) throws(Problem) {
        guard let room = DiskRoom.bytes(at: path) else { throw Self.failed("statvfs") }
        guard room >= Self.reserve + UInt64(bytes.count) else { throw .full }
        let file = open(place(of: part), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.failed("open") }
        defer { close(file) }
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { write(file, $0.baseAddress?.advanced(by: sent), bytes.count - sent) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failed("write") }
            sent += count
        }
        try stamp(file, at: now)
    }

    /// Flushes a part and gives it its hash for a name; the folder is flushed too. The same bytes twice are one file. A part that
    /// cannot be sealed is gone.
    ///
    /// - Returns: the digest in lower-case hexadecimal, and the size.
    package func seal(_ part: String, at now: Instant) throws(Problem) -> (digest: String, size: Int) {
        do throws(Problem) { return try name(part, at: now) } catch {
            drop(part)
            throw error
        }
    }

    private func name(_ part: String, at now: Instant) throws(Problem) -> (digest: String, size: Int) {
        let file = open(place(of: part), O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw Self.failed("open") }
        defer { close(file) }
        var hash = SHA256()
        var size = 0
        try Self.pieces(of: file) { piece in
            hash.update(piece)
            size += piece.count
        }
        let digest = hash.finalize().hex
        try stamp(file, at: now)
        guard fsync(file) == 0 else { throw Self.failed("fsync") }
        // Over an older file of the same bytes: its stamp becomes this one, so that it is no orphan of yesterday.
        guard rename(place(of: part), path + "/" + digest) == 0 else { throw Self.failed("rename") }
        try flush()
        return (digest, size)
    }

    /// Forgets a part that is not wanted.
    package func drop(_ part: String) { unlink(place(of: part)) }

    /// The bytes under a digest; nil where they are not there or no longer what they were.
    package func content(of digest: String, size: Int) -> [UInt8]? {
        guard let name = Digest256(hex: digest) else { return nil }
        let file = open(path + "/" + name.hex, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        guard (try? Self.pieces(of: file, { bytes += $0 })) != nil, bytes.count == size, SHA256.hash(bytes) == name else { return nil }
        return bytes
    }

    /// Removes parts that were left, and says which files were stamped a day ago or earlier: whether a row names them is the Desk's to say.
    package func stale(at now: Instant) -> [String] {
        for name in names(in: parts) where isStale(parts + "/" + name, at: now) { unlink(parts + "/" + name) }
        return names(in: path).filter { Digest256(hex: $0) != nil && isStale(path + "/" + $0, at: now) }
    }

    /// Removes what no row named, unless it came in again since.
    ///
    /// - Returns: how many went.
    package func remove(_ orphans: [String], at now: Instant) -> Int {
        orphans.count { isStale(path + "/" + $0, at: now) && unlink(path + "/" + $0) == 0 }
    }

    private func place(of part: String) -> String {
        precondition(part.count == 32 && part.utf8.allSatisfy { $0.isHexDigit }, "the door draws the part's name")
        return parts + "/" + part
    }

    private func isStale(_ file: String, at now: Instant) -> Bool {
        var status = stat()
        guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        let stamped = Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
        return now.milliseconds - stamped >= Self.orphanMilliseconds
    }

    private func stamp(_ file: Int32, at now: Instant) throws(Problem) {
        let time = timespec(tv_sec: Int(now.milliseconds / 1000), tv_nsec: Int(now.milliseconds % 1000) * 1_000_000)
        guard futimens(file, [time, time]) == 0 else { throw Self.failed("futimens") }
    }

    private func flush() throws(Problem) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.failed("open") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Self.failed("fsync") }
    }

    private func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while names.count < Self.collectLimit, let entry = readdir(handle) {
            names.append(withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names
    }

    private static func pieces(of file: Int32, _ take: ([UInt8]) -> Void) throws(Problem) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failed("read") }
            if count == 0 { return }
            take(Array(buffer.prefix(count)))
        }
    }

    private static func failed(_ call: String) -> Problem {
        [ENOSPC, EDQUOT].contains(errno) ? .full : .system("\(call): \(String(cString: strerror(errno)))")
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self) }
}
