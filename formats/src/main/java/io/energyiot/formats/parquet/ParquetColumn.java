package io.energyiot.formats.parquet;

import java.util.Arrays;

/**
 * The values of one column in a row group. For use by one thread.
 *
 * @param <D> the dictionary for the column's kind of values
 */
final class ParquetColumn<D extends ParquetDictionary> {
  private static final int NULL = -1;
  private static final int FIRST_ROWS = 1 << 10;

  private final ParquetField field;
  private final D dictionary;
  private int[] numbers = new int[FIRST_ROWS];
  private int rows;
  private int nulls;

  private ParquetColumn(ParquetField field, D dictionary) {
    this.field = field;
    this.dictionary = dictionary;
  }

  static ParquetColumn<TextDictionary> ofTexts(ParquetField field) {
    return new ParquetColumn<>(field, new TextDictionary());
  }

  static ParquetColumn<NumberDictionary> ofNumbers(ParquetField field) {
    return new ParquetColumn<>(field, new NumberDictionary(field.type()));
  }

  ParquetField field() {
    return field;
  }

  /** Returns the distinct values. */
  D values() {
    return dictionary;
  }

  int rows() {
    return rows;
  }

  int nulls() {
    return nulls;
  }

  /** Adds a row with the value that has {@code number}. */
  void add(int number) {
    if (rows == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * rows);
    }
    numbers[rows++] = number;
  }

  void addNull() {
    add(NULL);
    nulls++;
  }

  /** Returns 1 for each row that has a value, and 0 for each other row. */
  int[] levels() {
    int[] levels = new int[rows];
    for (int i = 0; i < rows; i++) {
      levels[i] = numbers[i] == NULL ? 0 : 1;
    }
    return levels;
  }

  /** Returns the value numbers of the rows that have a value. */
  int[] present() {
    int[] present = Arrays.copyOf(numbers, rows);
    int size = 0;
    for (int i = 0; nulls > 0 && i < rows; i++) {
      if (present[i] != NULL) {
        present[size++] = present[i];
      }
    }
    return nulls > 0 ? Arrays.copyOf(present, size) : present;
  }

  void clear() {
    dictionary.clear();
    rows = 0;
    nulls = 0;
  }
}
