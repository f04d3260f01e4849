import HotlineCore
import HotlineDesk

/// One call as all logs tell it.
struct CallCommand: Command {
    let card = Card(
        names: ["call", "通话", "th"], usage: "call CALL",
        help: Words(
            "一次通话的话单、排队、录音和转写，以及它的工单；转写由机器听写，以坐席记录为准",
            "one call: its detail, queue, recording, transcript and ticket; a machine heard the transcript, the agent's record counts"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let call = try words.required().folded
        try words.finish()
        return .ask(seat.query(.calls(.sheet(call), by: seat.actor)), then: Self.render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .calls(.sheet(let sheet)) = answer else { return seat.unexpected(answer) }
        var lines = sheet.line.map { [seat.line(of: $0)] } ?? []
        for event in sheet.events {
            let seconds = event.seconds.map { seat.words(Words("\($0) 秒", "\($0) s")) }
            lines.append(
                [seat.time(event.at), seat.words(HouseWords.callEvent(event.event)), event.agent, seconds, event.words].compactMap { $0 }
                    .joined(separator: " "))
        }
        for said in sheet.said {
            lines.append("\(said.begin / 1000)″ \(seat.words(HouseWords.role(said.role)))：\(said.text)")
        }
        let end =
            if let ticket = sheet.ticket {
                ticket
            } else if let due = sheet.recordDue {
                seat.words(Words("还没有工单，坐席记录应在 \(seat.time(due)) 前到", "no ticket; the agent's record is due by \(seat.time(due))"))
            } else {
                seat.words(Words("没有工单", "no ticket"))
            }
        return .reply(Reply(.list, lines + [end]))
    }
}
