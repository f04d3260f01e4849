/// From which learnt chance of danger on something happens, 0 to 1: two rows of `dangers.csv`.
package struct DangerThresholds: Hashable, Sendable {
    /// The matter is urgent until a person says otherwise.
    package let raises: Double
    /// A person looks before anything is dispatched.
    package let asks: Double

    package init(raises: Double, asks: Double) {
        self.raises = raises
        self.asks = asks
    }

    /// Low on purpose: doubt raises (practice 3). By cross-validation on the shipped sentences; `routing/README.md` has the figures.
    package static let standard = DangerThresholds(raises: 0.3, asks: 0.15)
}
