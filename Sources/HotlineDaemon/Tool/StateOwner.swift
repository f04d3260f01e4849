import Glibc
import HotlineSystem

/// Whoever opens the state folder does so as its owner: a file that root left there would lock the service out.
enum StateOwner {
    /// Lets root become the owner for the rest of the process; refuses everybody else who is not.
    static func become(_ folder: StateFolder) throws(ToolStop) {
        var status = stat()
        guard stat(folder.path, &status) == 0 else {
            throw ToolStop(.no, "没有状态目录 \(folder.path)，可用 --state 指定", "there is no state folder \(folder.path); --state names another")
        }
        let owner = status.st_uid
        if geteuid() == owner { return }
        let name = getpwuid(owner).map { String(cString: $0.pointee.pw_name) }
        guard geteuid() == 0 else {
            let user = name ?? "#\(owner)"
            throw ToolStop(
                .no, "\(folder.path) 属于 \(user)，请执行 sudo -u \(user) hotline …",
                "\(folder.path) belongs to \(user); run sudo -u \(user) hotline …")
        }
        guard name.map({ initgroups($0, status.st_gid) == 0 }) ?? (setgroups(0, nil) == 0), setgid(status.st_gid) == 0, setuid(owner) == 0
        else {
            throw ToolStop(.no, "不能成为 \(folder.path) 的属主", "cannot become the owner of \(folder.path): \(SystemFailure("setuid"))")
        }
    }
}
