/// How an answer's lines are written after their code: words for people, or a JSON object a line, whose `text` is those words.
package enum ReplyFormat: String, CaseIterable, Sendable { case text, json }
