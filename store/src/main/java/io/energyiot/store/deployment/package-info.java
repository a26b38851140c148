/** What holds for a deployment as a whole: its storage zone, the years that it has readings of. */
package io.energyiot.store.deployment;
