/// What stands behind a gateway: it says so in its hello. The users of an SMS or voice gateway are telephone numbers.
package enum GatewayKind: String, CaseIterable, Hashable, Sendable {
    case chat, sms, voice

    package var usesPhones: Bool { self != .chat }
}
