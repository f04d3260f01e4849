import HotlineCore
import HotlineRouting
import HotlineStore

extension Desk {
    mutating func spare(_ reference: TicketReference, _ action: PrivacyAction, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        return switch action {
        case .unmask(let reason): try unmask(dossier, reason: reason, order)
        case .secret(let isSecret, let reason): try setSecret(&dossier, isSecret, reason: reason, order)
        case .stateSecret(let reason): try refuseStateSecret(&dossier, reason: reason, order)
        case .restate(let text): try restate(dossier, text: text, order)
        case .releaseRestatement: try releaseRestatement(&dossier, order)
        case .accuse(let departments, let people): try accuse(&dossier, departments: departments, people: people, order)
        case .seal(let readers, let reason): try proposeSeal(dossier, readers: readers, reason: reason, order)
        case .confirmSeal: try confirmSeal(&dossier, order)
        case .green(let isTextOnly, let reason): try openGreenLane(&dossier, isTextOnly: isTextOnly, reason: reason, order)
        case .represent(let name, let phone): try represent(&dossier, name: name, phone: phone, order)
        case .difficult(let venue, let reason): try markDifficult(&dossier, venue: venue, reason: reason, order)
        case .calm(let reason): try proposeCalm(dossier, reason: reason, order)
        case .include(let reason): try proposeInclusion(dossier, reason: reason, order)
        case .confirm(let matter): try confirm(matter, &dossier, order)
        case .exclude(let reason): try proposeExclusion(dossier, reason: reason, order)
        case .confirmExclusion: try confirmExclusion(&dossier, order)
        case .publish(let text): try publish(dossier, text: text, order)
        case .unpublish(let reason): try unpublish(dossier, reason: reason, order)
        case .reissue: try reissue(dossier, order)
        case .refuse(let matter, let reason): try refuse(dossier, matter, reason: reason, order)
        }
    }

    /// Everybody but the holder asks, and leaves a reason behind (practice 29).
    private mutating func unmask(_ dossier: Dossier, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        if isDepartments(order.actor) {
            if try ownPart(dossier, order.actor) == nil {
                try requireHolding(dossier, .unmask, order.actor)
            } else {
                try require(.unmask, of: order.actor)
            }
            // Outside intake a secret matter has no citizen (practice 27).
            if dossier.ticket.isSecret { throw .refused(.notPermitted(verb: Verb.unmask.rawValue)) }
        } else {
            try require(.unmask, of: order.actor)
            if dossier.ticket.isSecret { try require(.secrecy, of: order.actor) }
        }
        try require(reason, "reason", atMost: Self.proposalReasonLimit)
        return try stored { () throws(StoreFailure) in
            let citizen = try store.person(of: dossier.ticket.id)
            let place = try store.text(of: dossier.ticket.textEntry)?.place
            try journalPrivately("unmasked", dossier, reason: Reason("unmasked"), text: reason, order)
            var receipt = receipt(for: dossier)
            receipt.clocks = []
            receipt.decided = [
                Reason("unmasked-shown", citizen?.name ?? "—", citizen?.phone?.typed ?? "—", place ?? "—")
            ]
            if let privacy = dossier.privacy, let name = privacy.representativeName {
                receipt.decided.append(Reason("unmasked-representative", name, privacy.representativePhone?.typed ?? "—"))
            }
            return receipt
        }
    }

    /// Every change of the flag is an entry (domain 2.14).
    private mutating func setSecret(_ dossier: inout Dossier, _ isSecret: Bool, reason: String, _ order: Order) throws(DeskFailure)
        -> Receipt
    {
        try require(.secrecy, of: order.actor)
        // One person's word makes it secret; it takes two to take that back (practice 27).
        if !isSecret {
            guard dossier.ticket.isSecret else { throw .refused(.invalid(field: "secret", value: "off", expected: "on")) }
            return try offer(.disclosure, of: dossier, reason: reason, order)
        }
        try require(reason, "reason", atMost: Self.proposalReasonLimit)
        return try stored { () throws(StoreFailure) in
            dossier.ticket.isSecret = true
            try journalPrivately("secrecy", dossier, reason: Reason("secret-on"), text: reason, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Art. 4: what involves a state secret is refused, and neither stored nor shown. The citizen is told so in fixed words, and
    /// where such a matter may go.
    private mutating func refuseStateSecret(_ dossier: inout Dossier, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.secrecy, of: order.actor)
        try require(reason, "reason", atMost: Self.proposalReasonLimit)
        guard let person = order.actor.person, let row = tables.routing.scope.first(where: \.keepsNoText) else {
            throw .refused(.notPermitted(verb: Verb.secrecy.rawValue))
        }
        var decline = DeclineRow(
            ticket: dossier.ticket.id, code: row.code, words: row.words, proposedBy: person, proposedAt: order.at)
        return try conclude(&decline, row, &dossier, by: person, why: reason, order)
    }

    /// A newer restatement takes the place of one that still waits.
    private mutating func restate(_ dossier: Dossier, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.secrecy, of: order.actor)
        guard dossier.ticket.isSecret else { throw .refused(.invalid(field: "secret", value: "off", expected: "on")) }
        try require(text, "text")
        // What gives a reporter away at once is never released by oversight.
        guard Masking.numbers(text) == text else {
            throw .refused(.invalid(field: "text", value: Masking.numbers(text), expected: "不含电话、证件号、邮箱 no numbers of persons"))
        }
        let waiting = try stored { () throws(StoreFailure) in
            try store.openProposal(.restatement, ticket: dossier.ticket.id, subject: "")
        }
        if waiting == nil { try mayPropose(.restatement, ticket: dossier.ticket.id, reason: "restatement", order) }
        return try stored { () throws(StoreFailure) in
            if let waiting, let person = order.actor.person { try store.endProposal(waiting.id, .replaced, by: person, at: order.at) }
            let entry = try journalPrivately("restated", dossier, reason: Reason("restated"), text: text, order)
            try propose(.restatement, of: dossier, reason: "", entry: entry, order)
            return receipt(for: dossier)
        }
    }

    private mutating func releaseRestatement(_ dossier: inout Dossier, _ order: Order) throws(DeskFailure) -> Receipt {
        let proposal = try confirmable(.restatement, ticket: dossier.ticket.id, order)
        return try stored { () throws(StoreFailure) in
            try change(&dossier) { $0.restatement = proposal.entry }
            try end(proposal, .confirmed, of: dossier, order)
            // A department that has it already reads of the new words in its feed.
            try journal("restatement", dossier, by: order, reason: Reason("restatement-released"))
            return receipt(for: dossier)
        }
    }

    private mutating func proposeExclusion(_ dossier: Dossier, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.exclude, of: order.actor)
        try mayPropose(.exclusion, ticket: dossier.ticket.id, reason: reason, order)
        return try stored { () throws(StoreFailure) in
            try propose(.exclusion, of: dossier, reason: reason, order)
            return receipt(for: dossier)
        }
    }

