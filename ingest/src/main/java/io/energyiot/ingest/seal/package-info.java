/** Closed days: their live blocks are folded into day blocks. */
package io.energyiot.ingest.seal;
