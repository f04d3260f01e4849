import HotlineRouting

/// The ladders of the tests, literal: their instants are what the tests of time are about.
enum Ladders {
    static let csv =
        "阶梯,级,起点,时机,条件,通知,改派\r\n" + ordinary + urgent + rooms + central

    private static let ordinary = """
        普通,L0,签收,已过 50%,未签收,值班,否\r
        普通,L1,签收,到期,未签收,经办人、联络员,否\r
        普通,L2,联系,到期,未触,经办人、联络员,否\r
        普通,L3,承诺办结,已过 40%,未触,经办人、联络员,否\r
        普通,L4,承诺办结,剩余 20% 至少 4工作时,未停,经办人、联络员,否\r
        普通,L5,承诺办结,到期,未停,首席事务代表、督办,否\r
        普通,L6,承诺办结,到期后 1工作日,未停,分管领导、热线管理部门,否\r
        普通,L7,承诺办结,到期后 6工作日,未停,中心负责人、热线管理部门,否\r

        """

    private static let urgent = """
        紧急,U0,签收,已过 50%,未签收,值班,否\r
        紧急,U1,签收,到期,未签收,值班、联络员、班长,否\r
        紧急,U2,首报,到期,未停,首席事务代表、督办,否\r
        紧急,U3,首报,到期后 1小时,未停,分管领导、督办,否\r
        紧急,U4,首报,到期后 4小时,未停,中心负责人、热线管理部门,否\r
        紧急,U5,首报,到期后 24小时,未停,热线管理部门,否\r

        """

    private static let rooms = ["受理", "派单", "异议审核", "延期审批", "审核", "回访", "归档"].map { clock in
        """
        热线内部,R-\(clock)-1,\(clock),已过 50%,未停,值班,否\r
        热线内部,R-\(clock)-2,\(clock),到期,未停,班长,否\r
        热线内部,R-\(clock)-3,\(clock),到期后 1小时,未停,中心负责人,否\r
        热线内部,R-\(clock)-4,\(clock),到期后 4小时,未停,热线管理部门,否\r

        """
    }.joined()

    private static let central = """
        中央省驻穗,C0,签收,已过 50%,未签收,值班,否\r
        中央省驻穗,C1,签收,到期,未签收,联络员,否\r
        中央省驻穗,C2,承诺办结,剩余 20% 至少 4工作时,未停,联络员,否\r
        中央省驻穗,C3,承诺办结,到期,未停,首席事务代表、督办,否\r

        """
}

extension Ladders {
    /// The sample tables with 改派 on the rungs whose lines begin so.
    static func folder(reassigning rungs: [String]) -> RoutingFolder {
        var files = SampleTables.folder.files
        let lines = csv.split(separator: "\r\n").map { line in
            rungs.contains { line.hasPrefix($0) } ? line.dropLast(1) + "是" : String(line)
        }
        files["escalation.csv"] = Array(lines.map { $0 + "\r\n" }.joined().utf8)
        return RoutingFolder(files: files)
    }
}
