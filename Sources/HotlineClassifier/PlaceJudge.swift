import HotlineCore

/// Where the matter is. What does not settle one place is listed, never guessed.
struct PlaceJudge {
    let reading: Reading
    let gazetteer: Gazetteer

    /// Candidates listed at most: more are no help to the operator who must choose.
    static let candidateLimit = 12

    /// A name in the text, with every place that bears it.
    private struct Mention {
        var places: [Int]
        let start: Int
        let end: Int
        var spots: [Spot]
        /// Where somebody lives or works, by the words around the name.
        var isDwelling = false
    }

    func judge(_ hits: Hits, districtClaimed: PlaceCode?, streetClaimed: PlaceCode?) -> PlaceFinding {
        let mentions = mentions(hits)
        let named = whereTheMatterIs(mentions)
        let claims = claims(district: districtClaimed, street: streetClaimed)
        let unplaced = AddressForm.unplaced(in: reading, beside: mentions.map { $0.start..<$0.end }).map { stretch in
            Evidence(
                words: reading.words(stretch.lowerBound, stretch.upperBound), offset: stretch.lowerBound,
                source: PlaceFinding.unplacedSource, weight: 0)
        }
        guard !named.isEmpty || !claims.isEmpty else {
            return PlaceFinding(district: nil, street: nil, named: nil, candidates: [], evidence: unplaced)
        }
        let evidence = named.prefix(Classifier.evidenceLimit - AddressForm.unplacedLimit).map(evidence(of:)) + unplaced
        let located = named.filter { !$0.spots.isEmpty }

        let together = settle(located + claims)
        if let district = together.district {
            if let street = gazetteer.place(streetClaimed), settle(located).rivals.contains(street) {
                return finding(district, street, named, claims, candidates: [], evidence)
            }
            return finding(district, together.street, named, claims, candidates: together.rivals, evidence)
        }
        // The text alone left it open and the form's field is one of the readings: the field decides.
        if settle(located).district == nil, let claim = settle(claims).district {
            let agreeing = located.filter { mention in mention.spots.contains { $0.district == claim } }
            let settled = settle(agreeing + claims)
            if !agreeing.isEmpty, let district = settled.district {
                return finding(district, settled.street, agreeing, claims, candidates: settled.rivals, evidence)
            }
        }
        let open = located + claims
        if open.isEmpty {
            return PlaceFinding(
                district: nil, street: nil, named: named.first.flatMap(\.places.first).map(code), candidates: [], evidence: evidence)
        }
        let onlyName = open.count == 1 && open[0].places.count == 1 ? code(open[0].places[0]) : nil
        // A street whose row names no district: the street stands, its district is unknown.
        if open.count == 1, open[0].spots.count == 1, let street = open[0].spots[0].street {
            return PlaceFinding(district: nil, street: code(street), named: onlyName, candidates: [], evidence: evidence)
        }
        return PlaceFinding(district: nil, street: nil, named: onlyName, candidates: candidates(open), evidence: evidence)
    }

    /// 我住天河, 投诉越秀区北京路的商铺: where names do not agree, those that say where somebody lives or works stand back.
    private func whereTheMatterIs(_ mentions: [Mention]) -> [Mention] {
        let others = mentions.filter { !$0.isDwelling }
        guard !others.isEmpty, others.count < mentions.count, settle(mentions.filter { !$0.spots.isEmpty }).district == nil else {
            return mentions
        }
        return others
    }

    /// Names as the text has them: leftmost first, the longest of those that begin together, none overlapping; each name once.
    private func mentions(_ hits: Hits) -> [Mention] {
        var mentions: [Mention] = []
        var position: [Int: Int] = [:]
        var end = 0
        var last: Hit?
        for hit in hits.places {
            if let last, hit.start == last.start, hit.end == last.end {
                if let known = position[hit.word], !mentions[known].places.contains(hit.subject) {
                    mentions[known].places.append(hit.subject)
                    mentions[known].spots.append(contentsOf: gazetteer.spots[hit.subject])
                }
                continue
            }
            if AddressForm.isLampOfRoad(reading, endingAt: hit.end) || AddressForm.isAcrossProvince(reading, from: hit.start, to: hit.end) {
                continue
            }
            // 南沙开发区: the district first, and the zone that overlaps it second.
            let isInZone = hit.start < end && hit.end <= end && isZone(mentions.last) && gazetteer.places[hit.subject].level == .district
            guard hit.start >= end || isInZone else { continue }
            if gazetteer.places[hit.subject].level == .district, !isInZone, AddressForm.isOtherName(reading, after: hit.end) { continue }
            end = max(end, hit.end)
            last = hit
            if position[hit.word] != nil { continue }
            position[hit.word] = mentions.count
            mentions.append(
                Mention(
                    places: [hit.subject], start: hit.start, end: hit.end, spots: gazetteer.spots[hit.subject],
                    isDwelling: AddressForm.isDwelling(reading, from: hit.start, to: hit.end)))
        }
        return mentions
    }

