import Glibc

/// The calls on a connected socket, each wrapped once. None blocks, none raises SIGPIPE.
enum SocketCalls {
    /// What came of one read or write.
    enum Outcome: Equatable {
        case moved(Int)
        /// The peer sends no more (reads only).
        case ended
        case wouldBlock
        case failed(Int32)
    }

    /// What came of one accept.
    enum Arrival: Equatable {
        case accepted(Int32)
        case nobody
        /// The caller gave up before we came; the next one may be there.
        case aborted
        /// The process or the machine has no descriptor or memory left for a caller.
        case exhausted(Int32)
        case failed(Int32)
    }

    /// Makes a descriptor non-blocking and closed on exec.
    static func prepare(_ descriptor: Int32) -> Bool {
        let flags = fcntl(descriptor, F_GETFL)
        return flags >= 0 && fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0 && fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
    }

    /// Takes one caller. Glibc's module does not show accept4(2), so the flags are set by a second call: a child process
    /// started by another thread in between would inherit the descriptor, and this program starts none.
    static func acceptOne(_ listener: Int32) -> Arrival {
        let descriptor = uninterrupted { accept(listener, nil, nil) }
        guard descriptor >= 0 else {
            switch errno {
            case EAGAIN: return .nobody
            // accept(2): errors already pending on the new socket are the caller's, not the listener's.
            case ECONNABORTED, EPROTO, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, ENONET, EHOSTUNREACH, EOPNOTSUPP, ENETUNREACH, EPERM:
                return .aborted
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted(errno)
            default: return .failed(errno)
            }
        }
        guard prepare(descriptor) else {
            close(descriptor)
            return .aborted
        }
        // Answers are written whole, so waiting to fill a segment only delays them. Refused for Unix sockets, which need neither.
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &yes, socklen_t(MemoryLayout<Int32>.size))
        return .accepted(descriptor)
    }

    static func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) -> Outcome {
        let count = uninterrupted { recv(descriptor, room.baseAddress, room.count, 0) }
        if count > 0 { return .moved(count) }
        if count == 0 { return .ended }
        return errno == EAGAIN ? .wouldBlock : .failed(errno)
    }

    static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Outcome {
        let count = uninterrupted { send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) }
        if count >= 0 { return .moved(count) }
        return errno == EAGAIN ? .wouldBlock : .failed(errno)
    }

    static func endWriting(_ descriptor: Int32) { shutdown(descriptor, Int32(SHUT_WR)) }
}
