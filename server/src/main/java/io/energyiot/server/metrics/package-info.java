/** Figures of the server for Prometheus. */
package io.energyiot.server.metrics;
