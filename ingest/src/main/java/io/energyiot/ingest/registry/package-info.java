/** The schemas of records in Avro, as a registry outside keeps them. */
package io.energyiot.ingest.registry;
