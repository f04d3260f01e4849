import Glibc

/// Who is at the other end, as far as the kernel vouches for it.
package enum Peer: Hashable, Sendable, CustomStringConvertible {
    /// The process that connected (SO_PEERCRED, unix(7)).
    case unix(uid: UInt32, gid: UInt32, pid: Int32)
    case tcp(address: String, port: UInt16, isLoopback: Bool)

    /// What the kernel says for every id that the user namespace does not map (`/proc/sys/kernel/overflowuid`).
    /// It names nobody, so it must never be taken for a person.
    package static let overflowID: UInt32 = 65534

    package var isOverflow: Bool {
        switch self {
        case .unix(let uid, _, _): uid == Self.overflowID
        case .tcp: false
        }
    }

    /// For the log; a Unix peer by its numbers.
    package var description: String {
        switch self {
        case .unix(let uid, _, let pid): "uid:\(uid) pid:\(pid)"
        case .tcp(let address, let port, _): Endpoint.tcp(address: address, port: port).description
        }
    }

    /// - Returns: `nil` if the peer has gone already.
    init?(of descriptor: Int32) {
        var address = SocketAddress()
        guard address.filled(by: { getpeername(descriptor, $0, $1) }) == 0 else { return nil }
        switch address.endpoint {
        case .unix:
            // struct ucred { pid_t pid; uid_t uid; gid_t gid; }, which Glibc's module does not show.
            var credentials: (pid: Int32, uid: UInt32, gid: UInt32) = (0, 0, 0)
            var length = socklen_t(MemoryLayout.size(ofValue: credentials))
            guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0 else { return nil }
            self = .unix(uid: credentials.uid, gid: credentials.gid, pid: credentials.pid)
        case .tcp(let text, let port):
            self = .tcp(address: text, port: port, isLoopback: Endpoint.tcp(address: text, port: port).isLocal)
        case nil:
            return nil
        }
    }
}

/// The system's accounts. Looking one up may ask a directory service: not on a queue that others wait for.
package enum UnixAccount {
    /// Bytes for one entry of the account database; a name and a few paths.
    private static let entryBytes = 16 * 1024

    package static func name(of uid: UInt32) -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: entryBytes) { room in
            guard
                let start = room.baseAddress, getpwuid_r(uid, &entry, start, room.count, &found) == 0, found != nil,
                let name = entry.pw_name
            else { return nil }
            return String(cString: name)
        }
    }

    package static func id(named name: String) -> UInt32? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: entryBytes) { room in
            guard let start = room.baseAddress, getpwnam_r(name, &entry, start, room.count, &found) == 0, found != nil else {
                return nil
            }
            return entry.pw_uid
        }
    }
}
