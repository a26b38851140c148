/** Files in. */
package io.energyiot.cli.load;
