import HotlineCore
import HotlineStore

/// Gateways by their kind: the settings may name the one for short messages, else the one that says it is one is taken.
extension Desk {
    mutating func remember(_ gateway: GatewayName, as kind: GatewayKind, _ order: Order) throws(DeskFailure) -> Receipt {
        try stored { () throws(StoreFailure) in
            try store.setKind(kind, of: gateway, at: order.at)
            hearGateway(gateway)
            return Receipt()
        }
    }

    func smsGateway() throws(StoreFailure) -> GatewayName? {
        if let named = settings.smsGateway { return named }
        return try store.gateway(of: .sms)
    }

    /// Whether some gateway carries a message to this citizen.
    func isReachable(_ citizen: Citizen) throws(StoreFailure) -> Bool {
        if citizen.chat != nil { return true }
        guard citizen.phone != nil else { return false }
        return try smsGateway() != nil
    }

    /// The telephone behind a user, where the gateway's users are telephones.
    func phone(of address: ChatAddress) throws(StoreFailure) -> Phone? {
        try kind(of: address.gateway).usesPhones ? Phone(address.user) : nil
    }

    /// What a gateway said it is, or the settings name it for; else a chat.
    func kind(of gateway: GatewayName) throws(StoreFailure) -> GatewayKind {
        if gateway == settings.smsGateway { return .sms }
        return try store.kind(of: gateway) ?? .chat
    }
}
