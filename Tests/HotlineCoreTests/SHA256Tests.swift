import HotlineCore
import Testing

@Suite struct SHA256Tests {
    /// Examples of FIPS 180-4 and of NIST's example files.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `the standard's examples come out`(message: String, digest: String) {
        #expect(SHA256.hash(message.utf8).hex == digest)
    }

    @Test func `a million letters a, fed in uneven pieces`() {
        var hash = SHA256()
        for _ in 0..<1_000 {
            hash.update([UInt8](repeating: 0x61, count: 333))
            hash.update([UInt8](repeating: 0x61, count: 667))
        }
        #expect(hash.finalize().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    private static func message(_ length: Int) -> [UInt8] { (0..<length).map { UInt8(($0 * 7 + 3) % 251) } }

    /// Around the one block and two block borders of the padding; digests by an independent implementation.
    @Test(arguments: [
        (1, "084fed08b978af4d7d196a7446a86b58009e636b611db16211b65a9aadff29c5"),
        (55, "1deace58c745f3ecadde68a5923f494c3703fa73f0306483ccb898a5826e8d70"),
        (56, "06dbe23685750e4d3881ded95047abaf93fa8f9c5d3501dc57c717a72ff1398e"),
        (63, "47fb38b12335c9298d09280515c0666489a189d1554bb0ac1a0740806ce9d8b6"),
        (64, "dfa798724b1a8014994f363e5da7474ed26ce3757fb29e07aa47ad5a9352d37b"),
        (65, "dd2eab5a5507d7717c63ce953d9ac61752c21e664425ad1227054722a0d97f69"),
        (119, "c6e0f435df5d7d265baacca31e0602c00aa22fa6d3819aed664649294c743756"),
        (120, "17eb8960823a644bde3065620bb9d45931fe8993fd8eb692a17aff0fd725db6a"),
        (127, "2409a159329f4e770a7d8128130497abb1de01ffb6ad389d97d89ebbeeb7f02c"),
        (128, "3a9c1e22e20578eebe442238f431befd688bd56698eb7c77d95d3f97d8f58207"),
        (130, "e3e9945a012cb21db05b085c9b4884e8a48bcd6ab6ddc08adc8f6fb61b705627"),
    ])
    func `lengths around a block's border`(length: Int, digest: String) {
        #expect(SHA256.hash(Self.message(length)).hex == digest)
    }

    @Test func `every length from 0 to 130, as the digest of all their digests`() {
        var all = SHA256()
        for length in 0...130 { all.update(SHA256.hash(Self.message(length))) }
        #expect(all.finalize().hex == "ef85aea6f83f9773ea64fb28871020354cea33ec9ca6c7b113fe481ab4617025")
    }

    @Test func `every split of a message gives the same digest`() {
        for length in [64, 65, 129, 130] {
            let message = Self.message(length)
            let whole = SHA256.hash(message)
            for split in 0...length {
                var hash = SHA256()
                hash.update(message[..<split])
                hash.update(message[split...])
                #expect(hash.finalize() == whole, "\(length) bytes split at \(split)")
            }
        }
    }

    @Test func `bytes that lie nowhere in one piece are taken one by one`() {
        #expect(SHA256.hash(Self.message(130).lazy.map { $0 }) == SHA256.hash(Self.message(130)))
        #expect(SHA256.hash(stride(from: UInt8(1), to: 100, by: 1)) == SHA256.hash(Array(1..<100)))
    }

    @Test func `a hash may be read in between and fed on`() {
        var hash = SHA256()
        hash.update("ab".utf8)
        #expect(hash.finalize() == SHA256.hash("ab".utf8))
        hash.update("c".utf8)
        #expect(hash.finalize() == SHA256.hash("abc".utf8))
    }
}

@Suite struct Digest256Tests {
    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func `hexadecimal and bytes go round`() throws {
        let digest = SHA256.hash("abc".utf8)
        #expect(Digest256(hex: Self.abc) == digest)
        #expect(Digest256(hex: Self.abc.uppercased()) == digest)
        #expect(Digest256(bytes: digest.bytes) == digest)
        #expect(digest.bytes.count == 32)
        #expect(digest.bytes.prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
        #expect(digest.bytes.suffix(2) == [0x15, 0xAD])
    }

    @Test(arguments: [
        "", "ba", String(abc.dropLast()), String(abc.dropLast(2)), abc + "0", abc + "00", String(abc.dropLast()) + "g",
        String(abc.dropLast()) + " ", "０" + abc.dropFirst(),
    ])
    func `what is not 64 hexadecimal digits is no digest`(text: String) {
        #expect(Digest256(hex: text) == nil)
    }

    @Test func `only 32 bytes are a digest`() {
        #expect(Digest256(bytes: [UInt8](repeating: 0, count: 31)) == nil)
        #expect(Digest256(bytes: [UInt8](repeating: 0, count: 33)) == nil)
    }

    @Test func `a single bit anywhere makes another digest`() throws {
        let digest = SHA256.hash("abc".utf8)
        #expect(digest.matches(digest))
        for byte in 0..<32 {
            var bytes = digest.bytes
            bytes[byte] ^= 0x10
            let other = try #require(Digest256(bytes: bytes))
            #expect(!digest.matches(other))
            #expect(digest != other)
        }
    }
}

@Suite struct HMACTests {
    private static func bytes(_ byte: UInt8, _ count: Int) -> [UInt8] { [UInt8](repeating: byte, count: count) }

    /// RFC 4231, section 4, cases 1, 2, 3, 4, 6 and 7.
    @Test(arguments: [
        (bytes(0x0b, 20), Array("Hi There".utf8), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (bytes(0xaa, 20), bytes(0xdd, 50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        (Array(1...25), bytes(0xcd, 50), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        (
            bytes(0xaa, 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            bytes(0xaa, 131),
            Array(
                "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."
                    .utf8),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ])
    func `the RFC's cases come out`(key: [UInt8], message: [UInt8], digest: String) {
        #expect(HMAC.sha256(key: key, message).hex == digest)
    }

    @Test func `a key of exactly one block is used as it is`() {
        let key = Self.bytes(0x41, 64)
        #expect(HMAC.sha256(key: key, "x".utf8) != HMAC.sha256(key: SHA256.hash(key).bytes, "x".utf8))
        let longer = Self.bytes(0x41, 65)
        #expect(HMAC.sha256(key: longer, "x".utf8) == HMAC.sha256(key: SHA256.hash(longer).bytes, "x".utf8))
    }
}
