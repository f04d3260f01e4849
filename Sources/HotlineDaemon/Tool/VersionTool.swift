import HotlineDesk

/// `hotline version`.
struct VersionTool: ToolCommand {
    let card = ToolCard(name: "version", usage: "", summary: Words("显示版本", "prints the version"))

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        surroundings.output.line("hotline \(HotlinedProgram.version)")
        return .done
    }
}
