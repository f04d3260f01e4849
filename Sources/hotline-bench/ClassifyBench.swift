import Foundation
import HotlineCore
import HotlineDesk
import HotlineSystem

/// Messages classified one by one, by the keywords alone and with what is learnt from the tables' examples; addresses placed; routes,
/// limits and handlers' departments decided; and the learning itself.
struct ClassifyBench {
    let ground: Ground
    let messages: Int

    func run(_ report: inout Report) throws {
        let keywords = ground.tables
        try classify(&report, "classify, keywords", keywords) { SampleMatters.place + "\n" + SampleMatters.text($0) }
        try classify(&report, "place, an address alone", keywords) { _ in SampleMatters.place }
        try decide(&report, keywords)
        let curriculum = Curriculum(keywords.routing)
        guard curriculum.canBeLearnt else {
            return report.row("learn", "examples.csv has nothing to tell apart; nothing was learnt")
        }
        var cost = LoopCost()
        var taught = keywords
        try cost.add { taught = keywords.taught(by: curriculum.learn()) }
        report.row(
            "learn, \(Report.grouped(Double(curriculum.count))) sentences",
            "\(Report.short(cost.wall)) s, at most \(try Self.peakMebibytes()) MiB resident")
        try classify(&report, "classify, learnt", taught) { SampleMatters.place + "\n" + SampleMatters.text($0) }
    }

    private func classify(_ report: inout Report, _ name: String, _ tables: Tables, text: (Int) -> String) throws {
        var waits = Waits()
        var cost = LoopCost()
        for index in 0..<messages {
            let text = text(index)
            try cost.add {
                let began = DispatchTime.now().uptimeNanoseconds
                _ = tables.classifier.find(text: text)
                waits.add(Int64(DispatchTime.now().uptimeNanoseconds - began))
            }
        }
        // The waits are nanoseconds here, so what calls itself milliseconds is microseconds.
        report.row(
            name,
            "p50 \(Report.short(waits.milliseconds(percentile: 50))) µs, p99 \(Report.short(waits.milliseconds(percentile: 99))) µs a message, "
                + cost.words(tickets: messages).replacing("ticket", with: "message"))
    }

    /// From a finding to kind, rule, department, companions, limits and reasons, as at every acceptance.
    private func decide(_ report: inout Report, _ tables: Tables) throws {
        let now = SampleMatters.start
        let submissions = (0..<SampleMatters.textCount).map { index in
            Submission(
                channel: .phone, mark: .form(id: "", bodyDigest: ""), receivedAt: now, content: SampleMatters.text(index),
                placeText: SampleMatters.place)
        }
        let found = submissions.map { ($0, tables.classifier.find($0)) }
        var cost = LoopCost()
        try cost.add {
            for index in 0..<messages {
                let (submission, finding) = found[index % found.count]
                _ = Triage(submission, finding: finding, decision: nil, tables: tables, at: now)
            }
        }
        report.row(
            "route, a decision",
            "\(Report.grouped(Double(messages) / cost.wall)) decisions/s, "
                + cost.words(tickets: messages).replacing("ticket", with: "decision"))
    }

    private static func peakMebibytes() throws -> Int {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else {
            throw BenchProblem("the kernel keeps no memory of a process")
        }
        return Int(usage.ru_maxrss) / 1024
    }
}
