/** The client of the schema registry, which keeps the schemas of records in Avro. */
package io.energyiot.ingest.registry;
