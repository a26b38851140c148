/** The topic's readings as they come. */
package io.energyiot.cli.tail;
