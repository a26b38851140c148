/**
 * The command {@code ./energy bench}: its subcommands measure, compare and check, each in a
 * package.
 */
package io.energyiot.bench;
