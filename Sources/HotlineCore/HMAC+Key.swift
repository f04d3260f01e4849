extension HMAC {
    /// A key with its two first blocks already hashed: half the work for each short message under the same key.
    package struct Key: Sendable {
        private let inner: SHA256
        private let outer: SHA256

        package init(_ key: [UInt8]) {
            var block = key.count > 64 ? SHA256.hash(key).bytes : key
            block += [UInt8](repeating: 0, count: 64 - block.count)
            var inner = SHA256()
            inner.update(block.map { $0 ^ 0x36 })
            var outer = SHA256()
            outer.update(block.map { $0 ^ 0x5C })
            self.inner = inner
            self.outer = outer
        }

        package func code(for message: [UInt8]) -> Digest256 {
            var hash = inner
            message.withUnsafeBytes { hash.update($0) }
            let digest = hash.finalize()
            hash = outer
            hash.update(digest)
            return hash.finalize()
        }
    }
}
