import HotlineClassifier
import HotlineCore
import HotlineRouting
import HotlineStore
import HotlineSystem

extension Reader {
    /// Tokens on a screen.
    private static let tokensShown = 200

    func workbench(_ query: WorkbenchQuery, by actor: Actor, at now: Instant) throws(DeskFailure) -> WorkbenchAnswer {
        switch query {
        case .guides(let words):
            try require(.see, of: actor)
            return .guides(guides(for: words, at: now))
        case .drafts:
            guard let person = actor.person else { return .drafts([]) }
            return .drafts(
                try stored { () throws(StoreFailure) in try store.drafts(of: person, limit: DraftText.most) }.map { draft in
                    DraftText(
                        key: draft.key, command: draft.command, lines: draft.body.isEmpty ? [] : draft.body.components("\n"),
                        isParked: draft.isParked, at: draft.at)
                })
        case .filters:
            guard let person = actor.person else { return .filters([]) }
            return .filters(
                try stored { () throws(StoreFailure) in try store.filters(of: person, limit: SavedFilter.most) }.map {
                    SavedFilter(name: $0.name, filter: $0.filter)
                })
        case .tokens:
            try require(.token, of: actor)
            return .tokens(
                try stored { () throws(StoreFailure) in try store.validTokens(at: now, limit: Self.tokensShown) }.map { row in
                    TokenLine(
                        id: row.id, subject: row.kind + ":" + row.subject, issuedAt: row.issuedAt, issuedBy: row.issuedBy,
                        expiresAt: row.expiresAt)
                })
        }
    }

    /// A guide's code finds it; words find those that share the most pairs of characters with them, a name counting double.
    private func guides(for words: String, at now: Instant) -> [GuideLine] {
        let all = tables.routing.guides
        let plain = words.uppercased()
        if plain.isEmpty { return all.map { line(of: $0, at: now) } }
        if let named = all.first(where: { $0.code.uppercased() == plain }) { return [line(of: named, at: now)] }
        return ranked(for: words, least: 1).prefix(Self.guidesShown).map { line(of: $0, at: now) }
    }

    /// The guide that a matter is best answered from; nil where none has enough in common with it.
    func guide(for submission: Submission, kind: Kind, at now: Instant) -> GuideLine? {
        guard kind == .consultation else { return nil }
        return ranked(for: submission.likenessText, least: Self.enough).first.map { line(of: $0, at: now) }
    }

    private static let guidesShown = 5
    /// Two words of a guide's name: with less, the next guide would fit as well.
    private static let enough = 4

    private func ranked(for words: String, least: Int) -> [Guide] {
        let asked = Set(WordIndex.tokens(of: TextNormaliser.shared.normalise(words)))
        func score(_ guide: Guide) -> Int {
            let name = Set(WordIndex.tokens(of: guide.name.replacing("(示例)", with: "")))
            let rest = Set(WordIndex.tokens(of: [guide.conditions, guide.materials, guide.result, guide.flow].joined(separator: " ")))
            return 2 * name.intersection(asked).count + rest.subtracting(name).intersection(asked).count
        }
        return tables.routing.guides.map { (guide: $0, score: score($0)) }.filter { $0.score >= least }
            .sorted { ($1.score, $0.guide.line) < ($0.score, $1.guide.line) }.map(\.guide)
    }

    private func line(of guide: Guide, at now: Instant) -> GuideLine {
        GuideLine(
            guide, ownerName: tables.departmentName(guide.owner), isExpired: guide.validTo.map { $0 < zone.date(of: now) } ?? false)
    }
}

extension String {
    fileprivate func components(_ separator: Character) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
