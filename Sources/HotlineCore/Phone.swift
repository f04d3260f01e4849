/// A citizen's telephone number, normalised so that the same phone compares equal however an agent typed it
/// (domain 3.3): digits only, no +86, no 0 dialled before an out-of-town mobile; an extension kept apart.
package struct Phone: Hashable, Sendable, Codable {
    /// Digits only, 3 to 20 of them: `13800000001`, `02080000000`, `12345`.
    package let number: String
    /// `801` of `020-80000000 转 801`.
    package let ext: String?

    /// Reads what an agent, a form or a platform wrote.
    ///
    /// - Returns: nil where the words mean that there is none (`anonymous`, `unknown`, `PRIVATE`, empty) or no number is in it.
    package init?(_ text: String) {
        var digits: [UInt8] = []
        var extensionDigits: [UInt8]?
        var isExtension = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39:
                if isExtension {
                    extensionDigits = (extensionDigits ?? []) + [UInt8(scalar.value)]
                } else {
                    digits.append(UInt8(scalar.value))
                }
            case 0xFF10...0xFF19:
                let digit = UInt8(scalar.value - 0xFF10 + 0x30)
                if isExtension { extensionDigits = (extensionDigits ?? []) + [digit] } else { digits.append(digit) }
            case 0x8F6C, 0x8F49, 0x23, 0x78, 0x58:  // 转 轉 # x X
                guard !digits.isEmpty else { return nil }
                isExtension = true
            case 0x20, 0x2D, 0x2B, 0x28, 0x29, 0xA0, 0x3000, 0xFF08, 0xFF09, 0xFF0B, 0xFF0D, 0x2010...0x2015, 0x09, 0x2E:
                continue
            default:
                return nil
            }
        }
        let length = digits.count
        if digits.starts(with: Array("0086".utf8)), length > 9 {
            digits.removeFirst(4)
        } else if digits.starts(with: Array("86".utf8)),
            length == 13 || (length > 11 && digits[2] == 0x30) || (length == 12 || length == 11) && text.contains("+")
        {
            digits.removeFirst(2)
        }
        if digits.count == 12, digits[0] == 0x30, digits[1] == 0x31, digits[2] != 0x30 { digits.removeFirst() }
        // A number after +86 lost its trunk 0: 20 8xxx xxxx is 020 8xxx xxxx.
        if length != digits.count, digits.first != 0x30, digits.first != 0x31, digits.count >= 9 { digits.insert(0x30, at: 0) }
        guard (3...20).contains(digits.count), (extensionDigits?.count ?? 0) <= 8 else { return nil }
        number = String(decoding: digits, as: UTF8.self)
        ext = extensionDigits.map { String(decoding: $0, as: UTF8.self) }
    }

    package var lastFour: String { String(number.suffix(4)) }

    /// `138****0001`; a short or landline number shows at most three digits at its front and four at its end.
    package var masked: String {
        guard number.count >= 8 else { return String(repeating: "*", count: number.count) }
        return number.prefix(3) + String(repeating: "*", count: number.count - 7) + number.suffix(4)
    }
}
