/** Services that start, run and die. */
package io.energyiot.platform.run;
