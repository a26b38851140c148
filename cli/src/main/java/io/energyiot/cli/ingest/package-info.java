/** Commands around streamed readings: consume them, seal their days. */
package io.energyiot.cli.ingest;
