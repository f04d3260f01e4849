import Glibc

/// How many descriptors this process may hold (getrlimit(2)).
package enum DescriptorLimit {
    /// The soft limit, raised as far as `wanted` and the hard limit allow. Whoever started the process chose the soft one for
    /// programs that select(2); nothing here does.
    package static func raise(to wanted: Int) -> Int {
        var limits = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits) == 0 else { return wanted }
        let target = min(rlim_t(wanted), limits.rlim_max)
        if limits.rlim_cur < target {
            var raised = rlimit(rlim_cur: target, rlim_max: limits.rlim_max)
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limits = raised }
        }
        return Int(clamping: limits.rlim_cur)
    }
}
