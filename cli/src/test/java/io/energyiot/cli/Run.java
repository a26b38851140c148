package io.energyiot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.energyiot.platform.folder.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * A command that has ended.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Run(int exit, String out, String err) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** The command as it is run. */
  public static CommandLine commandLine() {
    return Energy.commandLine();
  }

  /** Runs {@code energy} with {@code arguments} within this virtual machine. */
  public static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine energy = Energy.commandLine(arguments);
    energy.setOut(new PrintWriter(out, true));
    energy.setErr(new PrintWriter(err, true));
    return new Run(energy.execute(arguments), out.toString(), err.toString());
  }

  /** Runs a command on the system of a data folder. */
  public static Run in(DataFolder folder, String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--data=" + folder.path()));
    arguments.addAll(List.of(more));
    return of(arguments.toArray(String[]::new));
  }

  /** This one, which must have ended well. */
  public Run done() {
    assertThat(exit).as(err).isZero();
    return this;
  }

  /** Standard output, which must be one JSON document and nothing else. */
  public JsonNode json() {
    try {
      return MAPPER.readTree(out);
    } catch (IOException e) {
      throw new UncheckedIOException(out, e);
    }
  }
}
