/** Questions about the whole fleet and groups of it. */
package io.energyiot.server.fleet;
