import Glibc

/// What this process has had resident at most, as the kernel counts it.
enum PeakMemory {
    static var mebibytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) / 1024
    }
}
