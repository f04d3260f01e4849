import Glibc

/// A socket that listens: non-blocking, closed on exec, with the address the kernel really gave it.
///
/// The switchboard that is given it closes it. A Unix socket's file is removed at that time, unless it came from outside.
package struct ListeningSocket: Sendable {
    package let descriptor: Int32
    /// With the real port where 0 was asked for.
    package let endpoint: Endpoint
    /// Whether this process made the file of a Unix socket and should take it away.
    package let ownsFile: Bool

    init(descriptor: Int32, endpoint: Endpoint, ownsFile: Bool) {
        self.descriptor = descriptor
        self.endpoint = endpoint
        self.ownsFile = ownsFile
    }

    /// Callers that the kernel holds until we accept them; one second of a busy hour. The kernel caps it at `somaxconn`.
    package static let backlog: Int32 = 1024

    /// Who may open a Unix socket: the service's user and one group.
    package static let unixMode: mode_t = 0o660

    /// Binds and listens. A stale socket file is removed only if nobody answers on it.
    ///
    /// - Parameter group: whose members may open a Unix socket beside its owner; this process's own group by default.
    package init(at endpoint: Endpoint, group: UInt32? = nil) throws(EndpointProblem) {
        guard let address = SocketAddress(endpoint) else { throw .badAddress(endpoint.description) }
        if case .unix(let path) = endpoint { try Self.removeStale(path) }
        let descriptor = socket(address.family, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(SystemFailure("socket"), endpoint) }
        do throws(EndpointProblem) {
            try Self.bindAndListen(descriptor, address, endpoint, group)
            var real = SocketAddress()
            guard real.filled(by: { getsockname(descriptor, $0, $1) }) == 0, let bound = real.endpoint else {
                throw .system(SystemFailure("getsockname"), endpoint)
            }
            self.init(descriptor: descriptor, endpoint: bound, ownsFile: address.family == AF_UNIX)
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Closes it and takes its file away. For a socket that no switchboard was given.
    package func discard() {
        close(descriptor)
        removeFile()
    }

    func removeFile() {
        if ownsFile, case .unix(let path) = endpoint { unlink(path) }
    }

    private static func bindAndListen(
        _ descriptor: Int32, _ address: SocketAddress, _ endpoint: Endpoint, _ group: UInt32?
    ) throws(EndpointProblem) {
        var yes: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        if address.family != AF_UNIX { setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, size) }
        if address.family == AF_INET6 { setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, size) }
        guard address.withPointer({ bind(descriptor, $0, $1) }) == 0 else {
            if errno == EADDRINUSE { throw .inUse(endpoint) }
            throw .system(SystemFailure("bind"), endpoint)
        }
        // Between bind and listen nobody can connect yet, so group and mode are in force before the first caller.
        if case .unix(let path) = endpoint { try admit(group, to: path) }
        guard Glibc.listen(descriptor, backlog) == 0 else { throw .system(SystemFailure("listen"), endpoint) }
    }

    private static func admit(_ group: UInt32?, to path: String) throws(EndpointProblem) {
        // uid -1: the owner stays (chown(2)). Any group that the process is in may be given without a privilege.
        if let group, chown(path, .max, group) != 0 {
            let failure = SystemFailure("chown")
            unlink(path)
            throw .system(failure, .unix(path: path))
        }
        guard chmod(path, unixMode) == 0 else { throw .system(SystemFailure("chmod"), .unix(path: path)) }
    }

    private static func removeStale(_ path: String) throws(EndpointProblem) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        guard let address = SocketAddress(.unix(path: path)) else { return }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { throw .system(SystemFailure("socket"), .unix(path: path)) }
        defer { close(probe) }
        let outcome = address.withPointer { connect(probe, $0, $1) }
        // Only a refusal proves that nobody listens: EAGAIN is a full backlog, EACCES somebody else's socket.
        guard outcome != 0, errno == ECONNREFUSED else { throw .inUse(.unix(path: path)) }
        unlink(path)
    }
}
