import HotlineCore
import HotlineDesk
import HotlineSystem

extension TicketJSON {
    /// A main ticket, who is complained about, and those under it; the count says how many there are, shown or not.
    static func group(_ group: TicketGroup, in language: Language, zone: Zone) -> JSONValue {
        .object([
            "main": line(group.main, zone: zone),
            "title": group.title.map { .string($0) },
            "subject": group.subject.map { .string($0) },
            "count": .int(group.count),
            "followers": .array(
                group.followers.map { follower in
                    .object([
                        "ticket": line(follower.line, zone: zone), "kind": .string(follower.slug),
                        "channel": .string(follower.channel.rawValue), "name": follower.name.map { .string($0) },
                        "phone": follower.phone.map { .string($0) }, "content": follower.content.map { .string($0) },
                    ])
                }),
        ])
    }
}
