import Foundation
import HotlineStore
import HotlineSystem

/// Where the key of the journal's chain is: in the file that is named, else in the service's credentials (systemd's
/// `LoadCredential=journal.key:…`), else in the state folder. The daemon and the tools look in the same places.
package struct JournalKeyPlace: Hashable, Sendable {
    package let path: String
    /// In the state folder the first start makes one.
    package let mayBeMade: Bool

    package init(named file: String?, state: StateFolder, environment: [String: String]) {
        let credential = environment["CREDENTIALS_DIRECTORY"].map { $0 + "/journal.key" }
        if let file {
            path = file
            mayBeMade = false
        } else if let credential, FileManager.default.fileExists(atPath: credential) {
            path = credential
            mayBeMade = false
        } else {
            path = state.journalKey
            mayBeMade = true
        }
    }

    /// The key; made now where there may be one and is none.
    func obtain() throws(SecretFile.Problem) -> JournalKey {
        JournalKey(mayBeMade ? try SecretFile.obtain(path) : try SecretFile.read(path))
    }
}
