/** How quick the system is in the seconds after it says that it is ready. */
package io.energyiot.bench.start;
