/** Streamed readings of days that are not sealed yet, and in which state days are. */
package io.energyiot.store.live;
