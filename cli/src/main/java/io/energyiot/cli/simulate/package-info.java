/** Made-up meters that send their readings, by any of the ways in. */
package io.energyiot.cli.simulate;
