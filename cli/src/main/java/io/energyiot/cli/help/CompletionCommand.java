package io.energyiot.cli.help;

import io.energyiot.cli.output.ExitStatus;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Print a script that lets a shell complete commands and options.",
      "",
      "To have it in every shell, add this line to ~/.bashrc",
      "  source <(/path/to/energy completion bash)",
      "or this one to ~/.zshrc, after compinit",
      "  source <(/path/to/energy completion zsh)"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy completion bash > /etc/bash_completion.d/energy    for all users",
      "  source <(./energy completion bash)                          in this shell"
    })
public final class CompletionCommand implements Callable<Integer> {
  /** The shells that picocli's script is for. */
  enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec command;

  @SuppressWarnings("UnusedVariable") // checked by picocli, and the script is the same for both
  @Parameters(paramLabel = "SHELL", description = "bash or zsh")
  private Shell shell;

  @Override
  public Integer call() {
    CommandSpec root = command.root();
    String script = AutoComplete.bash(root.name(), root.commandLine());
    // The script of picocli is for both; it asks which shell reads it.
    command.commandLine().getOut().println(script);
    command.commandLine().getOut().flush();
    return ExitStatus.DONE;
  }
}
