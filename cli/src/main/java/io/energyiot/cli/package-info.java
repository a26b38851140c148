/** The {@code energy} command: what a person types. */
package io.energyiot.cli;
