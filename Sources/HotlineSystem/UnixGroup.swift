import Glibc

/// Groups of this machine's accounts.
package enum UnixGroup {
    /// Bytes for one entry of the group database; its members' names are in it, so a large group needs some.
    private static let entryBytes = 256 * 1024

    package static func id(named name: String) -> UInt32? {
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: entryBytes) { room in
            guard let start = room.baseAddress, getgrnam_r(name, &entry, start, room.count, &found) == 0, found != nil else { return nil }
            return entry.gr_gid
        }
    }
}
