import HotlineCore

/// What a door asks of the attachments' queue. Each step is answered before the next is sent, so a slow disk slows its own sender.
package enum AttachmentRequest: Sendable {
    /// Bytes of a part, in order; its name of 32 hexadecimal digits is drawn by the door.
    case append(part: String, [UInt8], at: Instant)
    /// The part is whole and begins as its type does: flush it and name it by its hash.
    case seal(part: String, type: AttachmentType, name: String, at: Instant)
    /// The part is not wanted.
    case drop(part: String)
    /// A ticket's attachment, by its place from 1, to whoever may see the ticket's own words.
    case content(TicketReference, position: Int, by: Actor, at: Instant)
}

package enum AttachmentAnswer: Sendable {
    case stored
    case sealed(AttachedFile)
    case content(AttachedFile, [UInt8])
}
