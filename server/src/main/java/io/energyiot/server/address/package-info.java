/** Checks addresses and parameters before anything else looks at a request. */
package io.energyiot.server.address;
