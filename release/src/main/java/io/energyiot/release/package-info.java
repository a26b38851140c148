/** The archive that is released, and what is told at the end of a build. */
package io.energyiot.release;
