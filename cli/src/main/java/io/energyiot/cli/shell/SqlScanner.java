package io.energyiot.cli.shell;

/**
 * Tells where statements of SQL end: at a semicolon that is in no text, name or comment. Takes the
 * characters one by one.
 */
final class SqlScanner {
  private enum Place {
    PLAIN,
    TEXT,
    NAME,
    LINE_COMMENT,
    COMMENT
  }

  private Place place = Place.PLAIN;
  private char quote;
  private char last;
  private int depth;
  private boolean begun;

  /** Takes the next character and returns whether it ends a statement. */
  boolean ends(char next) {
    switch (place) {
      case PLAIN -> {
        return endsPlain(next);
      }
      case TEXT, NAME -> quoted(next);
      case LINE_COMMENT -> place = next == '\n' ? Place.PLAIN : place;
      case COMMENT -> comment(next);
    }
    return false;
  }

  private boolean endsPlain(char next) {
    if (last == '-' && next == '-') {
      place = Place.LINE_COMMENT;
      last = 0;
      return false;
    }
    if (last == '/' && next == '*') {
      place = Place.COMMENT;
      depth = 1;
      last = 0;
      return false;
    }
    begun |= last == '-' || last == '/';
    last = next;
    if (next == ';') {
      begun = false;
      return true;
    }
    if (next == '\'' || next == '"' || next == '`') {
      place = next == '`' ? Place.NAME : Place.TEXT;
      quote = next;
      last = 0;
    }
    begun |= !Character.isWhitespace(next) && next != '-' && next != '/';
    return false;
  }

  /** In a text, a backslash takes the next character along. A doubled quote begins it anew. */
  private void quoted(char next) {
    if (last == '\\' && place == Place.TEXT) {
      last = 0;
      return;
    }
    last = next;
    if (next == quote) {
      place = Place.PLAIN;
      last = 0;
    }
  }

  /** Comments may be in comments. */
  private void comment(char next) {
    if (last == '*' && next == '/') {
      depth--;
      last = 0;
    } else if (last == '/' && next == '*') {
      depth++;
      last = 0;
    } else {
      last = next;
    }
    if (depth == 0) {
      place = Place.PLAIN;
    }
  }

  /** Whether anything but blanks and comments has come since the last statement. */
  boolean hasBegun() {
    return begun || (place == Place.PLAIN && (last == '-' || last == '/'));
  }

  /** Whether the text so far can't end here: a statement has begun, or a comment is open. */
  boolean isOpen() {
    return hasBegun() || place == Place.COMMENT;
  }
}
