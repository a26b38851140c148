package io.energyiot.cli.help;

import io.energyiot.cli.output.ExitStatus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, what may have been meant, and where help is. */
public final class WrongUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    CommandSpec command = line.getCommandSpec();
    PrintWriter err = line.getErr();
    err.println("energy: " + message(failure, command));
    err.println("More: ./" + command.qualifiedName() + " --help");
    return ExitStatus.USER_MISTAKE;
  }

  private static String message(ParameterException failure, CommandSpec command) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      return word.startsWith("-") && word.length() > 1
          ? named(word, "no option of " + command.qualifiedName(), options(command))
          : argument(word, command);
    }
    return failure.getMessage();
  }

  private static String argument(String word, CommandSpec command) {
    return command.subcommands().isEmpty()
        ? "'" + word + "' is one argument too many"
        : named(word, "no command", command.subcommands().keySet());
  }

  private static String named(String word, String what, Collection<String> names) {
    int end = word.indexOf('=');
    String name = end < 0 ? word : word.substring(0, end);
    List<String> like = Likeness.of(name, names);
    String meant = like.isEmpty() ? "" : ". Did you mean " + String.join(" or ", like) + "?";
    return "'" + name + "' is " + what + meant;
  }

  private static List<String> options(CommandSpec command) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        names.add(option.longestName());
      }
    }
    return names;
  }
}
