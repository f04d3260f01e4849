import Foundation
import Testing

/// Every ticket of every story, read again by somebody who reads English: no Chinese but names out of the tables and people's own words.
struct EnglishTests {
    @Test(arguments: DialogueTests.stories)
    func `show, why, print, days and status are English`(_ name: String) throws {
        let transcript = try Transcript(String(contentsOf: DialogueTests.folder.appending(path: name), encoding: .utf8))
        let performance = try Performance(transcript)
        let stage = try #require(performance.stage)
        let own =
            try stage.names()
            + transcript.beats.compactMap { beat in
                if case .typed(let text) = beat.deed { text } else { nil }
            }
        _ = try stage.enter("console 8001", as: "reader", line: 0)
        _ = try stage.type("lang en", line: 0)
        let all = performance.comparisons.flatMap(\.actual).joined(separator: "\n")
        let numbers = Set(all.matches(of: /GZ[0-9]{15}/).map { String($0.output) })
        let asked = ["status"] + numbers.sorted().flatMap { number in ["show", "why", "days", "print"].map { "\($0) \(number)" } }
        for command in asked {
            for line in try stage.type(command, line: 0) where line.hasPrefix("> 2") && !line.contains("（依据办事指南") {
                for word in line.matches(of: /[\u{4E00}-\u{9FFF}]+/) where !own.contains(where: { $0.contains(word.output) }) {
                    Issue.record("\(command): “\(word.output)” in \(line)")
                }
            }
        }
    }
}

extension Stage {
    /// Lines of the tables that hold names or a clerk's own words, which have one language; of the ladders their rungs' names alone.
    fileprivate func names() throws -> [String] {
        let names = try ["departments", "people", "places", "categories", "scope", "venues", "joint", "calendar", "urgency"].flatMap {
            table in
            try text(of: table + ".csv").split(whereSeparator: \.isNewline).dropFirst(2).map(String.init)
        }
        let rungs = try text(of: "escalation.csv").split(whereSeparator: \.isNewline).compactMap { row in
            row.split(separator: ",").first { $0.hasPrefix("R-") }.map { String($0.dropFirst(2).prefix { !$0.isASCII }) }
        }
        return names + rungs + ["打印交办单"]
    }
}
