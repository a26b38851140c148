package io.energyiot.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Completes views, the columns of the views that the statement names (of all, if it names none),
 * words of SQL, and commands of the shell.
 */
final class SqlCompleter implements Completer {
  private static final List<String> WORDS =
      List.of(
          ("all and array_agg as asc avg between by case cast count cross date date_trunc desc"
                  + " describe distinct else end except exists explain false from full group having"
                  + " hour in inner intersect interval is join left like limit max median min month"
                  + " not null offset on or order outer over partition percentile right round select"
                  + " show sum then timestamp true union using values when where window with year")
              .split(" "));

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String statement = line.line().stripLeading();
    Stream<String> words =
        statement.startsWith("\\") && !statement.contains(" ")
            ? ShellCommand.all()
            : Stream.concat(names(statement), WORDS.stream());
    String typed = line.word().substring(0, line.wordCursor()).toLowerCase(Locale.ROOT);
    words
        .filter(word -> word.startsWith(typed)) // the reader would also take what only contains it
        .distinct()
        .forEach(word -> candidates.add(new Candidate(word)));
  }

  private static Stream<String> names(String statement) {
    List<String> said = List.of(statement.toLowerCase(Locale.ROOT).split("\\W+"));
    List<SqlViews> all = Arrays.asList(SqlViews.values());
    List<SqlViews> named = all.stream().filter(view -> said.contains(view.title())).toList();
    return Stream.concat(
        all.stream().map(SqlViews::title),
        (named.isEmpty() ? all : named).stream().flatMap(view -> view.columns().stream()));
  }
}
