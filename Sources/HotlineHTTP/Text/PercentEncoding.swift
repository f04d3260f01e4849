/// `%41` and back (RFC 3986 §2.1).
package enum PercentEncoding {
    /// - Returns: nil for a `%` without two hexadecimal digits after it: what it meant is a guess.
    package static func decoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = false) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case 0x25:
                guard let high = rest.next().flatMap(HTTPSyntax.hexDigit), let low = rest.next().flatMap(HTTPSyntax.hexDigit) else {
                    return nil
                }
                result.append(UInt8(high * 16 + low))
            case 0x2B where plusIsSpace: result.append(0x20)
            default: result.append(byte)
            }
        }
        return result
    }

    /// Everything but RFC 3986's unreserved characters escaped: safe as one path segment or one query value.
    package static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
