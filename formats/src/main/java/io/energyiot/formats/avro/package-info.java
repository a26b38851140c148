/** Readings in Avro, as they stand on the topic. */
package io.energyiot.formats.avro;
