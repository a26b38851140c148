package io.energyiot.cli.shell;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** Has a terminal ask for further lines until a statement has its semicolon. */
final class StatementParser extends DefaultParser {

  StatementParser() {
    setQuoteChars(new char[0]);
    setEscapeChars(new char[0]);
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !StatementReader.isComplete(line)) {
      throw new EOFError(-1, -1, "a semicolon ends a statement");
    }
    return super.parse(line, cursor, context);
  }

  /** Names end where no letter, digit or underscore follows; a backslash begins a command. */
  @Override
  public boolean isDelimiterChar(CharSequence buffer, int pos) {
    char each = buffer.charAt(pos);
    return !Character.isJavaIdentifierPart(each) && each != '\\';
  }
}
