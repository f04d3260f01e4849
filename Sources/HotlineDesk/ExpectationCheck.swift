import HotlineCore
import HotlineRouting

/// Runs `expectations.csv` through classifier and tables: before every reload, and in `hotline check`.
package enum ExpectationCheck {
    /// A row that does not come out as it must.
    package struct Failure: Hashable, Sendable {
        package let line: Int
        /// `routing/expectations.csv:LINE: “…” → 类别 0101，应为 0205`.
        package let words: String
    }

    package static func failures(of tables: Tables, at now: Instant) -> [Failure] {
        tables.routing.expectations.compactMap { expected in
            let submission = Submission(
                channel: .phone, mark: .form(id: "", bodyDigest: ""), receivedAt: now, content: expected.text)
            let triage = Triage(
                submission, finding: tables.classifier.find(submission), decision: nil, tables: tables, at: now)
            var wrong: [String] = []
            if let kind = expected.kind, kind != triage.kind { wrong.append("诉求类型 \(triage.kind.chinese)，应为 \(kind.chinese)") }
            if let category = expected.category, category != triage.category {
                wrong.append("类别 \(triage.category?.rawValue ?? "—")，应为 \(category)")
            }
            if let department = expected.department, department != triage.lead {
                wrong.append("部门 \(triage.lead)，应为 \(department)")
            }
            if let urgency = expected.urgency, urgency != triage.urgency {
                wrong.append("紧急 \(triage.urgency.chinese)，应为 \(urgency.chinese)")
            }
            if wrong.isEmpty { return nil }
            return Failure(
                line: expected.line,
                words: "routing/expectations.csv:\(expected.line): “\(expected.text)” → " + wrong.joined(separator: "；"))
        }
    }
}
