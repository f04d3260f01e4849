import HotlineDesk

/// `hotline webhook …`: the console's command of that name, for scripts.
struct WebhookTool: ToolCommand {
    let card = ToolCard(
        name: "webhook", usage: "add department:CODE URL|list|test ID|remove ID",
        summary: Words(
            "把单位的变化推送到它的地址；add 打印签名密钥，只这一次", "pushes a department's feed to its address; add prints the signing secret, once"),
        flags: [.state, .console, .config, .tokenFile], operands: 1...3,
        notes: [
            Words(
                "由运行中的服务来做。密钥单独打印在标准输出，其余的话在标准错误。",
                "The running daemon does it. The secret alone goes to standard output, the other words to standard error.")
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        let lines = try ConsoleTalk.answer(to: ["webhook"] + arguments.operands, arguments, surroundings)
        guard arguments.operands.first == "add", let secret = lines.last else {
            for line in lines { surroundings.output.line(line) }
            return .done
        }
        for line in lines.dropLast() { surroundings.output.complain(line) }
        surroundings.output.line(secret)
        return .done
    }
}
