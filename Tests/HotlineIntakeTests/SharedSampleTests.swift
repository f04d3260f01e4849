import Foundation
import HotlineCore
import HotlineRouting
import Testing

/// Logs of real platforms, where this machine has them beside the project; they are no part of it.
struct SharedSampleTests {
    private static func sample(_ name: String) -> [UInt8]? {
        // Beside the checkout, or beside the folder of its worktrees.
        let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        for place in ["..", "../.."] {
            let path = project.appending(path: place + "/shared/data/phone-logs/" + name).standardized.path
            if let data = FileManager.default.contents(atPath: path) { return Array(data) }
        }
        print("SKIPPED: \(name) is not on this machine")
        return nil
    }

    @Test func `a native Master.csv of 21 columns`() {
        guard let bytes = Self.sample("asterisk-master.csv") else { return }
        let lines = notes(bytes, as: .asterisk)
        #expect(lines.rejects == [])
        #expect(lines.notes.count + lines.others == 84)
        #expect(lines.notes.count { $0.phone != nil } > 20)
    }

    @Test func `a file of cdr_custom`() {
        guard let bytes = Self.sample("asterisk-master-pjsip.csv") else { return }
        let columns = ["src": "2", "dst": "3", "start": "9", "answer": "10", "end": "11", "disposition": "14", "uniqueid": "17"]
        let lines = notes(bytes, as: .asterisk, columns: columns)
        #expect(lines.rejects == [])
        #expect(lines.notes.count == 14)
        #expect(notes(bytes, as: .asterisk).rejects.count == 14)
    }

    @Test func `a queue_log of a database`() {
        guard let bytes = Self.sample("queue_log") else { return }
        let lines = notes(bytes, as: .queueLog)
        #expect(lines.rejects == [])
        #expect(lines.notes.count + lines.others == 300)
        #expect(lines.notes.contains { $0.content == .event(.queued, .queued) && $0.phone != nil })
    }

    @Test func `a FreeSWITCH log that a spreadsheet saved`() {
        guard let bytes = Self.sample("freeswitch-master.csv") else { return }
        let lines = notes(bytes, as: .freeSwitch)
        #expect(lines.rejects == [])
        #expect(lines.notes.count + lines.others == 10)
    }
}
