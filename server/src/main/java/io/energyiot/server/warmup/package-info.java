/** Uses the server's ways for readings before the server says that it is ready. */
package io.energyiot.server.warmup;
