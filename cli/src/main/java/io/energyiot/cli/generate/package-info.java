/** Made-up files. */
package io.energyiot.cli.generate;
