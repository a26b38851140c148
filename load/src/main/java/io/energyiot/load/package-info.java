/**
 * Files of readings, loaded: what a file holds goes into day blocks, what it breaks into rejects.
 */
package io.energyiot.load;
