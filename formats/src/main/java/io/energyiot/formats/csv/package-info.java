/** Readings as CSV: one reading a line (long form) or one day a line (wide form). */
package io.energyiot.formats.csv;