    private mutating func confirmExclusion(_ dossier: inout Dossier, _ order: Order) throws(DeskFailure) -> Receipt {
        let proposal = try confirmable(.exclusion, ticket: dossier.ticket.id, order)
        return try stored { () throws(StoreFailure) in
            try change(&dossier) { $0.excludedAt = order.at }
            try end(proposal, .confirmed, of: dossier, order)
            return receipt(for: dossier)
        }
    }

    private mutating func proposeInclusion(_ dossier: Dossier, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.exclude, of: order.actor)
        guard dossier.privacy?.excludedAt != nil else { throw .refused(.nothingWaiting) }
        return try offer(.inclusion, of: dossier, reason: reason, order)
    }

    private mutating func confirm(_ matter: TwoPersonMatter, _ dossier: inout Dossier, _ order: Order) throws(DeskFailure) -> Receipt {
        switch matter {
        case .seal: return try confirmSeal(&dossier, order)
        case .restatement: return try releaseRestatement(&dossier, order)
        case .exclusion: return try confirmExclusion(&dossier, order)
        case .threat: return try confirmCalm(&dossier, order)
        case .disclosure:
            let proposal = try confirmable(matter, ticket: dossier.ticket.id, order)
            return try stored { () throws(StoreFailure) in
                dossier.ticket.isSecret = false
                try journalPrivately("secrecy", dossier, reason: Reason("secret-off"), text: nil, order)
                try end(proposal, .confirmed, of: dossier, order)
                try save(&dossier, at: order.at)
                return receipt(for: dossier)
            }
        case .inclusion:
            let proposal = try confirmable(matter, ticket: dossier.ticket.id, order)
            return try stored { () throws(StoreFailure) in
                try change(&dossier) { $0.excludedAt = nil }
                try end(proposal, .confirmed, of: dossier, order)
                return receipt(for: dossier)
            }
        // These are decided with their own words, and each says yes or no.
        case .decline, .callerFlag: throw .refused(.nothingProposed)
        }
    }

    private mutating func refuse(
        _ dossier: Dossier, _ matter: TwoPersonMatter, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        try require(reason, "reason", atMost: Self.proposalReasonLimit)
        let proposal = try confirmable(matter, ticket: dossier.ticket.id, order)
        return try stored { () throws(StoreFailure) in
            try end(proposal, .refused, of: dossier, reason: reason, order)
            return receipt(for: dossier)
        }
    }

    /// Told only to the phone or the chat that the ticket already has; whoever asks reads nothing of it (practice 30).
    private mutating func reissue(_ dossier: Dossier, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.reissue, of: order.actor)
        let citizen = try stored { () throws(StoreFailure) in try store.person(of: dossier.ticket.id) }
        guard try stored({ () throws(StoreFailure) in try isReachable(citizen ?? Citizen()) }) else {
            throw .refused(.missing(field: citizen?.phone == nil ? "电话 phone" : "短信网关 SMS gateway"))
        }
        return try stored { () throws(StoreFailure) in
            let id = dossier.ticket.id
            try store.setCode(store.digest(of: "code \(id) \(order.secrets.queryCode)"), of: id)
            let entry = try journalPrivately("reissued", dossier, reason: Reason("reissued"), text: nil, order)
            try tellCitizen(
                of: dossier, subject: .chatTicket, arguments: ["ticket", number(id).description, "code", order.secrets.queryCode],
                citizen: citizen, entry: entry, order)
            return receipt(for: dossier)
        }
    }

    /// Changes the ticket's row of safeguards, in memory and in the store.
    func change(_ dossier: inout Dossier, _ change: (inout PrivacyRow) -> Void) throws(StoreFailure) {
        var privacy = dossier.privacy ?? PrivacyRow()
        change(&privacy)
        try store.put(privacy, of: dossier.ticket.id)
        dossier.privacy = privacy
    }
}
