/** Local times that the clock shows twice: which of the two is meant, by the order of the lines. */
package io.energyiot.formats.clock;
