/// The secure hash of FIPS 180-4, section 6.2, fed piece by piece. It stands here because Core imports nothing, and
/// the journal's chain, the tables' version and every stored secret are made with it.
package struct SHA256: Sendable {
    private static let blockSize = 64

    private var state: SIMD8<UInt32>
    /// The bytes that do not fill a block yet.
    private var pending = InlineArray<64, UInt8>(repeating: 0)
    private var pendingCount = 0
    private var length: UInt64 = 0

    package init() { state = Self.initialState }

    /// The digest of one piece.
    package static func hash(_ bytes: some Sequence<UInt8>) -> Digest256 {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    /// Likewise; without the detour that a generic call from another module takes.
    package static func hash(_ bytes: [UInt8]) -> Digest256 {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return hash.finalize()
    }

    package mutating func update(_ bytes: some Sequence<UInt8>) {
        let contiguous: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
        if contiguous == nil { update(Array(bytes)) }
    }

    package mutating func update(_ digest: Digest256) { digest.withBytes { update($0) } }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        length &+= UInt64(bytes.count)
        let missing = pendingCount == 0 ? 0 : min(Self.blockSize - pendingCount, bytes.count)
        keep(UnsafeRawBufferPointer(rebasing: bytes[..<missing]))
        let rest = bytes[missing...]
        let whole = rest.count - rest.count % Self.blockSize
        Self.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)), into: &state)
        keep(UnsafeRawBufferPointer(rebasing: rest.dropFirst(whole)))
    }

    /// The digest of all that was fed; the hash itself can be fed on, its copy is what is closed.
    package func finalize() -> Digest256 {
        var closing = self
        closing.pending[pendingCount] = 0x80
        closing.clearPending(from: pendingCount + 1)
        // The length takes the last eight bytes of a block: where no room is left, of another one.
        if pendingCount >= Self.blockSize - 8 {
            closing.compressPending()
            closing.clearPending(from: 0)
        }
        let bits = length &* 8
        for index in 0..<8 { closing.pending[Self.blockSize - 8 + index] = UInt8(truncatingIfNeeded: bits >> UInt64(56 - index * 8)) }
        closing.compressPending()
        let state = closing.state
        return Digest256(
            words: (
                UInt64(state[0]) << 32 | UInt64(state[1]), UInt64(state[2]) << 32 | UInt64(state[3]),
                UInt64(state[4]) << 32 | UInt64(state[5]), UInt64(state[6]) << 32 | UInt64(state[7])
            ))
    }

    /// Puts bytes behind those that wait for a whole block; no more than fill it.
    private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
        precondition(pendingCount + bytes.count <= Self.blockSize, "no more is kept than one block")
        let start = pendingCount
        var span = pending.mutableSpan
        span.withUnsafeMutableBytes { UnsafeMutableRawBufferPointer(rebasing: $0[start...]).copyMemory(from: bytes) }
        pendingCount += bytes.count
        guard pendingCount == Self.blockSize else { return }
        compressPending()
        pendingCount = 0
    }

    private mutating func clearPending(from start: Int) {
        for index in start..<Self.blockSize { pending[index] = 0 }
    }

    private mutating func compressPending() {
        pending.span.withUnsafeBytes { Self.compress($0, into: &state) }
    }

    /// The rounds over whole blocks. Each round moves the eight working variables one place on; here their names move instead, so
    /// that after eight rounds each stands where it stood.
    private static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout SIMD8<UInt32>) {
        precondition(blocks.count % blockSize == 0, "only whole blocks are compressed")
        var schedule = InlineArray<64, UInt32>(repeating: 0)
        for start in stride(from: 0, to: blocks.count, by: blockSize) {
            for word in 0..<16 {
                schedule[word] = UInt32(bigEndian: blocks.loadUnaligned(fromByteOffset: start + word * 4, as: UInt32.self))
            }
            for word in 16..<64 {
                let (w15, w2) = (schedule[word - 15], schedule[word - 2])
                let s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >> 3)
                let s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >> 10)
                schedule[word] = schedule[word - 16] &+ s0 &+ schedule[word - 7] &+ s1
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            for word in stride(from: 0, to: 64, by: 8) {
                round(a, b, c, &d, e, f, g, &h, constants[word] &+ schedule[word])
                round(h, a, b, &c, d, e, f, &g, constants[word + 1] &+ schedule[word + 1])
                round(g, h, a, &b, c, d, e, &f, constants[word + 2] &+ schedule[word + 2])
                round(f, g, h, &a, b, c, d, &e, constants[word + 3] &+ schedule[word + 3])
                round(e, f, g, &h, a, b, c, &d, constants[word + 4] &+ schedule[word + 4])
                round(d, e, f, &g, h, a, b, &c, constants[word + 5] &+ schedule[word + 5])
                round(c, d, e, &f, g, h, a, &b, constants[word + 6] &+ schedule[word + 6])
                round(b, c, d, &e, f, g, h, &a, constants[word + 7] &+ schedule[word + 7])
            }
            state = state &+ SIMD8(a, b, c, d, e, f, g, h)
        }
    }

    /// One round: the next round's e replaces d, its a replaces h.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
    ) {
        let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
        let t1 = h &+ sum1 &+ (g ^ (e & (f ^ g))) &+ word
        let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
        d = d &+ t1
        h = t1 &+ sum0 &+ ((a & b) | (c & (a | b)))
    }

    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word &>> count | word &<< (32 - count) }

    /// First 32 bits of the fractions of the square roots of the first 8 primes (FIPS 180-4, 5.3.3).
    private static let initialState = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)

    /// First 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    private static let constants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
