/** A SQL statement and where its answer goes. */
package io.energyiot.analytics.sql;
