import Glibc

/// An address as the kernel takes and gives it: `sockaddr_in`, `sockaddr_in6` or `sockaddr_un` in a buffer large enough for each.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    /// Bytes of a Unix socket's path, without the closing zero (`sun_path` has 108).
    static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

    /// An empty one, for a call that fills it.
    init() {}

    /// - Returns: `nil` if the address is not numeric or the path does not fit.
    init?(_ endpoint: Endpoint) {
        switch endpoint {
        case .unix(let path):
            self.init(unixName: Array(path.utf8))
        case .tcp(let address, let port):
            self.init()
            var four = sockaddr_in()
            var six = sockaddr_in6()
            if inet_pton(AF_INET, address, &four.sin_addr) == 1 {
                four.sin_family = sa_family_t(AF_INET)
                four.sin_port = port.bigEndian
                store(four)
            } else if inet_pton(AF_INET6, address, &six.sin6_addr) == 1 {
                six.sin6_family = sa_family_t(AF_INET6)
                six.sin6_port = port.bigEndian
                store(six)
            } else {
                return nil
            }
        }
    }

    /// A Unix address from raw bytes; a first byte of zero makes it abstract (unix(7)).
    init?(unixName name: [UInt8]) {
        guard !name.isEmpty, name.count <= Self.longestPath else { return nil }
        self.init()
        var unix = sockaddr_un()
        unix.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &unix.sun_path) { $0.copyBytes(from: name) }
        store(unix)
        // An abstract name is as long as the length says; a path ends at its zero.
        length = socklen_t(MemoryLayout<sa_family_t>.size + name.count + (name.first == 0 ? 0 : 1))
    }

    var family: Int32 { Int32(storage.ss_family) }

    /// What it says, in our words; `nil` for a family we do not listen on. A Unix peer without a name has an empty path.
    var endpoint: Endpoint? {
        withUnsafeBytes(of: storage) { raw -> Endpoint? in
            switch family {
            case AF_INET:
                let four = raw.loadUnaligned(as: sockaddr_in.self)
                return .tcp(address: Self.text(AF_INET, four.sin_addr), port: UInt16(bigEndian: four.sin_port))
            case AF_INET6:
                let six = raw.loadUnaligned(as: sockaddr_in6.self)
                return .tcp(address: Self.text(AF_INET6, six.sin6_addr), port: UInt16(bigEndian: six.sin6_port))
            case AF_UNIX:
                let name = raw.dropFirst(MemoryLayout<sa_family_t>.size).prefix(max(0, Int(length) - MemoryLayout<sa_family_t>.size))
                return .unix(path: String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
            default:
                return nil
            }
        }
    }

    func withPointer<R>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
        withUnsafeBytes(of: storage) { raw in
            raw.withMemoryRebound(to: sockaddr.self) { typed in
                guard let base = typed.baseAddress else { preconditionFailure("a sockaddr_storage is never empty") }
                return body(base, length)
            }
        }
    }

    mutating func filled<R>(by call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> R) -> R {
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &storage) { raw in
            raw.withMemoryRebound(to: sockaddr.self) { typed in
                guard let base = typed.baseAddress else { preconditionFailure("a sockaddr_storage is never empty") }
                return call(base, &length)
            }
        }
    }

    private mutating func store<Address>(_ address: Address) {
        withUnsafeMutableBytes(of: &storage) { room in withUnsafeBytes(of: address) { room.copyMemory(from: $0) } }
        length = socklen_t(MemoryLayout<Address>.size)
    }

    private static func text<Binary>(_ family: Int32, _ binary: Binary) -> String {
        withUnsafePointer(to: binary) { source in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { room in
                guard let start = room.baseAddress, let end = inet_ntop(family, source, start, socklen_t(room.count)) else { return "" }
                return String(cString: end)
            }
        }
    }
}
