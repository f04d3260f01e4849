/// Random bytes for secrets, from the kernel (getrandom(2), by way of the standard library).
package enum SecureRandom {
    package static func bytes(_ count: Int) -> [UInt8] {
        precondition(count >= 0, "a count of bytes")
        var source = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }

    package static func number<N: FixedWidthInteger & Sendable>(in range: ClosedRange<N>) -> N {
        var source = SystemRandomNumberGenerator()
        return N.random(in: range, using: &source)
    }
}
