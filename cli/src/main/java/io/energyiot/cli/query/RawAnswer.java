package io.energyiot.cli.query;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What the server sends, passed on as it comes. */
final class RawAnswer {
  private RawAnswer() {}

  /** Prints text in UTF-8, line ends as they are. */
  static void print(InputStream answer, PrintWriter out) {
    char[] part = new char[1 << 14];
    try (Reader text = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
      for (int count = text.read(part); count >= 0; count = text.read(part)) {
        out.write(part, 0, count);
      }
      out.flush();
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  /** Writes a file, under its name with {@code .part} until it is whole. */
  static void save(InputStream answer, Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (InputStream bytes = answer) {
      Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(file, "can't be written", e), e);
    }
  }

  private static EnergyException brokenOff(IOException e) {
    return new EnergyException(
        ErrorCode.SERVER_UNAVAILABLE, "the server broke off its answer: " + e.getMessage(), e);
  }
}
