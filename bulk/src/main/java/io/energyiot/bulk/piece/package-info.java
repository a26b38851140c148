/** Rows that one process reads from SSTables and sends to another. */
package io.energyiot.bulk.piece;
