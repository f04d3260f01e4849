import HotlineCore
import HotlineDesk
import HotlineSystem

/// What `format json` puts beside the words: snake_case, absent rather than null, instants in ISO 8601, English slugs.
extension TicketLine {
    var json: JSONValue {
        .object([
            "number": .string(number), "state": .string(state.rawValue), "urgency": .string(urgency.slug), "kind": .string(kind.rawValue),
            "category": categoryCode.map { .string($0.rawValue) }, "category_name": categoryName.map { .string($0) },
            "department": departmentCode.map { .string($0.rawValue) }, "department_name": departmentName.map { .string($0) },
            "handler": handler.map { .string($0) }, "place": placeName.map { .string($0) },
            "received_at": .string(receivedAt.iso8601()), "accepted_at": acceptedAt.map { .string($0.iso8601()) },
            "next_due": nextDue?.json, "overdue": isOverdue ? .bool(true) : nil, "urges": urgeCount > 0 ? .int(urgeCount) : nil,
            "secret": isSecret ? .bool(true) : nil, "gist": gist.isEmpty ? nil : .string(gist),
        ])
    }
}

extension ClockLine {
    var json: JSONValue {
        .object([
            "name": .string(name.rawValue), "due": .string(due.iso8601()), "provisional": isProvisional ? .bool(true) : nil,
            "stopped_at": stoppedAt.map { .string($0.iso8601()) },
        ])
    }
}

extension Receipt {
    var json: JSONValue {
        .object([
            "ticket": ticket.map { .string($0) }, "state": state.map { .string($0.rawValue) },
            "query_code": queryCode.map { .string($0) }, "repeated": isRepeated ? .bool(true) : nil,
            "clocks": clocks.isEmpty ? nil : .array(clocks.map(\.json)),
            "decided": decided.isEmpty ? nil : .array(decided.map(\.json)),
        ])
    }
}

extension Reason {
    var json: JSONValue { .object(["reason": .string(slug), "arguments": .array(arguments.map { .string($0) })]) }
}

extension Inbox.Row {
    var json: JSONValue {
        .object(["list": .string(list.rawValue), "count": .int(count), "critical": critical > 0 ? .int(critical) : nil])
    }
}

extension TicketDetail {
    var json: JSONValue {
        guard case .object(let members) = line.json else { return line.json }
        let more = JSONValue.object([
            "channel": .string(channel.rawValue), "content": .string(content), "first_person": firstPerson.map { .string($0) },
            "first_department": firstDepartment.map { .string($0) }, "kind_claimed": kindClaimed.map { .string($0.rawValue) },
            "clocks": .array(clocks.map(\.json)),
        ])
        guard case .object(let added) = more else { return line.json }
        return .object(members + added)
    }
}

extension Proposal {
    var json: JSONValue {
        .object([
            "kind": .string(kind.rawValue), "category": category.map { .string($0.rawValue) }, "urgency": .string(urgency.slug),
            "department": .string(department.rawValue), "handler": handler.map { .string($0.rawValue) },
            "look_alikes": lookAlikes.isEmpty ? nil : .array(lookAlikes.map { .string($0.line.number) }),
            "guide": guide.map { .string($0.guide.code) }, "clocks": .array(clocks.map(\.json)),
        ])
    }
}

extension GuideLine {
    var json: JSONValue {
        .object([
            "code": .string(guide.code), "name": .string(guide.name), "source": .string(guide.source),
            "checked": .string(guide.checked.iso8601), "valid_to": guide.validTo.map { .string($0.iso8601) },
            "expired": isExpired ? .bool(true) : nil,
        ])
    }
}
