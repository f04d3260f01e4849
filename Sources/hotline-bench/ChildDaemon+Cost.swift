import Foundation

/// What the kernel says about the daemon's process.
extension ChildDaemon {
    /// Processor time since its start, in seconds.
    struct Processor {
        var user: Double
        var system: Double
        /// How long its threads were ready and other work had the cores: where this is long, the machine was not ours.
        var waiting: Double

        static func - (a: Processor, b: Processor) -> Processor {
            Processor(user: a.user - b.user, system: a.system - b.system, waiting: a.waiting - b.waiting)
        }

        /// - Parameter seconds: of the wall.
        func words(over seconds: Double, tickets: Int) -> String {
            let each = Report.short((user + system) / Double(tickets) * 1_000_000, digits: 1)
            return
                "CPU \(Report.short(user)) s user + \(Report.short(system)) s system in \(Report.short(seconds)) s, \(each) µs a ticket; "
                + "waited \(Report.short(waiting)) s for a core"
        }
    }

    /// Fields 14 and 15 of /proc/PID/stat, proc(5); counted behind the name, which may hold blanks.
    func processor() throws -> Processor {
        let text = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        guard let user = fields.dropFirst(11).first.flatMap({ Double($0) }), let system = fields.dropFirst(12).first.flatMap({ Double($0) })
        else { throw BenchProblem("/proc/\(pid)/stat is not as proc(5) says") }
        return Processor(user: user / ticks, system: system / ticks, waiting: waiting())
    }

    /// Second field of each thread's schedstat, in nanoseconds (kernel: sched-stats.rst). A thread that has ended is not counted.
    private func waiting() -> Double {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
        return threads.reduce(0) { sum, thread in
            let text = (try? String(contentsOfFile: "/proc/\(pid)/task/\(thread)/schedstat", encoding: .utf8)) ?? ""
            return sum + (text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1_000_000_000
        }
    }

    /// Resident now and at most so far, in MiB.
    func memory() throws -> (resident: Double, most: Double) {
        let text = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        func mebibytes(_ name: String) -> Double? {
            text.split(separator: "\n").first { $0.hasPrefix(name + ":") }.flatMap { line in
                line.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Double($0) }.map { $0 / 1_024 }
            }
        }
        guard let resident = mebibytes("VmRSS"), let most = mebibytes("VmHWM") else {
            throw BenchProblem("/proc/\(pid)/status is not as proc(5) says")
        }
        return (resident, most)
    }
}
