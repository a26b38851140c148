package io.energyiot.cli.output;

import java.io.Console;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The user's consent to delete what is stored, for which a command asks on the terminal. */
public final class Consent {
  private final CommandSpec command;
  private final Console terminal;

  private Consent(CommandSpec command, Console terminal) {
    this.command = command;
    this.terminal = terminal;
  }

  /**
   * Prepares to ask.
   *
   * @param command has the option {@code --yes}, which was not given
   * @param what is to be done, as a clause
   * @throws ParameterException if there is no terminal
   */
  @SuppressWarnings("SystemConsoleNull") // so it is on the JDK 17 that the build asks for
  public static Consent onTerminal(CommandSpec command, String what) {
    Console terminal = System.console();
    if (terminal == null) {
      throw new ParameterException(
          command.commandLine(), "there is no terminal to confirm that " + what + "; use --yes");
    }
    return new Consent(command, terminal);
  }

  /**
   * Asks. Only {@code y} and {@code yes} are consent.
   *
   * @param refused what standard error gets if the user does not consent
   */
  public boolean isGiven(String question, String refused) {
    String answer = terminal.readLine("%s [y/N] ", question);
    String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
    boolean given = word.equals("y") || word.equals("yes");
    if (!given) {
      command.commandLine().getErr().println("energy: " + refused);
    }
    return given;
  }
}
