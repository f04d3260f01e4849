import HotlineCore
import HotlineDesk
import HotlineSystem

/// The Desk's values as the API writes them: snake_case, absent rather than null, ids as strings, enum values as English
/// slugs, instants as ISO 8601 with the zone's offset.
package enum TicketJSON {
    package static func progress(_ progress: Progress, in language: Language, zone: Zone) -> JSONValue {
        let isChinese = language == .chinese
        let steps = progress.steps.map { step in
            JSONValue.object(["at": .string(step.at.iso8601(in: zone)), "text": .string(isChinese ? step.chinese : step.english)])
        }
        return .object([
            "number": .string(progress.number),
            "state": .string(isChinese ? progress.state.chinese : progress.state.english),
            "state_at": .string(progress.state.at.iso8601(in: zone)),
            "next_step": text(isChinese ? progress.nextStepChinese : progress.nextStepEnglish),
            "department_name": text(progress.departmentName),
            "due": instant(progress.due, zone),
            "reply": text(progress.reply),
            "can": progress.acts.isEmpty ? nil : .array(progress.acts.map { .string($0.rawValue) }),
            "messages": progress.messages.isEmpty
                ? nil
                : .array(
                    progress.messages.map {
                        .object(["at": .string($0.at.iso8601(in: zone)), "text": .string(isChinese ? $0.chinese : $0.english)])
                    }),
            "steps": .array(steps),
        ])
    }

    static func line(_ line: TicketLine, zone: Zone) -> JSONValue {
        .object([
            "number": .string(line.number),
            "state": .string(line.state.rawValue),
            "urgency": .string(line.urgency.slug),
            "kind": .string(line.kind.rawValue),
            "category": text(line.categoryCode?.rawValue),
            "category_name": text(line.categoryName),
            "department": text(line.departmentCode?.rawValue),
            "department_name": text(line.departmentName),
            "handler": text(line.handler),
            "place_name": text(line.placeName),
            "received_at": instant(line.receivedAt, zone),
            "accepted_at": instant(line.acceptedAt, zone),
            "next_due": line.nextDue.map { clock($0, zone: zone) },
            "overdue": .bool(line.isOverdue),
            "auto_signed": line.isAutoSigned == true ? .bool(true) : nil,
            "urge_count": .int(line.urgeCount),
            "secret": .bool(line.isSecret),
            "green": line.isGreen ? .bool(true) : nil,
            "text_only": line.isTextOnly ? .bool(true) : nil,
            "gist": text(line.gist),
        ])
    }

    static func clock(_ clock: ClockLine, zone: Zone) -> JSONValue {
        .object([
            "name": .string(clock.name.rawValue),
            "started_at": instant(clock.startedAt, zone),
            "due": instant(clock.due, zone),
            "original_due": instant(clock.originalDue, zone),
            "provisional": .bool(clock.isProvisional),
            "stopped_at": instant(clock.stoppedAt, zone),
            "paused": clock.isPaused == true ? .bool(true) : nil,
            "limit": text(clock.limit),
        ])
    }

    static func detail(_ detail: TicketDetail, in language: Language, zone: Zone) -> JSONValue {
        let entries = detail.entries.map { entry in
            JSONValue.object([
                "id": .string(String(entry.id)), "at": instant(entry.at, zone), "event": .string(entry.event), "who": .string(entry.who),
                "reason": reason(entry.reason, in: language), "text": text(entry.text),
            ])
        }
        let notices = detail.notices.map { notice in
            JSONValue.object([
                "id": .string(String(notice.id)), "subject": .string(notice.subject), "recipient": .string(notice.recipient),
                "way": .string(notice.way), "created_at": instant(notice.createdAt, zone), "told_at": instant(notice.toldAt, zone),
                "how": text(notice.how),
            ])
        }
        return .object([
            "ticket": line(detail.line, zone: zone),
            "channel": .string(detail.channel.rawValue),
            "content": .string(detail.content),
            "goal": text(detail.goal),
            "place": text(detail.placeText),
            "citizen_name": text(detail.citizenName),
            "citizen_phone": text(detail.citizenPhone),
            "first_person": text(detail.firstPerson),
            "first_department": text(detail.firstDepartment),
            "first_responsibility": detail.first.isEmpty ? nil : .array(detail.first.map { first($0, in: language, zone: zone) }),
            "truth": text(detail.truth),
            "solved": text(detail.solved),
            "rating": detail.rating.map { rating($0, zone: zone) },
            "vulnerable": .bool(detail.isVulnerable),
            "clocks": .array(detail.clocks.map { clock($0, zone: zone) }),
            "entries": .array(entries),
            "notices": .array(notices),
            "returns": detail.returns.isEmpty ? nil : .array(detail.returns.map { reason($0, in: language) }),
            "parts": detail.parts.isEmpty ? nil : .array(detail.parts.map { part($0, zone: zone) }),
            "attachments": detail.attachments.isEmpty ? nil : .array(attachments(of: detail)),
            "late": detail.late.isEmpty ? nil : .array(detail.late.map { reason($0, in: language) }),
        ])
    }

    private static func attachments(of detail: TicketDetail) -> [JSONValue] {
        detail.attachments.enumerated().map { index, attachment in
            .object([
                "name": .string(attachment.name), "type": .string(attachment.type.mediaType), "size": .int(attachment.size),
                "sha256": .string(attachment.digest), "href": .string("/api/tickets/\(detail.line.number)/attachments/\(index + 1)"),
            ])
        }
    }

    static func feed(_ page: FeedPage, in language: Language, zone: Zone) -> JSONValue {
        let items = page.items.map { item in
            JSONValue.object([
                "entry": .string(String(item.entry)), "at": instant(item.at, zone), "event": .string(item.event),
                "held": .bool(item.isHeld), "reason": item.reason.map { reason($0, in: language) }, "ticket": line(item.ticket, zone: zone),
                "part": item.part.map { part($0, zone: zone) },
            ])
        }
        let digests = page.digests.map { digest(of: $0, zone: zone) }
        return .object([
            "items": .array(items), "digests": digests.isEmpty ? nil : .array(digests), "cursor": .string(String(page.cursor)),
            "has_more": .bool(page.hasMore),
        ])
    }

    static func receipt(_ receipt: Receipt, in language: Language, zone: Zone) -> JSONValue {
        .object([
            "number": text(receipt.ticket),
            "state": text(receipt.state?.rawValue),
            "query_code": receipt.isRepeated ? nil : text(receipt.queryCode),
            "say": text(receipt.say),
            "repeated": receipt.isRepeated ? .bool(true) : nil,
            "decided": receipt.decided.isEmpty ? nil : .array(receipt.decided.map { reason($0, in: language) }),
            "clocks": receipt.clocks.isEmpty ? nil : .array(receipt.clocks.map { clock($0, zone: zone) }),
            "tickets": .array(receipt.tickets.map { line($0, zone: zone) }),
        ])
    }

    static func reason(_ reason: Reason, in language: Language) -> JSONValue {
        .object(["slug": .string(reason.slug), "words": .string(reason.words(in: language))])
    }

    static func text(_ text: String?) -> JSONValue? { text.flatMap { $0.isEmpty ? nil : .string($0) } }
    static func instant(_ instant: Instant?, _ zone: Zone) -> JSONValue? { instant.map { .string($0.iso8601(in: zone)) } }
}
