import HotlineCore
import HotlineDesk

/// Only a person hands a matter over, and only who took it and the incident's number close the ticket (practice 1).
struct HandOver: Command {
    let card = Card(
        names: ["handover", "转紧急", "zjj"], usage: "handover [TICKET] 110|119|120|122 WHO [INCIDENT]",
        help: Words(
            "转 110、119、120、122：写对方接警人和警情编号；编号还没有就先不写，工单不结，每五分钟提醒，有了再写一次。清单里的行要写成 #3",
            "hands over to 110, 119, 120 or 122: who took it there and the incident's number; without the number it stays open and rings every five minutes until it is given. A line of a list is written #3"
        ))

    private static let lines: Set<String> = ["110", "119", "120", "122"]

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat, onlyHash: true)
        let line = try words.required().folded
        guard Self.lines.contains(line) else { throw words.refusal }
        let who = try words.required().typed
        let incident = words.rest()
        return seat.act(.handOver(ticket, to: line, takenBy: who, incident: incident.isEmpty ? nil : incident))
    }
}
