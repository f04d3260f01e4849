/// A keyed digest over SHA-256 (RFC 2104): what a gateway signs its messages with.
package enum HMAC {
    package static func sha256(key: some Collection<UInt8>, _ message: some Sequence<UInt8>) -> Digest256 {
        let short = key.count > blockSize ? SHA256.hash(key).bytes : Array(key)
        let padded = short + [UInt8](repeating: 0, count: blockSize - short.count)
        var inner = SHA256()
        inner.update(padded.map { $0 ^ 0x36 })
        inner.update(message)
        var outer = SHA256()
        outer.update(padded.map { $0 ^ 0x5c })
        outer.update(inner.finalize())
        return outer.finalize()
    }

    private static let blockSize = 64
}
