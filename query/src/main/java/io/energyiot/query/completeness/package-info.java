/** How much of what was expected is there. */
package io.energyiot.query.completeness;
