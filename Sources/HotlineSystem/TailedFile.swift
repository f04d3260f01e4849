import Glibc

/// Which file it is, whatever its name is now: a rotated log keeps its identity, a new one of the same name has another.
package struct FileIdentity: Hashable, Sendable {
    package let device: UInt64
    package let inode: UInt64

    package init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }
}

/// A file that somebody else appends to, read from any offset without a position of its own.
package struct TailedFile: Sendable {
    package let path: String
    package let identity: FileIdentity
    private let descriptor: Descriptor

    /// Bytes of one read at most.
    package static let longestRead = 1 << 20

    /// - Throws: `SystemFailure`; `EINVAL` from “open” when it is no plain file: a pipe has no offsets.
    package init(path: String) throws(SystemFailure) {
        let number = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
        guard number >= 0 else { throw SystemFailure("open") }
        descriptor = Descriptor(number)
        let status = try Self.status(of: number)
        guard status.st_mode & S_IFMT == S_IFREG else { throw SystemFailure("open", code: EINVAL) }
        self.path = path
        identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    /// Bytes it has now. Fewer than were read once means that it was cut.
    package func size() throws(SystemFailure) -> Int64 {
        Int64(try Self.status(of: descriptor.number).st_size)
    }

    /// What stands at the offset, at most `limit` bytes; fewer at the end, none behind it.
    package func read(at offset: Int64, limit: Int) throws(SystemFailure) -> [UInt8] {
        precondition(offset >= 0 && limit >= 0, "a place in a file")
        let wanted = min(limit, Self.longestRead)
        var failure: SystemFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { room, count in
            while count < wanted {
                guard let start = room.baseAddress else { return }
                let got = uninterrupted { pread(descriptor.number, start + count, wanted - count, off_t(offset) + off_t(count)) }
                if got < 0 { failure = SystemFailure("pread") }
                if got <= 0 { return }
                count += got
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// What the path names now; `nil` if nothing. Differs from the open file's identity after a rotation.
    package static func identity(at path: String) throws(SystemFailure) -> FileIdentity? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw SystemFailure("stat")
        }
        return FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    private static func status(of number: Int32) throws(SystemFailure) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw SystemFailure("fstat") }
        return status
    }
}
