import HotlineCore
import HotlineDesk

extension Seat {
    /// A program reads it whole at its last line.
    func shown(_ proposal: Proposal, decision: Decision, submission: Submission) -> Reply {
        let lines = self.proposal(proposal, decision: decision, submission: submission)
        return Reply(.proposal, lines, values: [lines.count - 1: proposal.json])
    }

    /// The proposal in the order an operator reads it: what must be said to the caller now, what it is, where it goes, why, what may be typed.
    func proposal(_ proposal: Proposal, decision: Decision, submission: Submission) -> [String] {
        let finding = proposal.finding
        var lines: [String] = []
        if finding.urgency.threat { lines.append(words(Wording.threat)) }
        lines += finding.urgency.advice.map { words(Wording.adviseFirst) + $0 }
        lines.append(
            [kind(proposal, decision), category(proposal, decision), urgency(proposal, decision), secrecy(submission)]
                .filter { !$0.isEmpty }.joined(separator: "｜"))
        lines.append(place(proposal, decision) + " → " + department(proposal, decision))
        lines += proposal.companions.map { HouseWords.sentence($0, in: language) }
        if !proposal.clocks.isEmpty { lines.append(clocks(proposal.clocks)) }
        lines += proposal.reasons.filter { !Self.isShown($0) }.map { words(Wording.because) + HouseWords.sentence($0, in: language) }
        lines += proposal.sameCaller.enumerated().map { index, line in
            words(Wording.sameCaller) + letter("b", index) + brief(line)
        }
        if let guide = proposal.guide { lines.append(words(Wording.guide) + " " + brief(guide)) }
        // What may not lead is shown all the same: its answer may be this one's.
        let leading = proposal.lookAlikes.filter(\.mayLead)
        lines += leading.enumerated().map { index, look in words(Wording.looksLike) + " " + letter("a", index) + alike(look) }
        lines += proposal.lookAlikes.filter { !$0.mayLead }.map { words(Wording.looksLike) + " " + alike($0) }
        if let open = proposal.incident { lines.append(words(Wording.underIncident(incident(open)))) }
        var offered: [Words] = []
        if !leading.isEmpty { offered.append(Wording.joins) }
        if !proposal.sameCaller.isEmpty { offered.append(Wording.repeats) }
        if proposal.incident != nil { offered.append(Wording.joinsIncident) }
        if !offered.isEmpty { lines.append(offered.map { words($0) }.joined(separator: " ")) }
        return lines + [words(Wording.choices)]
    }

    /// `a) `, `a2) `: what is typed to choose it.
    private func letter(_ letter: String, _ index: Int) -> String { letter + (index == 0 ? "" : "\(index + 1)") + ") " }

    /// What was found stands in the lines above with its words: said once is enough.
    static func isShown(_ reason: Reason) -> Bool {
        ["kind-", "category-found", "category-decided", "place-found", "urgency-found", "urgency-decided"].contains {
            reason.slug.hasPrefix($0)
        }
    }

    /// `求助 .97`, or `求助（您改的）`.
    private func kind(_ proposal: Proposal, _ decision: Decision) -> String {
        proposal.kind.in(language)
            + (decision.kind == nil ? " " + Self.hundredths(proposal.finding.kind.confidence) : words(Wording.asTyped))
    }

    private func category(_ proposal: Proposal, _ decision: Decision) -> String {
        guard let code = proposal.category else { return words(Wording.uncategorised) }
        let name = [code.rawValue, proposal.categoryName].compactMap { $0 }.joined(separator: " ")
        return name + (decision.category == nil ? said(proposal.finding.category.evidence) : words(Wording.asTyped))
    }

    private func urgency(_ proposal: Proposal, _ decision: Decision) -> String {
        proposal.urgency.in(language) + (decision.urgency == nil ? said(proposal.finding.urgency.evidence) : words(Wording.asTyped))
    }

    private func secrecy(_ submission: Submission) -> String { submission.secret ? words(Wording.secret) : "" }

    private func place(_ proposal: Proposal, _ decision: Decision) -> String {
        let found = proposal.finding.place
        let isTyped = decision.district != nil || decision.street != nil
        if !isTyped, found.isAmbiguous { return words(Wording.placeAmbiguous) }
        guard let name = proposal.placeName ?? (proposal.street ?? proposal.district)?.rawValue else { return words(Wording.placeUnknown) }
        return name + (isTyped ? words(Wording.asTyped) : said(found.evidence))
    }

    private func department(_ proposal: Proposal, _ decision: Decision) -> String {
        let handler = proposal.handlerName ?? proposal.handler?.rawValue
        return [proposal.departmentName, handler].compactMap { $0 }.joined(separator: " ")
            + (decision.department == nil ? "" : words(Wording.asTyped))
    }

    /// `（词：井盖 踩空）`, each word once, in the order of the text.
    private func said(_ evidence: [Evidence]) -> String {
        var seen: Set<String> = []
        let words = evidence.sorted { $0.offset < $1.offset }.map(\.words).filter { !$0.isEmpty && seen.insert($0).inserted }
        return words.isEmpty ? "" : self.words(Wording.inBrackets(self.words(Wording.wordsSaid) + words.joined(separator: " ")))
    }

    /// `.97`, never `1.00` for what is not certain.
    static func hundredths(_ confidence: Double) -> String {
        guard confidence < 1 else { return "1.0" }
        let value = Int(max(0, confidence) * 100)
        return value < 10 ? ".0\(value)" : ".\(value)"
    }
}
