import HotlineDaemon

HotlineTool.main(Array(CommandLine.arguments.dropFirst()))
