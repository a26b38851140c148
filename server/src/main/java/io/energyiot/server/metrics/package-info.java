/** What it has done, for Prometheus. */
package io.energyiot.server.metrics;
