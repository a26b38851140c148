/** Reads the dates and times of CSV in a zone. */
package io.energyiot.formats.csv.time;
