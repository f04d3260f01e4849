import HotlineCore
import HotlineRouting

/// Where the columns of a call-detail log without a header are: in the platform's own order, or as `sources.csv` says.
struct CallColumns {
    private let places: [CallField: Int]

    init(_ places: [CallField: Int]) { self.places = places }

    /// - Parameter map: numbers from 1 by the field's name; the tables' loader has looked at them.
    /// - Returns: nil where the source has the platform's own order.
    init?(_ map: [String: String]) {
        guard !map.isEmpty else { return nil }
        var places: [CallField: Int] = [:]
        for (name, number) in map {
            if let field = CallField(named: name), let column = Int(number), column > 0 { places[field] = column - 1 }
        }
        self.places = places
    }

    subscript(field: CallField) -> Int? { places[field] }

    /// Columns that a record has at least.
    var count: Int { (places.values.max() ?? 0) + 1 }
}
