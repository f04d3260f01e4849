import Glibc

/// Sockets that the service manager opened and hands over by name (sd_listen_fds(3)), so that a restart turns no caller away.
package enum SystemSockets {
    /// SD_LISTEN_FDS_START.
    private static let firstDescriptor: Int32 = 3
    /// Far more than there are doors.
    private static let mostSockets: Int32 = 64

    /// Why what was handed over cannot be used.
    package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        case malformed(variable: String, value: String)
        case notListening(name: String)

        package var description: String {
            switch self {
            case .malformed(let variable, let value): "\(variable)=“\(value)” in the environment is not what sd_listen_fds(3) says"
            case .notListening(let name): "the socket “\(name)” handed over by the service manager is not a listening stream socket"
            }
        }
    }

    /// What was handed to this process, by name, in the order given. Empty when nothing was, or it was meant for another process.
    /// The same name may stand for several sockets.
    package static func handedOver(
        environment: [String: String], processID: Int32 = getpid()
    ) throws(Problem) -> [(name: String, socket: ListeningSocket)] {
        guard let countText = environment["LISTEN_FDS"], let owner = environment["LISTEN_PID"] else { return [] }
        guard let ownerID = Int32(owner) else { throw .malformed(variable: "LISTEN_PID", value: owner) }
        guard ownerID == processID else { return [] }
        guard let count = Int32(countText), (0...mostSockets).contains(count) else {
            throw .malformed(variable: "LISTEN_FDS", value: countText)
        }
        let namesText = environment["LISTEN_FDNAMES"] ?? Array(repeating: "unknown", count: Int(count)).joined(separator: ":")
        let names = count == 0 ? [] : namesText.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard names.count == Int(count) else { throw .malformed(variable: "LISTEN_FDNAMES", value: namesText) }
        var sockets: [(name: String, socket: ListeningSocket)] = []
        for (offset, name) in names.enumerated() {
            sockets.append((name, try adopt(firstDescriptor + Int32(offset), name: name)))
        }
        return sockets
    }

    /// Takes over one descriptor: it must listen; it becomes non-blocking and is closed on exec.
    package static func adopt(_ descriptor: Int32, name: String) throws(Problem) -> ListeningSocket {
        var listens: Int32 = 0
        var kind: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        var address = SocketAddress()
        guard
            getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0, listens == 1,
            getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &kind, &size) == 0, kind == Int32(SOCK_STREAM.rawValue),
            address.filled(by: { getsockname(descriptor, $0, $1) }) == 0, let endpoint = address.endpoint,
            SocketCalls.prepare(descriptor)
        else { throw .notListening(name: name) }
        return ListeningSocket(descriptor: descriptor, endpoint: endpoint, ownsFile: false)
    }
}
