import HotlineDaemon

HotlinedProgram.main(Array(CommandLine.arguments.dropFirst()))
