/** How long a night's load takes on this machine, and what that says of other fleets. */
package io.energyiot.bench.load;
