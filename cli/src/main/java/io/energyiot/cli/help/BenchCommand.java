package io.energyiot.cli.help;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The benchmarks as the help lists them. The script starts them as a program of their own. */
@Command(
    name = "bench",
    description = "Measure this system on this machine, alone and beside others.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./energy bench --help", "  ./energy bench load"})
public final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @SuppressWarnings("UnusedVariable") // so that none is refused before the message below
  @Unmatched
  private List<String> arguments;

  @Override
  public Integer call() {
    throw new ParameterException(
        command.commandLine(), "benchmarks are started by the script: ./energy bench");
  }
}
