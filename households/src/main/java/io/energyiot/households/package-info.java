/** Made-up household meters, the same for a seed, and files of their readings. */
package io.energyiot.households;
