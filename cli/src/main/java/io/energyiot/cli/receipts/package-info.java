/** The receipts of loads, and taking loads back. */
package io.energyiot.cli.receipts;
