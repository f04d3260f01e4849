import Glibc

/// What is left for the daemon on a disk.
package enum DiskRoom {
    /// - Returns: bytes on the file system that `path` lies on; nil, with `errno` set, where the system cannot say.
    package static func bytes(at path: String) -> UInt64? {
        var room = statvfs()
        guard statvfs(path, &room) == 0 else { return nil }
        return UInt64(room.f_bavail) * UInt64(room.f_frsize)
    }
}
