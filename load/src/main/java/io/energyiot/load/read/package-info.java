/** Files read in parallel: their readings packed and put aside, their rejects listed. */
package io.energyiot.load.read;
