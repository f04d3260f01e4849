/// Metrics as Prometheus reads them (text exposition format 0.0.4).
package struct Exposition: Sendable {
    package enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    /// Names and values, in the order shown.
    package typealias Labels = KeyValuePairs<String, String>

    package struct Sample: Sendable {
        let labels: Labels
        let value: Double

        package init(_ value: Double, _ labels: Labels = [:]) {
            self.labels = labels
            self.value = value
        }

        package init(_ value: Int, _ labels: Labels = [:]) { self.init(Double(value), labels) }
    }

    package private(set) var text = ""

    package init() {}

    /// - Parameter samples: of one metric, each with labels of its own.
    package mutating func metric(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        head(name, kind, help)
        for sample in samples { line(name, sample.labels, sample.value) }
    }

    package mutating func metric(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        metric(name, kind, help, [Sample(value)])
    }

    package mutating func histogram(
        _ name: String, _ help: String, label: String? = nil, _ samples: [(value: String, histogram: Histogram)]
    ) {
        head(name, .histogram, help)
        for (value, histogram) in samples {
            var below = 0
            for (bound, count) in zip(histogram.bounds, histogram.buckets) {
                below += count
                line(name + "_bucket", label.map { [$0: value, "le": Self.number(bound)] } ?? ["le": Self.number(bound)], Double(below))
            }
            line(name + "_bucket", label.map { [$0: value, "le": "+Inf"] } ?? ["le": "+Inf"], Double(histogram.count))
            let labels: Labels = label.map { [$0: value] } ?? [:]
            line(name + "_sum", labels, histogram.sum)
            line(name + "_count", labels, Double(histogram.count))
        }
    }

    private mutating func head(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(Self.escaped(help, quote: false))\n# TYPE \(name) \(kind.rawValue)\n"
    }

    private mutating func line(_ name: String, _ labels: Labels, _ value: Double) {
        text += name
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0.key)=\"\(Self.escaped($0.value, quote: true))\"" }.joined(separator: ",") + "}"
        }
        text += " \(Self.number(value))\n"
    }

    /// Whole numbers without a fraction.
    private static func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    private static func escaped(_ text: String, quote: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quote: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
