/// A citizen's telephone number, normalised so that the same phone compares equal however an agent typed it
/// (domain 3.3): digits only, no +86, no 0 dialled before an out-of-town mobile; an extension kept apart.
package struct Phone: Hashable, Sendable, Codable {
    /// Digits only, 3 to 20 of them: `13800000001`, `02080000000`, `12345`; a number abroad begins with 00.
    package let number: String
    /// `801` of `020-80000000 转 801`.
    package let ext: String?

    /// Reads what an agent, a form or a platform wrote.
    ///
    /// - Returns: nil where the words mean that there is none (`anonymous`, `unknown`, `PRIVATE`, empty), where anything
    ///   but a number is in it, and where its digits are masked.
    package init?(_ text: String) {
        guard let typed = TypedNumber(text) else { return nil }
        let number = typed.nationalNumber
        guard (3...20).contains(number.utf8.count) else { return nil }
        self.number = number
        ext = typed.ext
    }

    package var lastFour: String { String(number.suffix(4)) }

    /// `138****0001`; a short or landline number shows at most three digits at its front and four at its end.
    package var masked: String {
        guard number.count >= 8 else { return String(repeating: "*", count: number.count) }
        return number.prefix(3) + String(repeating: "*", count: number.count - 7) + number.suffix(4)
    }
}

/// A number as it was typed, cut into its parts.
private struct TypedNumber {
    /// The text began with a plus.
    private var hasPlus = false
    private var digits = ""
    private(set) var ext: String?

    /// `转`, `分机`, `ext`, `x`, `#`: what stands between a number and its extension.
    private static let marks: Set<String> = ["转", "轉", "转分机", "轉分機", "分机", "分機", "ext", "x", "#"]
    /// No switchboard has a shorter number: `138x0001` is a mobile somebody masked.
    private static let shortestWithExtension = 5
    private static let longestExtension = 8

    init?(_ text: String) {
        var mark = ""
        var extensionDigits = ""
        // Digits between hyphens: `020-80000000-801` has its extension behind the second.
        var groups = [""]
        for scalar in text.unicodeScalars.lazy.map(Self.narrow) {
            switch scalar {
            case "0"..."9" where mark.isEmpty:
                digits.unicodeScalars.append(scalar)
                groups[groups.count - 1].unicodeScalars.append(scalar)
            case "0"..."9":
                extensionDigits.unicodeScalars.append(scalar)
            case "+" where digits.isEmpty:
                hasPlus = true
            case "-" where mark.isEmpty:
                groups.append("")
            case " ", "-", "(", ")", ".":
                continue
            default:
                guard !digits.isEmpty, extensionDigits.isEmpty, mark.unicodeScalars.count < 3 else { return nil }
                mark.unicodeScalars.append(scalar)
            }
        }
        guard mark.isEmpty || Self.marks.contains(mark) && digits.utf8.count >= Self.shortestWithExtension else { return nil }
        if mark.isEmpty, Self.isLandlineWithExtension(groups), let last = groups.last {
            digits.removeLast(last.utf8.count)
            extensionDigits = last
        }
        guard extensionDigits.utf8.count <= Self.longestExtension else { return nil }
        ext = extensionDigits.isEmpty ? nil : extensionDigits
    }

    /// As it is dialled within the country: a mobile bare, a landline with its 0 and area code.
    var nationalNumber: String {
        let (national, hadCountryCode) = withoutCountryCode
        if national.hasPrefix("0"), Self.isMobile(national.dropFirst()) { return String(national.dropFirst()) }
        // Behind +86 a landline has lost its 0: 20 8000 0000 is 020 8000 0000.
        let isLandline = hadCountryCode && (9...11).contains(national.utf8.count) && !national.hasPrefix("0")
        let isService = national.utf8.count == 10 && (national.hasPrefix("400") || national.hasPrefix("800"))
        return isLandline && !isService && !Self.isMobile(national[...]) ? "0" + national : national
    }

    private var withoutCountryCode: (national: String, hadCountryCode: Bool) {
        if digits.hasPrefix("0086") { return (String(digits.dropFirst(4)), true) }
        if hasPlus, digits.hasPrefix("86") { return (String(digits.dropFirst(2)), true) }
        // +1 380 000 0000 abroad is not the mobile 13800000000 here.
        if hasPlus { return (digits.hasPrefix("00") ? digits : "00" + digits, false) }
        // No number within the country has twelve digits and begins with 86.
        if digits.hasPrefix("86"), digits.utf8.count >= 12 { return (String(digits.dropFirst(2)), true) }
        return (digits, false)
    }

    /// Eleven digits, 1 and then no 0: 10 is the beginning of an area code or a service.
    private static func isMobile(_ digits: Substring) -> Bool {
        digits.utf8.count == 11 && digits.hasPrefix("1") && !digits.hasPrefix("10")
    }

    private static func isLandlineWithExtension(_ groups: [String]) -> Bool {
        guard groups.count == 3, groups[0].hasPrefix("0") else { return false }
        return (3...4).contains(groups[0].utf8.count) && (7...8).contains(groups[1].utf8.count) && !groups[2].isEmpty
    }

    /// Full-width forms as ASCII, small letters, every space a space and every dash a hyphen.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: narrow(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
        case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 0x20))
        case 0x09, 0xA0, 0x3000, 0x2002...0x200B, 0x202F: " "
        case 0x2010...0x2015, 0x2212: "-"
        default: scalar
        }
    }
}
