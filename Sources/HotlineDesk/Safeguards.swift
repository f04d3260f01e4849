import HotlineCore
import HotlineRouting
import HotlineStore

/// What a ticket needs beyond the ordinary, as whoever may see the ticket reads it.
package struct Safeguards: Hashable, Sendable {
    /// Departments and people complained about, by name and work number.
    package var accused: [String] = []
    /// A restatement of the secret matter was released.
    package var isRestated = false
    package var isSealed = false
    package var isTextOnly = false
    /// 代办人, masked as the citizen is.
    package var representative: String?
    /// 办不成事: the venue and its window.
    package var venue: String?
    package var isExcluded = false

    package init() {}
}

extension Reader {
    func safeguards(of dossier: Dossier, as sight: Sight) throws(StoreFailure) -> Safeguards {
        var safeguards = Safeguards()
        guard let privacy = dossier.privacy else { return safeguards }
        safeguards.accused =
            privacy.accusedDepartments.map { tables.departmentName($0) }
            + privacy.accusedPeople.map { tables.workNumber($0) }
        safeguards.isRestated = privacy.restatement != nil
        safeguards.isSealed = privacy.sealReaders != nil
        safeguards.isTextOnly = privacy.isTextOnly
        if sight > .restated, let name = privacy.representativeName {
            let phone = privacy.representativePhone.map { sight == .whole ? $0.typed : Masking.phone($0) }
            safeguards.representative = ([sight == .whole ? name : Masking.name(name)] + [phone].compactMap { $0 }).joined(separator: " ")
        }
        safeguards.venue = privacy.venue.flatMap { code in
            tables.routing.venues.first { $0.code == code }.map { $0.name + " " + $0.difficultWindow }
        }
        safeguards.isExcluded = privacy.excludedAt != nil
        return safeguards
    }
}
