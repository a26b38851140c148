/** Readings as CSV: one reading per line (long form) or one day per line (wide form). */
package io.energyiot.formats.csv;