    private func isZone(_ mention: Mention?) -> Bool {
        mention.map { $0.places.allSatisfy { gazetteer.places[$0].level == .zone } } ?? false
    }

    /// The form's fields as mentions without a stretch of text. Codes that no table row has claim nothing.
    private func claims(district: PlaceCode?, street: PlaceCode?) -> [Mention] {
        [gazetteer.place(district), gazetteer.place(street)].compactMap { $0 }.map {
            Mention(places: [$0], start: 0, end: 0, spots: gazetteer.spots[$0])
        }
    }

    private struct Settled {
        var district: Int?
        var street: Int?
        /// Streets of the district among which nothing decides.
        var rivals: [Int] = []
    }

    /// The one district that every mention may lie in, and the one street of it; nil where there is none or more than one.
    private func settle(_ mentions: [Mention]) -> Settled {
        guard let district = common(mentions.map { Set($0.spots.map(\.district)) })?.compactMap({ $0 }).only else { return Settled() }
        var streetSets: [Set<Int>] = []
        var all: [Int] = []
        for mention in mentions {
            let spots = mention.spots.filter { $0.district == district }
            let streets = spots.compactMap(\.street)
            for street in streets where !all.contains(street) { all.append(street) }
            if streets.count == spots.count { streetSets.append(Set(streets)) }
        }
        if streetSets.isEmpty { return Settled(district: district, rivals: all.count > 1 ? all : []) }
        let street = common(streetSets)?.only
        return Settled(district: district, street: street, rivals: street == nil ? all : [])
    }

    private func common<Element: Hashable>(_ sets: [Set<Element>]) -> Set<Element>? {
        sets.dropFirst().reduce(sets.first) { $0?.intersection($1) }
    }

    private func finding(
        _ district: Int, _ street: Int?, _ named: [Mention], _ claims: [Mention], candidates: [Int], _ evidence: [Evidence]
    ) -> PlaceFinding {
        let agreeing = (named.isEmpty ? claims : named).flatMap { mention in
            mention.places.filter { place in
                gazetteer.spots[place].contains { $0.district == district && (street == nil || $0.street == nil || $0.street == street) }
            }
        }
        var best = agreeing.first ?? street ?? district
        for place in agreeing where gazetteer.places[place].level > gazetteer.places[best].level { best = place }
        return PlaceFinding(
            district: code(district), street: street.map(code), named: code(best),
            candidates: candidates.prefix(Self.candidateLimit).map(code), evidence: evidence)
    }

    /// The places among which to choose, as the text has them. A name that may lie in several places stands for those, a place that
    /// holds another candidate is left out.
    private func candidates(_ mentions: [Mention]) -> [PlaceCode] {
        var found: [Int] = []
        for mention in mentions {
            let isOpen = Set(mention.spots.map(\.district)).count > 1
            let places = isOpen && mention.places.count == 1 ? mention.spots.compactMap { $0.street ?? $0.district } : mention.places
            for place in places where !found.contains(place) { found.append(place) }
        }
        return found.filter { outer in !found.contains { gazetteer.isWithin($0, outer) } }.prefix(Self.candidateLimit).map(code)
    }

    private func evidence(of mention: Mention) -> Evidence {
        let codes = mention.places.prefix(Self.candidateLimit).map { gazetteer.places[$0].code.rawValue }
        let level = mention.places.map { gazetteer.places[$0].level }.max() ?? .zone
        return Evidence(
            words: reading.words(mention.start, AddressForm.end(of: reading, after: mention.end)), offset: mention.start,
            source: "places.csv " + codes.joined(separator: "、"), weight: Double(level.rawValue))
    }

    private func code(_ place: Int) -> PlaceCode { gazetteer.places[place].code }
}

extension Collection {
    /// The element, where there is exactly one.
    fileprivate var only: Element? { count == 1 ? first : nil }
}
