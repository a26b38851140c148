/** Reads the bodies of requests: their limits, their encodings, and clients that stop sending. */
package io.energyiot.server.body;
