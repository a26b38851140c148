/** Receipts of loads. */
package io.energyiot.server.loads;
