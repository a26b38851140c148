/** Limits how much a client, and all of them together, may ask for and send. */
package io.energyiot.server.limits;
