import Foundation

Bench.main(Array(CommandLine.arguments.dropFirst()))
