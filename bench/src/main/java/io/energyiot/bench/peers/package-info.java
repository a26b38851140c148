/** This system and others side by side: the same file, the same machine, one after the other. */
package io.energyiot.bench.peers;
