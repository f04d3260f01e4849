import HotlineCore

/// One way to read a place: the district and the street it would lie in, as indices into the gazetteer's places.
struct Spot: Hashable, Sendable {
    let district: Int?
    let street: Int?
}

/// The places of `places.csv` and where each lies.
final class Gazetteer: Sendable {
    let places: [Place]
    /// By place: every way up through its parents. Several mean the name alone does not say where; none that it is a zone.
    let spots: [[Spot]]
    private let index: [PlaceCode: Int]

    /// Landmarks within landmarks (a hall of a station of a hub); a longer chain is a circle in the table.
    static let depthLimit = 3
    /// Ways up that one place may have; a road through all eleven districts and their streets has fewer.
    static let spotLimit = 64

    init(places: [Place]) {
        self.places = places
        let index = Dictionary(places.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
        self.index = index

        func spots(of place: Int, depth: Int) -> [Spot] {
            let parents = places[place].parents.compactMap { index[$0] }
            switch places[place].level {
            case .zone: return []
            case .district: return [Spot(district: place, street: nil)]
            case .street:
                let districts = parents.filter { places[$0].level == .district }
                return districts.isEmpty
                    ? [Spot(district: nil, street: place)] : districts.map { Spot(district: $0, street: place) }
            case .landmark:
                guard depth < Self.depthLimit else { return [] }
                return parents.flatMap { spots(of: $0, depth: depth + 1) }
            }
        }
        self.spots = places.indices.map { place in
            var seen: Set<Spot> = []
            return Array(spots(of: place, depth: 0).filter { seen.insert($0).inserted }.prefix(Self.spotLimit))
        }
    }

    /// Nil for a code that no row has.
    func place(_ code: PlaceCode?) -> Int? { code.flatMap { index[$0] } }

    /// Whether `inner` lies in `outer` on every reading.
    func isWithin(_ inner: Int, _ outer: Int) -> Bool {
        inner != outer && !spots[inner].isEmpty
            && spots[inner].allSatisfy { $0.district == outer && places[outer].level == .district || $0.street == outer }
    }
}
