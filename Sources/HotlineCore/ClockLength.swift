/// A length of time by the clock, as settings and commands write it: `250ms`, `30s`, `20min`, `20分钟`, `2h`, `2小时`, `1d`, `1天`,
/// and several together, `1h30m`. Tables have `Limit`, which knows working time too.
package enum ClockLength {
    /// Digits of one number: ten thousand million days still fit 64 bits of milliseconds.
    private static let mostDigits = 10

    /// - Returns: nil where it is no such length.
    package static func milliseconds(_ text: String) -> Int64? {
        var total: Int64 = 0
        var rest = Array(text.unicodeScalars)[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { !("0"..."9").contains($0) }
            rest = rest.dropFirst(unit.count)
            guard digits.count <= mostDigits, let count = Int64(string(digits)), let length = milliseconds(of: string(unit)) else {
                return nil
            }
            let (product, isTooLong) = count.multipliedReportingOverflow(by: length)
            let (sum, isTooMuch) = total.addingReportingOverflow(product)
            guard !isTooLong, !isTooMuch else { return nil }
            total = sum
        }
        return total
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private static func milliseconds(of unit: String) -> Int64? {
        switch unit.lowercased() {
        case "ms", "毫秒": 1
        case "s", "秒": 1_000
        case "m", "min", "分", "分钟": 60_000
        case "h", "小时", "个小时": 3_600_000
        case "d", "天": 86_400_000
        default: nil
        }
    }
}
