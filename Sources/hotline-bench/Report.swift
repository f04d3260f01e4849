import Foundation

/// The table, a row as soon as it is known: the ratio to the raw loop of this run, what was done, the figures.
struct Report {
    /// Tickets a second of the raw loop; ratios are taken against it.
    private(set) var rawRate: Double?

    init(_ facts: String) {
        Self.write(facts)
        Self.write("ratio  what")
    }

    mutating func setRaw(rate: Double, _ figures: String) {
        rawRate = rate
        row(rate: rate, "raw SQLite loop", figures)
    }

    /// - Parameter rate: tickets a second; nil where a ratio would mean nothing.
    func row(rate: Double? = nil, _ what: String, _ figures: String) {
        var ratio = "    –"
        if let rate, let rawRate {
            let percent = Int((rate / rawRate * 100).rounded())
            ratio = " \(percent / 100)." + (percent % 100 < 10 ? "0" : "") + "\(percent % 100)"
        }
        Self.write("\(ratio)  \(what): " + (rate.map { Self.grouped($0) + " tickets/s · " } ?? "") + figures)
    }

    /// Unbuffered, so that a row appears when it is measured, in a file too.
    private static func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    /// `12,345`.
    static func grouped(_ number: Double) -> String {
        let digits = String(Int(number.rounded()))
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.utf8.count - place) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// With so many digits behind the point, one or two.
    static func short(_ number: Double, digits: Int = 2) -> String {
        let scale = digits == 1 ? 10.0 : 100.0
        return "\((number * scale).rounded() / scale)"
    }
}
