/** Writes readings as CSV, in both forms. */
package io.energyiot.formats.csv.write;
