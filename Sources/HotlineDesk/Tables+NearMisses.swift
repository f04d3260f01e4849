import HotlineCore
import HotlineRouting

extension Tables {
    /// The rows of rules.csv that nearly took a matter, a sentence each: which row, what it asked for and what the matter was.
    func nearMisses(
        before rule: RuleID, kind: Kind, category: CategoryCode?, finding: Finding, urgency: Urgency, channel: Channel,
        place: PlaceFinding, at now: Instant
    ) -> [Reason] {
        routing.nearMisses(
            before: rule, kind: kind, category: category, rivals: finding.category.alternatives.map(\.value),
            rivalKinds: finding.kind.alternatives.map(\.value), urgency: urgency, channel: channel, place: place,
            on: routing.calendar.zone.date(of: now)
        ).map { miss in
            let (column, wanted, was) = words(of: miss.missed)
            return Reason("near-miss", "\(miss.rule.line)", "\(miss.rule.order)", column, wanted, was)
        }
    }

    /// The column's heading, what its cell asks for, and what stood against it.
    private func words(of condition: NearMiss.Condition) -> (String, String, String) {
        func name(_ place: PlaceCode?) -> String { placeName(place) ?? "—" }
        switch condition {
        case .kind(let wanted, let was): return ("诉求类型", wanted.chinese, was?.chinese ?? "—")
        case .category(let wanted, let was): return ("类别", wanted.chinese, was?.rawValue ?? "—")
        case .urgency(let wanted, let was): return ("紧急", wanted.chinese, was.chinese)
        case .channel(let wanted, let was): return ("渠道", wanted.chinese, was.chinese)
        case .district(let wanted, let was): return ("区", name(wanted), name(was))
        case .street(let wanted, let was): return ("街镇", name(wanted), name(was))
        case .validity(let date): return ("生效、失效", "有效", date.iso8601)
        }
    }
}
