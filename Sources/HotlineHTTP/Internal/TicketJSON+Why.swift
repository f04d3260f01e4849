import HotlineCore
import HotlineDesk
import HotlineSystem

/// What a department reads of its gathered rungs, and of the whole chain behind a ticket.
extension TicketJSON {
    static func digest(of page: DigestView.Page, zone: Zone) -> JSONValue {
        let lines = page.lines.map { entry in
            JSONValue.object([
                "rung": .string(entry.rung), "at": instant(entry.at, zone), "people": .array(entry.people.map { .string($0) }),
                "ticket": line(entry.ticket, zone: zone),
            ])
        }
        return .object([
            "entry": page.entry.map { .string(String($0)) }, "at": instant(page.at, zone), "event": .string("digest"),
            "lines": .array(lines),
        ])
    }

    static func explanation(_ explanation: Explanation, in language: Language, zone: Zone) -> JSONValue {
        .object([
            "number": .string(explanation.ticket),
            "parts": .array(
                explanation.parts.map { part in
                    .object(["heading": reason(part.heading, in: language), "lines": .array(part.lines.map { reason($0, in: language) })])
                }),
            "clocks": .array(explanation.clocks.map { walked($0, zone: zone) }),
            "rungs": .array(explanation.rungs.map { rung($0, zone: zone) }),
        ])
    }

    private static func walked(_ walked: Explanation.Clock, zone: Zone) -> JSONValue {
        let days = walked.days.map { day in
            JSONValue.object([
                "date": .string(day.date.iso8601), "worked_minutes": .int(day.minutes), "worked": .bool(day.isWorked),
                "why": text(day.name),
            ])
        }
        return .object([
            "clock": clock(walked.line, zone: zone), "round": .int(walked.round),
            "table_line": walked.tableLine.map { .string("deadlines.csv:\($0)") }, "days": days.isEmpty ? nil : .array(days),
        ])
    }

    private static func rung(_ rung: Explanation.Rung, zone: Zone) -> JSONValue {
        let told = rung.told.map { told in
            JSONValue.object([
                "recipient": .string(told.recipient), "way": text(told.way), "outcome": .string(told.outcome.rawValue),
                "at": instant(told.at, zone), "how": text(told.how),
            ])
        }
        return .object([
            "id": .string(rung.id), "round": .int(rung.round), "course": .string(rung.course.rawValue), "at": instant(rung.at, zone),
            "clock": text(rung.anchor?.rawValue), "moment": text(rung.moment), "condition": text(rung.condition), "told": .array(told),
        ])
    }
}
