/** {@code ./energy retention}. */
package io.energyiot.cli.retention;
