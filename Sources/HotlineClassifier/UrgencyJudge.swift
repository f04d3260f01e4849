import HotlineCore

/// How fast the matter must be touched, from the words that raise and those that take back (practice 3).
struct UrgencyJudge {
    let reading: Reading
    let vocabulary: Vocabulary
    let cancellations: [Cancellation]

    /// Evidence is listed gravest first, then as the text has it, so that the first advice is for the gravest danger.
    func judge(_ hits: Hits) -> UrgencyFinding {
        let alarms = withoutWeakerWithin(hits.alarms)
        guard !alarms.isEmpty else { return .none }
        let cancels = cancels(of: hits)

        var standing: [Int: Hit] = [:]
        var cancelled: [Evidence] = []
        var firstCancel = 0
        var lastTakenBack: (alarm: Hit, cancel: Hit)?
        for alarm in alarms {
            while firstCancel < cancels.count, cancels[firstCancel].end + Cancellation.reach < alarm.start { firstCancel += 1 }
            if let cancel = cancel(of: alarm, among: cancels, from: firstCancel) ?? carried(lastTakenBack, to: alarm) {
                lastTakenBack = (alarm, cancel)
                if cancelled.count < Classifier.evidenceLimit { cancelled.append(evidence(ofCancelled: alarm, by: cancel)) }
            } else if standing[alarm.subject] == nil {
                standing[alarm.subject] = alarm
            }
        }

        let ordered = standing.values.sorted {
            let (a, b) = (gravity(of: $0), gravity(of: $1))
            return a == b ? ($0.start, $0.subject) < ($1.start, $1.subject) : a > b
        }
        let effects = Set(ordered.map { vocabulary.alarms[$0.subject].effect })
        let level: Urgency =
            effects.contains(.threat) || effects.contains(.critical) ? .critical : effects.contains(.urgent) ? .urgent : .ordinary
        return UrgencyFinding(
            level: level, threat: effects.contains(.threat), advice: advice(for: ordered),
            evidence: ordered.prefix(Classifier.evidenceLimit).map { hit in
                Evidence(
                    words: reading.words(hit.start, hit.end), offset: hit.start, source: vocabulary.alarms[hit.subject].source,
                    weight: Double(gravity(of: hit)))
            },
            cancelled: cancelled)
    }

    /// What the caller is told first, each thing once: rows share what they advise (有人受伤拨打 120).
    private func advice(for alarms: [Hit]) -> [String] {
        var said: Set<Substring> = []
        return alarms.compactMap { alarm in
            let words = vocabulary.alarms[alarm.subject].advice ?? ""
            let unsaid = words.split(separator: "；").filter { said.insert($0).inserted }
            return unsaid.isEmpty ? nil : unsaid.joined(separator: "；")
        }
    }

    private func gravity(of hit: Hit) -> Int {
        switch vocabulary.alarms[hit.subject].effect {
        case .threat: 3
        case .critical: 2
        case .urgent: 1
        case .cancel, .vulnerable, .kind: 0
        }
    }

    /// 泄漏 within 燃气泄漏 says nothing more, unless the shorter word is the graver one.
    private func withoutWeakerWithin(_ hits: [Hit]) -> [Hit] {
        var kept: [Hit] = []
        var covers = [Hit?](repeating: nil, count: 4)
        for hit in hits {
            let gravity = gravity(of: hit)
            let isWithin = covers[gravity...].contains { cover in
                guard let cover else { return false }
                return hit.end <= cover.end && hit.length < cover.length
            }
            if isWithin { continue }
            kept.append(hit)
            if hit.end > (covers[gravity]?.end ?? -1) { covers[gravity] = hit }
        }
        return kept
    }

    /// Cancel words in the text. One that is itself part of a word that raises (不 in 不想活了) cancels nothing.
    private func cancels(of hits: Hits) -> [Hit] {
        var kept: [Hit] = []
        var next = 0
        var end = -1
        for cancel in hits.cancels.withoutContained() {
            while next < hits.alarms.count, hits.alarms[next].start <= cancel.start {
                end = max(end, hits.alarms[next].end)
                next += 1
            }
            if cancel.end > end { kept.append(cancel) }
        }
        return kept
    }

    /// - Parameter first: no cancel word before this one can reach the alarm.
    private func cancel(of alarm: Hit, among cancels: [Hit], from first: Int) -> Hit? {
        guard vocabulary.alarms[alarm.subject].effect != .threat else { return nil }
        for cancel in cancels[min(first, cancels.count)...] {
            if cancel.start > alarm.end + Cancellation.reachBehind { return nil }
            if cancellations[cancel.subject].applies(cancel, to: alarm, in: reading) { return cancel }
        }
        return nil
    }

    /// The negation of the word in front, where it holds for this one too.
    private func carried(_ last: (alarm: Hit, cancel: Hit)?, to alarm: Hit) -> Hit? {
        guard let last, vocabulary.alarms[alarm.subject].effect != .threat,
            cancellations[last.cancel.subject].carries(from: last.alarm, to: alarm, in: reading)
        else { return nil }
        return last.cancel
    }

    /// From the first of the two words to the end of the second: `没有漏气`.
    private func evidence(ofCancelled alarm: Hit, by cancel: Hit) -> Evidence {
        let start = min(alarm.start, cancel.start)
        let cancelling = vocabulary.cancels[cancel.subject]
        return Evidence(
            words: reading.words(start, max(alarm.end, cancel.end)), offset: start,
            source: "\(vocabulary.alarms[alarm.subject].source) ← \(cancelling.source)", weight: 0)
    }
}
