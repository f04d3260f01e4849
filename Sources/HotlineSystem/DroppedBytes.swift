import Glibc

/// Small whole files that somebody else puts into a folder: read at once, and put away by name.
package enum DroppedBytes {
    /// All bytes, at most one more than `limit`, so that the reader sees that there are too many. Follows no link.
    package static func read(_ path: String, limit: Int) throws(SystemFailure) -> [UInt8] {
        let number = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW) }
        guard number >= 0 else { throw SystemFailure("open") }
        let descriptor = Descriptor(number)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = uninterrupted { Glibc.read(descriptor.number, &buffer, buffer.count) }
            guard count >= 0 else { throw SystemFailure("read") }
            if count == 0 { break }
            bytes += buffer.prefix(min(count, limit + 1 - bytes.count))
        }
        return bytes
    }

    /// Renames a file into a folder beside it, which is made where it is missing. A name that is taken gets `stamp` behind it:
    /// nothing that was put away is ever overwritten.
    package static func move(_ path: String, into folder: String, stamp: String) throws(SystemFailure) {
        guard mkdir(folder, 0o2770) == 0 || errno == EEXIST else { throw SystemFailure("mkdir") }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var status = stat()
        let isTaken = lstat(folder + "/" + name, &status) == 0
        guard rename(path, folder + "/" + name + (isTaken ? "." + stamp : "")) == 0 else { throw SystemFailure("rename") }
    }
}
